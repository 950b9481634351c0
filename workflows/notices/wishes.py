"""提醒方式: e-mail or not, and the calendars of one's posts."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.organisation.models import Post
from recruitment.organisation.selectors import posts_of

from . import feeds
from .models import Feed, Wish


class WishForm(forms.ModelForm):
    class Meta:
        model = Wish
        fields = ["by_mail", "address"]
        help_texts = {"address": _("邮件只写“您有几件待办”，不写姓名、环节和单位。")}

    def clean(self):
        if self.cleaned_data.get("by_mail") and not self.cleaned_data.get("address") and "address" not in self.errors:
            self.add_error("address", gettext("要发邮件，请填写邮箱。"))
        return self.cleaned_data


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    wish = Wish.objects.filter(user=request.user).first() or Wish(user=request.user)
    form = WishForm(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, gettext("提醒方式已保存。"))
        return HttpResponseRedirect(reverse("notice_wishes"))
    return _page(request, form)


@require_POST
def make_feed(request: HttpRequest, post: int) -> HttpResponse:
    """A new address for the post's calendar, shown this once; the one before no longer works."""
    held = get_object_or_404(_own_posts(request), pk=post)
    address = request.build_absolute_uri(
        reverse("calendar_feed", args=[feeds.make(acting_user=request.user, post=held)])
    )
    form = WishForm(instance=Wish.objects.filter(user=request.user).first())
    return _page(request, form, new_address=address, new_for=held)


@require_POST
def revoke_feed(request: HttpRequest, post: int) -> HttpResponse:
    feeds.revoke(acting_user=request.user, post=get_object_or_404(_own_posts(request), pk=post))
    messages.success(request, gettext("日历地址已停用。"))
    return HttpResponseRedirect(reverse("notice_wishes"))


def _own_posts(request: HttpRequest) -> QuerySet[Post]:
    """A calendar outlives a substitution: only the holder makes one."""
    return posts_of(request.user).filter(user=request.user).select_related("unit")


def _page(request: HttpRequest, form: WishForm, **more) -> HttpResponse:
    live = set(Feed.objects.filter(post__user=request.user, revoked_at=None).values_list("post", flat=True))
    posts = [(post, post.pk in live) for post in _own_posts(request).order_by("pk")]
    return render(request, "notices/wishes.html", {"form": form, "posts": posts} | more)
