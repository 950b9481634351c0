"""Signing in, one's own account, and the first visit."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from ..organisation.selectors import posts_of
from . import services
from .arrival import arrival_of
from .demo import demo_accounts
from .second_factor import must_have_second_factor


class SignInView(LoginView):
    def get_context_data(self, **kwargs):
        shown = {"demo": settings.DEMO, "demo_accounts": demo_accounts()}
        if settings.OIDC_SERVER:
            shown |= {"service": settings.OIDC_NAME, "service_id": settings.OIDC_ID}
        return super().get_context_data(**kwargs) | shown


sign_in = SignInView.as_view()


@require_POST
@login_not_required
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with an account of the demonstration, without typing. Outside the demonstration there is no such page."""
    wanted = request.POST.get("username", "")
    account = next((found for found in demo_accounts() if found.user.username == wanted), None)
    if account is None:
        raise Http404
    login(request, account.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, account.user, method="password")
    UserSession.objects.create_from_request(request)
    return redirect(arrival_of(account.user))


@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """Who I am here: my posts, my password, my second factors, where I am signed in."""
    posts = posts_of(request.user).select_related("unit", "user").order_by("pk")
    standing_in = request.user.substitutions.filter(ended_at__isnull=True, ends_on__gte=localdate())
    context = {
        "posts": posts,
        "standing_in": standing_in.select_related("post__unit", "post__user").order_by("starts_on"),
        "second_factor_required": must_have_second_factor(request.user),
    }
    return render(request, "accounts/my_account.html", context)


@require_POST
def dismiss_tour(request: HttpRequest) -> HttpResponse:
    """The first visit is over: the panel does not come again."""
    services.dismiss_tour(user=request.user)
    if request.htmx:
        return HttpResponse()
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if ours else arrival_of(request.user))
