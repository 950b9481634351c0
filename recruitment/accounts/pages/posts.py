"""Posts: who holds which at my units, filling and ending them, who stands in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ...organisation import services
from ...organisation.models import Post, Substitution, Unit
from ...organisation.names import name_of
from ...organisation.rights import managing_post
from ...organisation.roles import ALONE, APPOINTS, Permission, Role, roles_with
from ...organisation.selectors import posts_of
from ...organisation.substituting import end_substitution, substitute
from .answers import done
from .forms import AppointForm, EndPostForm, SubstituteForm

PAGE_SIZE = 50


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """The posts of today at the units where I fill posts, fifty to a page."""
    if not _managing(request.user):
        raise Http404
    held = _in_reach(request.user)
    standing = Prefetch("substitutions", _standing(), to_attr="standing")
    page = Paginator(held.prefetch_related(standing), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/posts.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: HttpRequest) -> HttpResponse:
    """Fill a post."""
    roles, units = _fillable(request.user)
    form = AppointForm(request.POST or None, units=units, roles=roles)
    if form.is_valid():
        post = done(form, lambda: services.appoint(acting_user=request.user, **form.cleaned_data))
        if post:
            messages.success(request, _("已任命{name}为{post}。").format(name=name_of(post.user), post=post))
            return redirect("posts")
    return render(request, "accounts/appoint.html", {"form": form})


@require_safe
def post_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One post: since when, who stands in, and what I may do about it."""
    return _page(request, _post_or_404(request, pk))


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    post = _post_or_404(request, pk)
    form = EndPostForm(request.POST)
    if form.is_valid():
        on = form.cleaned_data["on"]
        if done(form, lambda: services.end_post(acting_user=request.user, post=post, on=on)):
            messages.success(request, _("{name}的岗位自{on}起终止。").format(name=name_of(post.user), on=on))
            return redirect("posts")
    return _page(request, post, end_form=form)


@require_POST
def name_substitute(request: HttpRequest, pk: int) -> HttpResponse:
    post = _post_or_404(request, pk)
    form = SubstituteForm(request.POST)
    if form.is_valid():
        named = done(form, lambda: substitute(acting_user=request.user, post=post, **form.cleaned_data))
        if named:
            told = _("已指定{name}代理，签名写作“{name}（代{holder}）”。")
            messages.success(request, told.format(name=name_of(named.substitute), holder=name_of(post.user)))
            return redirect("post_page", post.pk)
    return _page(request, post, form=form)


@require_POST
def stop_substitute(request: HttpRequest, pk: int) -> HttpResponse:
    found = Substitution.objects.select_related("post__user", "post__unit", "substitute")
    named = found.filter(Q(substitute=request.user) | Q(post__in=_visible(request.user)), pk=pk).first()
    if named is None:
        raise Http404
    form = EndPostForm()
    form.cleaned_data, form._errors = {}, {}
    if done(form, lambda: end_substitution(acting_user=request.user, substitution=named)):
        messages.success(request, _("代理已终止。"))
    for sentence in form.non_field_errors():
        messages.error(request, sentence)
    return redirect("my_account" if named.substitute_id == request.user.pk else "posts")


def _page(request: HttpRequest, post: Post, **forms) -> HttpResponse:
    ends = managing_post(request.user, post.unit, Role(post.role)) is not None and post.user_id != request.user.pk
    context = {
        "post": post,
        "ends": ends,
        "names": post.role not in ALONE and (ends or post.user_id == request.user.pk),
        "alone": post.role in ALONE,
        "form": SubstituteForm(),
        "end_form": EndPostForm(),
        "standing": _standing().filter(post=post),
    }
    return render(request, "accounts/post.html", context | forms)


def _post_or_404(request: HttpRequest, pk: int) -> Post:
    post = _visible(request.user).filter(pk=pk).first()
    if post is None:
        raise Http404
    return post


def _visible(user) -> QuerySet[Post]:
    """My own posts of today, and those I fill."""
    mine = Q(pk__in=posts_of(user).filter(user=user).values("pk"))
    return _today().filter(mine | _reach(user))


def _in_reach(user) -> QuerySet[Post]:
    return _today().filter(_reach(user)).order_by("unit__path", "role", "pk")


def _today() -> QuerySet[Post]:
    today = localdate()
    held = Post.objects.filter(Q(held_until__isnull=True) | Q(held_until__gt=today))
    return held.select_related("unit", "user")


def _reach(user) -> Q:
    found = Q(pk__in=[])
    for role, reach in _managing(user):
        found |= Q(unit__path__startswith=reach, role__in=APPOINTS[Role(role)])
    return found


def _managing(user) -> list[tuple[str, str]]:
    """Role and reach of the posts of his own in which `user` fills others; to those who have none it is not there."""
    own = posts_of(user).filter(user=user, role__in=roles_with(Permission.MANAGE_POSTS))
    return list(own.values_list("role", "reach"))


def _fillable(user) -> tuple[list[Role], QuerySet[Unit]]:
    managing = _managing(user)
    if not managing:
        raise Http404
    roles = [role for role in Role if any(role in APPOINTS[Role(own)] for own, _reach in managing)]
    below = Q(pk__in=[])
    for _own, reach in managing:
        below |= Q(path__startswith=reach)
    return roles, Unit.objects.filter(below, closed_on__isnull=True).order_by("path")


def _standing() -> QuerySet[Substitution]:
    """Named and not over, whether begun or not."""
    named = Substitution.objects.filter(ended_at__isnull=True, ends_on__gte=localdate())
    return named.select_related("substitute").order_by("starts_on")
