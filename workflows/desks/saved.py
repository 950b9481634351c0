"""常用查询: kept under a name, offered again, shared with a post, deleted by whoever kept it."""

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from recruitment.organisation.models import Post
from recruitment.organisation.selectors import posts_of, posts_today

from .duties import Duty
from .models import SavedSearch
from .search import FILTERS

KEPT = (*FILTERS, "sort", "size")
MOST_SHOWN = 500
_TYPED = "typed_search"


class NameForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=30)


class SaveForm(NameForm):
    query = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
    share = forms.ModelChoiceField(Post.objects.none(), label=_("共用给"), required=False, empty_label=_("只给自己"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        share = self.fields["share"]
        share.queryset = posts_of(user).select_related("unit")
        share.widget.choices = [
            ("", share.empty_label),
            *((post.pk, f"{post.unit.name} {post.get_role_display()}") for post in posts_today(user)),
        ]

    def clean_query(self) -> str:
        """Only what a search knows, in one order."""
        given = QueryDict(self.cleaned_data["query"])
        kept = QueryDict(mutable=True)
        kept.update({name: given[name] for name in KEPT if given.get(name)})
        return kept.urlencode()


def searches_for(user, duties: list[Duty]) -> QuerySet[SavedSearch]:
    """One's own, and those shared with a post that one holds."""
    shared = Q(owner=user)
    for post in (post for duty in duties for post in duty.posts):
        shared |= Q(shared_unit=post.unit_id, shared_role=post.role)
    return SavedSearch.objects.filter(shared).select_related("shared_unit").order_by("name", "pk")


def _come_back_with(request: HttpRequest, **typed) -> None:
    """The next list shows what was typed, once, with what is wrong beside it."""
    kept = {key: value[:MOST_SHOWN] if isinstance(value, str) else value for key, value in typed.items()}
    request.session[_TYPED] = kept


def forms_shown(request: HttpRequest, saved: list[SavedSearch]) -> dict:
    """For the list: the form that keeps its search, and on each search the form that renames it."""
    typed = request.session.pop(_TYPED, None) or {}
    renamed = typed.get("of")
    for search in saved:
        mine = typed if search.pk == renamed else None
        search.name_form = NameForm(mine, initial={"name": search.name}, auto_id=f"%s_{search.pk}")
        if mine and (told := typed.get("told")):
            search.name_form.add_error("name", told)
    data, here = None if renamed else typed or None, {"query": request.GET.urlencode()[:500]}
    form = SaveForm(data, user=request.user, initial=here, auto_id="%s_saved")
    return {"saved": saved, "save_form": form, "typed_anew": bool(typed)}


@require_POST
def save_search(request: HttpRequest) -> HttpResponse:
    """Keep the search under a name; the same name again replaces it."""
    form = SaveForm(request.POST, user=request.user)
    if not form.is_valid():
        _come_back_with(request, name=form["name"].value(), query=form["query"].value(), share=form["share"].value())
        messages.error(request, gettext("常用查询没有保存。"))
        return _back((form["query"].value() or "")[:500])
    post = form.cleaned_data["share"]
    kept = {
        "query": form.cleaned_data["query"],
        "shared_unit": post and post.unit,
        "shared_role": post.role if post else "",
    }
    SavedSearch.objects.update_or_create(owner=request.user, name=form.cleaned_data["name"], defaults=kept)
    messages.success(request, gettext("已保存常用查询“{name}”。").format(name=form.cleaned_data["name"]))
    return _back(form.cleaned_data["query"])


@require_POST
def rename_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it another name; one that is taken stays with the other."""
    search = get_object_or_404(SavedSearch, pk=pk, owner=request.user)
    form = NameForm(request.POST)
    if not form.is_valid():
        _come_back_with(request, name=form["name"].value(), of=pk)
        messages.error(request, gettext("没有改名。"))
    elif SavedSearch.objects.filter(owner=request.user, name=form.cleaned_data["name"]).exclude(pk=pk).exists():
        told = gettext("没有改名：已有名为“{name}”的常用查询。").format(name=form.cleaned_data["name"])
        _come_back_with(request, name=form.cleaned_data["name"], of=pk, told=told)
    else:
        search.name = form.cleaned_data["name"]
        search.save(update_fields=["name"])
        messages.success(request, gettext("已改名为“{name}”。").format(name=search.name))
    return _back(search.query)


@require_POST
def delete_search(request: HttpRequest, pk: int) -> HttpResponse:
    search = get_object_or_404(SavedSearch, pk=pk, owner=request.user)
    search.delete()
    messages.success(request, gettext("已删除常用查询“{name}”。").format(name=search.name))
    return _back("")


def _back(query: str) -> HttpResponse:
    given = QueryDict(query)
    return HttpResponseRedirect(reverse("case_list") + (f"?{given.urlencode()}" if given else ""))
