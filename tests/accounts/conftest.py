"""The cast with passwords, and a way to sign in as people do."""

import pytest

from tests.cast import cast

PASSWORD = "qing-shan-yuan-shui-9"


@pytest.fixture
def people(db):
    found = cast()
    for user in (found.alice, found.bob, found.charlie, found.dora):
        user.set_password(PASSWORD)
        user.save()
    return found


@pytest.fixture
def sign_in(client):
    """Post the form of the sign-in page; `address` is where the browser is."""

    def post(username, password=PASSWORD, browser=client, address="10.0.0.7", **more):
        return browser.post("/sign-in/", {"login": username, "password": password, **more}, REMOTE_ADDR=address)

    return post
