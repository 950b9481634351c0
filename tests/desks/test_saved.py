"""常用查询: kept, offered again, shared with a post, deleted by its owner alone."""

import pytest
from django.test import Client
from django.urls import reverse

from recruitment.organisation.roles import Role
from recruitment.organisation.services import appoint
from tests.cast import FOUNDED
from tests.desks.conftest import look
from workflows.desks.models import SavedSearch

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db]


def post(user, view: str, *args, **data):
    client = Client()
    client.force_login(user)
    return client.post(reverse(view, args=args), data, follow=True)


def offered(user) -> list[str]:
    return [search.name for search in look(user).context["saved"]]


def test_a_search_is_kept_without_its_page_and_what_it_does_not_know(people):
    post(people.alice, "save_search", name="超期", query="due=overdue&page=3&evil=1&sort=name")
    assert SavedSearch.objects.get().query == "due=overdue&sort=name"
    assert offered(people.alice) == ["超期"]
    assert "?due=overdue&amp;sort=name" in look(people.alice).content.decode()


def test_the_same_name_again_replaces_it(people):
    for query in ("due=overdue", "due=near"):
        post(people.alice, "save_search", name="急", query=query)
    assert [search.query for search in SavedSearch.objects.all()] == ["due=near"]


def test_a_search_without_a_name_is_refused_with_a_sentence_and_the_search_is_still_there(people):
    response = post(people.alice, "save_search", name="", query="due=overdue")
    assert "常用查询没有保存" in response.content.decode()
    assert response.context["search"].given("due") == "overdue"
    assert not SavedSearch.objects.exists()


def test_a_name_that_is_too_long_comes_back_as_typed_with_the_sentence_beside_it(people):
    name = "长" * 31
    page = post(people.alice, "save_search", name=name, query="due=overdue").content.decode()
    assert f'value="{name}"' in page
    assert "最多30个字，现在有31个字，请删短。" in page
    assert name not in look(people.alice).content.decode()
    post(people.alice, "save_search", name="急", query="due=overdue")
    search = SavedSearch.objects.get()
    page = post(people.alice, "rename_search", search.pk, name=name).content.decode()
    assert f'value="{name}"' in page
    assert "最多30个字，现在有31个字，请删短。" in page


def test_shared_with_a_post_it_is_offered_to_its_other_holders_only(people, django_user_model):
    colleague = django_user_model.objects.create(username="tongshi")
    appoint(acting_user=None, user=colleague, unit=people.branch_a, role=Role.ORG_COMMISSIONER, held_from=FOUNDED)
    post(people.alice, "save_search", name="自己", query="due=near")
    post(people.alice, "save_search", name="共用", query="due=overdue", share=people.alice.posts.get().pk)
    assert offered(colleague) == ["共用"]
    assert offered(people.charlie) == offered(people.bob) == []


def test_nobody_shares_with_a_post_that_he_does_not_hold(people):
    post(people.charlie, "save_search", name="混入", query="", share=people.alice.posts.get().pk)
    assert not SavedSearch.objects.exists()


def test_the_owner_deletes_it_and_nobody_else(people):
    post(people.alice, "save_search", name="急", query="", share=people.alice.posts.get().pk)
    search = SavedSearch.objects.get()
    assert post(people.charlie, "delete_search", search.pk).status_code == 404
    client = Client()
    client.force_login(people.alice)
    assert client.get(reverse("delete_search", args=[search.pk])).status_code == 405
    post(people.alice, "delete_search", search.pk)
    assert not SavedSearch.objects.exists()


def test_it_is_renamed_but_not_to_a_name_that_is_taken(people):
    for name in ("急", "缓"):
        post(people.alice, "save_search", name=name, query="due=overdue")
    first, second = SavedSearch.objects.order_by("pk")
    assert "已改名为“超期”" in post(people.alice, "rename_search", first.pk, name="超期").content.decode()
    for name in ("超期", "", "长" * 31):
        assert "没有改名" in post(people.alice, "rename_search", second.pk, name=name).content.decode()
    assert post(people.charlie, "rename_search", first.pk, name="别人的").status_code == 404
    assert offered(people.alice) == ["缓", "超期"]
