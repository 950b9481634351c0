"""Two more of the cast, and a look at a page as one of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED


@pytest.fixture
def auditor(people, django_user_model):
    user = django_user_model.objects.create(username="ducha", last_name="钱", first_name="督察")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.AUDITOR, held_from=FOUNDED)
    return user


@pytest.fixture
def clerk(people, django_user_model):
    """A clerk of a vetting department, though at the district itself: he sees no case all the same."""
    user = django_user_model.objects.create(username="lianshen", last_name="吴", first_name="经办")
    appoint(acting_user=None, user=user, unit=people.district, role=Role.VETTING_CLERK, held_from=FOUNDED)
    return user


def look(user, name: str = "case_list", query: str = "", status: int = 200):
    """The page as `user` sees it."""
    client = Client()
    client.force_login(user)
    response = client.get(reverse(name) + query)
    assert response.status_code == status
    return response


def names(response) -> list[str]:
    return [row.case.person.name for row in response.context["rows"]]


def statements(user, name: str, query: str = "") -> int:
    client = Client()
    client.force_login(user)
    client.get(reverse(name) + query)
    with CaptureQueriesContext(connection) as sent:
        client.get(reverse(name) + query)
    return len(sent)
