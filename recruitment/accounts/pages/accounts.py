"""Accounts, for their administrator: opened, closed, given a new password. To everybody else it is not there."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ...organisation.models import Post
from ...organisation.names import name_of
from ...refusal import Refusal
from ...sessions import end_sessions
from .. import services
from ..selectors import accounts as all_accounts
from .answers import done
from .forms import OpenAccountForm, ReasonForm

PAGE_SIZE = 50


def for_administrators(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            services.administrator_post(request.user)
        except Refusal:
            raise Http404 from None
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_administrators
def accounts(request: HttpRequest) -> HttpResponse:
    found, wanted = all_accounts(), request.GET.get("name", "").strip()[:150]
    if wanted:
        named = found.annotate(full=Concat("last_name", "first_name", Value("")))
        found = named.filter(Q(username__icontains=wanted) | Q(full__contains=wanted))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/accounts.html", {"page": page, "name": wanted})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def open_account(request: HttpRequest) -> HttpResponse:
    form = OpenAccountForm(request.POST or None)
    if form.is_valid():
        opened = done(form, lambda: services.open_account(acting_user=request.user, **form.cleaned_data))
        if opened:
            return _hand_over(request, *opened)
    return render(request, "accounts/open_account.html", {"form": form})


@require_safe
@for_administrators
def account(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(User, pk=pk))


@require_POST
@for_administrators
def change_account(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One of the verbs below, with its reason where it wants one."""
    user, form = get_object_or_404(User, pk=pk), ReasonForm(request.POST)
    if verb not in VERBS:
        raise Http404
    form.fields["reason"].required = VERBS[verb][1]
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        answer = done(form, lambda: VERBS[verb][0](request.user, user, reason))
        if isinstance(answer, str):
            return _hand_over(request, user, answer)
        if answer:
            messages.success(request, _("已办理，并记入日志。"))
            return redirect("account", pk)
    return _page(request, user, form=form, verb=verb)


VERBS: dict[str, tuple[Callable, bool]] = {
    "password": (lambda by, user, reason: services.reset_password(acting_user=by, user=user), False),
    "factor": (lambda by, user, why: services.reset_second_factor(acting_user=by, user=user, reason=why), True),
    "sessions": (lambda by, user, reason: end_sessions(user) and None, False),
    "close": (lambda by, user, why: services.close_account(acting_user=by, user=user, reason=why), True),
    "reopen": (lambda by, user, why: services.reopen_account(acting_user=by, user=user, reason=why), True),
}
"""Verb -> what it does, and whether it wants a reason."""
if settings.OIDC_SERVER:
    from .. import single_sign_on

    VERBS["unlink"] = (lambda by, user, why: single_sign_on.unlink(acting_user=by, user=user, reason=why), True)


def _page(request: HttpRequest, user: User, **more) -> HttpResponse:
    posts = Post.objects.filter(user=user).select_related("unit").order_by("-held_from", "pk")
    context = {"account": user, "posts": posts, "form": ReasonForm(), "verb": "", "may_unlink": "unlink" in VERBS}
    return render(request, "accounts/account.html", context | more)


def _hand_over(request: HttpRequest, user: User, password: str) -> HttpResponse:
    """The password is on this page and nowhere else: it is not kept, and not shown again."""
    return render(request, "accounts/hand_over.html", {"account": user, "name": name_of(user), "password": password})
