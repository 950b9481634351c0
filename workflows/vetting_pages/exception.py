"""One person at the department's desk: an exception with its fact, or a later opinion in the place of the first."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from recruitment.refusal import Refusal
from recruitment.sealing import Place, unseal
from recruitment.vetting.models import Inquiry, Opinion, RoundDepartment, RoundPerson
from recruitment.vetting.rounds.answering import LONGEST_FACT, Reply, standing_drafts
from recruitment.vetting.separation import conflicts
from recruitment.vetting.vocabulary import Answer, Grade, OpinionState, ReplyState

from .. import rounds
from ..sight import note_reading
from .answers import number, refused
from .sight import part_or_404

_EMPTY = [("", "——")]


class ExceptionForm(forms.Form):
    answer = forms.ChoiceField(label=gettext_lazy("答复"), choices=[*_EMPTY, *Answer.choices])
    grade = forms.ChoiceField(
        label=gettext_lazy("程度"),
        choices=[*_EMPTY, *Grade.choices],
        required=False,
        help_text=gettext_lazy("有异议时填写"),
    )
    question = forms.TypedChoiceField(label=gettext_lazy("所涉题目"), coerce=int, empty_value=None, required=False)
    fact = forms.CharField(
        label=gettext_lazy("事实"),
        required=False,
        max_length=LONGEST_FACT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("何时、何地、何事、如何处理；加密保存，支部和本人看不到"),
    )

    def __init__(self, *args, part: RoundDepartment, superseding: bool, **kwargs):
        super().__init__(*args, **kwargs)
        asked = [(q.number, f"{q.number} {q.text}") for q in part.questions.all()]
        self.fields["question"].choices = [*_EMPTY, *asked]
        if superseding:
            self.fields["reason"] = forms.CharField(
                label=gettext_lazy("更新的理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
            )
        for field in self.fields.values():
            chooses = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if chooses else "form-control"

    def reply(self) -> Reply:
        given = self.cleaned_data
        return Reply(given["answer"], given["grade"], given["fact"], given["question"])


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_exception(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    part = part_or_404(request, pk)
    who = get_object_or_404(
        RoundPerson.objects.select_related("case__unit", "round__organiser"), pk=person, round=part.round_id
    )
    if why := conflicts(request.user, [who.case_id]).get(who.case_id):
        messages.error(
            request, _("{name}须由本部门其他人答复：{why}。").format(name=who.name, why=why), extra_tags="danger"
        )
        return redirect("vetting_desk", part.pk)
    note_reading(request, who.case)
    handed_in = part.state == ReplyState.HANDED_IN
    old = Opinion.objects.filter(person=who, department=part, state=OpinionState.CURRENT).first()
    form = ExceptionForm(
        request.POST or None, part=part, superseding=handed_in, initial={} if handed_in else _drafted(part, who)
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _store(request, part, who, form)
                return redirect("vetting_desk", part.pk)
            except Refusal as refusal:
                status = refused(request, refusal)
    inquiry = Inquiry.objects.filter(person=who, department=part, opinion__isnull=True).first()
    context = {"part": part, "round": part.round, "person": who, "form": form, "old": old, "inquiry": inquiry}
    context["asked"] = unseal(inquiry.facts, Place("vetting_inquiry", inquiry.place_row, "facts")) if inquiry else ""
    return render(request, "vetting_pages/exception.html", context, status=status)


def _store(request: HttpRequest, part: RoundDepartment, who: RoundPerson, form: ExceptionForm) -> None:
    reply, seen = form.reply(), number(request.POST.get("seen"))
    if "reason" in form.fields:
        reason = form.cleaned_data["reason"]
        rounds.supersede(part, acting_user=request.user, person=who, reply=reply, reason=reason, seen_version=seen)
        messages.success(request, _("已更新对{name}的意见，原意见保留。").format(name=who.name))
    else:
        rounds.answer(part, acting_user=request.user, people=[who.pk], reply=reply, seen_batch=seen)
        messages.success(request, _("已填写{name}，交卷前可以撤销。").format(name=who.name))


def _drafted(part: RoundDepartment, who: RoundPerson) -> dict:
    draft = standing_drafts(part).get(who.pk)
    if draft is None:
        return {"answer": Answer.OBJECTION}
    fact = unseal(draft.fact, Place("vetting_draft", draft.place_row, "fact")) if draft.fact else ""
    return {"answer": draft.answer, "grade": draft.grade, "question": draft.question, "fact": fact}
