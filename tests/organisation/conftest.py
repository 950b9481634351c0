"""The cast, and somebody in each post that matters for appointing."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import cast

SINCE = date(2020, 1, 1)


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def newcomer(db):
    """新民, who has an account and no post."""
    return User.objects.create(username="xinmin", last_name="李", first_name="新民")


@pytest.fixture
def secretary(people):
    """守正, the secretary of the township's committee."""
    user = User.objects.create(username="shouzheng", last_name="王", first_name="守正")
    appoint(acting_user=None, user=user, unit=people.township, role=Role.COMMITTEE_SECRETARY, held_from=SINCE)
    return user
