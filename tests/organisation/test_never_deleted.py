"""Users, units and posts are closed, never deleted: not by the model, not by a queryset, not by SQL."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from recruitment.organisation.models import Post, Unit

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize("model", [User, Unit, Post])
def test_models_refuse(people, newcomer, model):
    count = model.objects.count()
    with pytest.raises(ProtectedError), transaction.atomic():
        model.objects.last().delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        model.objects.all().delete()
    assert model.objects.count() == count


def test_one_who_never_did_anything_stays_too(newcomer):
    with pytest.raises(ProtectedError):
        newcomer.delete()


@pytest.mark.parametrize("table", ["auth_user", "recruitment_unit", "recruitment_post"])
def test_the_database_refuses(people, newcomer, table):
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def test_there_is_no_admin_site_to_do_it_in(settings):
    from django.urls import NoReverseMatch, reverse

    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")
