"""A passkey is registered, opens by itself and serves as second factor. The key is Chromium's own, of software."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keeper(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the live server speaks http, as localhost may
    return User.objects.create_user("aihua", password=PASSWORD, last_name="陈", first_name="爱华")


@pytest.fixture
def window(visitor):
    window = visitor()
    asked = window.context.new_cdp_session(window.page)
    asked.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    asked.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"isUserVerified": True}})
    return window


def with_password(window, page):
    page.fill("[name=login]", "aihua")
    page.fill("[name=password]", PASSWORD)
    page.click("button.btn-primary")


def register(window, *, alone: bool):
    page = window.visit("/sign-in/?next=/account/factors/passkeys/add/")
    with_password(window, page)
    if "/account/confirm/" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.click("main button.btn-primary")
    page.wait_for_url("**/passkeys/add/")
    window.check()
    page.fill("[name=name]", "办公室的钥匙")
    page.set_checked("[name=passwordless]", alone)
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery/")
    page.click("header form[action='/sign-out/'] button")
    page.wait_for_url("**/sign-in/**")
    return page


def test_a_passkey_opens_without_a_password(window, keeper):
    page = register(window, alone=True)
    assert Authenticator.objects.filter(user=keeper, type="webauthn").count() == 1
    window.visit("/sign-in/?next=/account/")
    window.check()
    page.click("#passkey_login")
    page.wait_for_url(f"{window.server}/account/")
    assert "陈爱华" in page.inner_text("main")
    assert window.errors == []


def test_a_passkey_is_the_second_factor_after_the_password(window, keeper):
    page = register(window, alone=False)
    window.visit("/sign-in/?next=/account/")
    with_password(window, page)
    page.wait_for_url("**/sign-in/code/**")
    window.check()
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{window.server}/account/")
    assert window.errors == []
