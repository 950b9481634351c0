"""Signing in and out."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.urls import NoReverseMatch, reverse

from .conftest import PASSWORD


def signed_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_right_password_opens_the_site_and_signing_out_closes_it(client, people, sign_in):
    assert not signed_in(client)
    assert sign_in("aihua").status_code == 302
    assert signed_in(client)
    assert client.post("/sign-out/").url == "/sign-in/"
    assert not signed_in(client)


def test_a_page_asked_for_by_a_stranger_leads_to_signing_in_and_then_to_the_page(client, people, sign_in):
    asked = client.get("/account/password/")
    assert asked.url == "/sign-in/?next=/account/password/"
    assert sign_in("aihua", next="/account/password/").url == "/account/password/"


def test_nobody_is_led_to_another_site(client, people, sign_in):
    assert "elsewhere.example" not in sign_in("aihua", next="https://elsewhere.example/").url


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(client, people, sign_in):
    wrong, unknown = sign_in("aihua", "wrong"), sign_in("nobody", "wrong")
    assert wrong.status_code == unknown.status_code == 200
    assert "用户名或密码不正确。" in wrong.text
    assert wrong.text.replace("aihua", "").count("不正确") == unknown.text.count("不正确")
    assert not signed_in(client)


def test_what_was_typed_is_still_there_but_the_password(client, people, sign_in):
    answer = sign_in("aihua", "wrong-password-typed").text
    assert 'value="aihua"' in answer
    assert "wrong-password-typed" not in answer


def test_the_session_is_another_one_after_signing_in(client, people, sign_in):
    client.get("/sign-in/")
    client.session.save()
    client.cookies["sessionid"] = before = client.session.session_key
    sign_in("aihua")
    assert client.cookies["sessionid"].value != before


def test_nobody_registers_and_nothing_is_reset_by_mail(client, people):
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/admin/").status_code == 404 or client.get("/admin/").url.startswith("/sign-in/")


def test_the_password_is_kept_by_argon2id_and_an_older_hash_is_kept_anew(client, people, sign_in):
    ours = "argon2$argon2id$v=19$m=19456,t=2,p=1$"
    assert people.alice.password.startswith(ours)
    people.alice.password = Argon2PasswordHasher().encode(PASSWORD, "some-salt-of-yore")
    people.alice.save()
    sign_in("aihua")
    people.alice.refresh_from_db()
    assert people.alice.password.startswith(ours)


def test_a_password_of_the_trade_or_of_ones_own_name_is_refused(client, people, sign_in):
    sign_in("aihua")
    change = {"oldpassword": PASSWORD}
    for poor, why in (
        ("zhibu-2026-long", "zhibu"),
        ("aihua-aihua", "用户名"),
        ("1234567890123", "数字"),
        ("short", "10"),
    ):
        answer = client.post("/account/password/", change | {"password1": poor, "password2": poor})
        assert answer.status_code == 200
        assert why in answer.text
    good = "li-hua-kai-le-3-ci"
    assert client.post("/account/password/", change | {"password1": good, "password2": good}).status_code == 302
    people.alice.refresh_from_db()
    assert people.alice.check_password(good)


def test_every_page_of_the_account_opens(client, people, sign_in):
    sign_in("aihua")
    for name in (
        "my_account",
        "account_change_password",
        "mfa_index",
        "mfa_list_webauthn",
        "usersessions_list",
        "sign_out",
    ):
        assert client.get(reverse(name)).status_code == 200, name
