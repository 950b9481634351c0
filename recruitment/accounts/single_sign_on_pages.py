"""Out to the house's sign-in service and back; these pages are there only where the settings name one."""

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import path
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from ..refusal import Refusal
from .single_sign_on import refused


class Checking(OpenIDConnectOAuth2Adapter):
    """The library trusts the line to the token's address; we look at the signature as well."""

    def _decode_id_token(self, app, id_token):
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


def _asked(view, request, provider_id: str):
    try:
        return view.adapter_view(Checking(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, KeyError, ValueError):  # not there, or no answer of this kind
        refusal = Refusal("{service}现在没有答复。请稍后再试，或用密码登录。", service=settings.OIDC_NAME)
        return refused(request, refusal, status=503)


@require_POST
@login_not_required
def leave(request, provider_id: str):
    """To the service, with a state of this session and a proof key."""
    return _asked(OAuth2LoginView, request, provider_id)


@require_safe
@login_not_required
def come_back(request, provider_id: str):
    return _asked(OAuth2CallbackView, request, provider_id)


urlpatterns = [
    path("sign-in/service/<slug:provider_id>/", leave, name="openid_connect_login"),
    path("sign-in/service/<slug:provider_id>/back/", come_back, name="openid_connect_callback"),
]
