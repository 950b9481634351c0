"""What the settings become where OIDC_SERVER names a sign-in service."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.text import slugify

_HERE = ("127.0.0.1", "localhost", "::1")


def single_sign_on(server: str, client: str, secret: str, name: str) -> dict:
    """The library's settings. The provider's id is made of the server's address: with its subject it is one person."""
    parts = urlsplit(server)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise ImproperlyConfigured(f"OIDC_SERVER must be an https address: {server}")
    missing = [module for module in ("requests", "oauthlib", "jwt") if find_spec(module) is None]
    if missing:
        raise ImproperlyConfigured(f"OIDC_SERVER needs the packages of the extra “sso”; missing: {', '.join(missing)}")
    app = {
        "provider_id": slugify(f"{parts.netloc}{parts.path}".replace("/", "-").replace(".", "-").replace(":", "-")),
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server.rstrip("/"), "oauth_pkce_enabled": True},
    }
    return {
        "OIDC_ID": app["provider_id"],
        "SOCIALACCOUNT_ADAPTER": "recruitment.accounts.single_sign_on.SingleSignOnAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}},
        "SOCIALACCOUNT_REQUESTS_TIMEOUT": 10,
    }
