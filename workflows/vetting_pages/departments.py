"""联审部门: the departments that a district asks, each with its questions, kept by the organisation department."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from recruitment.days import DayField, write_day
from recruitment.organisation.models import Unit, UnitType
from recruitment.organisation.roles import Permission
from recruitment.refusal import Refusal
from recruitment.vetting.models import Department

from ..case_pages.forms import StyledForm
from ..rounds import asking
from .answers import number
from .sight import units_with

MOST_QUESTIONS, LONGEST = 30, 200


class QuestionsForm(StyledForm):
    questions = forms.CharField(
        label=gettext_lazy("审查内容"),
        max_length=MOST_QUESTIONS * LONGEST,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("每行一项；部门只看到自己的审查内容"),
    )
    on = DayField(label=gettext_lazy("自何日起"), initial=localdate)

    def clean_questions(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        for row, line in enumerate(lines, 1):
            if len(line) > LONGEST:
                said = _("第{row}行有{count}字，每项最多{most}字。")
                raise forms.ValidationError(said.format(row=row, count=len(line), most=LONGEST))
        if len(lines) > MOST_QUESTIONS:
            raise forms.ValidationError(_("最多{most}项。").format(most=MOST_QUESTIONS))
        if len(set(lines)) < len(lines):
            raise forms.ValidationError(_("有重复的审查内容。"))
        return lines


class DepartmentForm(QuestionsForm):
    unit = forms.ModelChoiceField(label=gettext_lazy("部门"), queryset=Unit.objects.none())
    field_order = ("unit", "questions", "on")

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


def organisers(user) -> list[Unit]:
    return [unit for unit in units_with(user, Permission.FILE_CASES) if unit.type == UnitType.ORG_DEPARTMENT]


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_departments(request: HttpRequest) -> HttpResponse:
    """The list, and a department more."""
    mine = organisers(request.user)
    wanted = number(request.POST.get("organiser"))
    organiser = next((unit for unit in mine if wanted in (None, unit.pk)), None)
    if organiser is None:
        raise Http404
    form = DepartmentForm(request.POST or None, units=_units(organiser))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            more = {"unit": given["unit"], "questions": given["questions"], "since": given["on"]}
            asking.add_department(acting_user=request.user, organiser=organiser, **more)
            messages.success(request, _("已设置{name}。").format(name=given["unit"].name))
            return redirect("vetting_departments")
        except Refusal as refusal:
            form.add_error(None, refusal.reasons)
    asked = Department.objects.filter(organiser__in=mine).select_related("unit", "organiser")
    context = {
        "departments": [(one, _asked_now(one)) for one in asked.prefetch_related("questions")],
        "form": form,
        "organiser": organiser,
        "today": localdate(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "vetting_pages/departments.html", context, status=status)


def _units(organiser: Unit):
    """Departments of the district that are not asked yet."""
    root = organiser.path_upwards[0]
    free = Unit.objects.filter(path__startswith=root, type=UnitType.VETTING_DEPARTMENT, closed_on__isnull=True)
    return free.exclude(pk__in=Department.objects.filter(organiser=organiser).values("unit")).order_by("path")


def _asked_now(department: Department) -> list:
    today = localdate()
    return [q for q in department.questions.all() if q.retired_on is None or q.retired_on > today]


@require_http_methods(["GET", "HEAD", "POST"])
def vetting_department(request: HttpRequest, pk: int) -> HttpResponse:
    """One department: other questions from a day on, or no longer asked. What was asked is kept."""
    chosen = Department.objects.select_related("unit", "organiser").filter(organiser__in=organisers(request.user))
    department = get_object_or_404(chosen, pk=pk)
    now = "\n".join(question.text for question in _asked_now(department))
    form = QuestionsForm(request.POST or None, initial={"questions": now})
    if request.method == "POST":
        if request.POST.get("act") == "end":
            form.fields["questions"].required = False
        if form.is_valid():
            try:
                messages.success(request, _change(request, department, form.cleaned_data))
                return redirect("vetting_departments")
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
    context = {"department": department, "form": form, "questions": department.questions.all()}
    status = 422 if request.method == "POST" else 200
    return render(request, "vetting_pages/department.html", context, status=status)


def _change(request: HttpRequest, department: Department, given: dict) -> str:
    if request.POST.get("act") == "end":
        asking.ask_no_longer(department, acting_user=request.user, on=given["on"])
        return _("{name}自{day}起不再列入联审。").format(name=department.unit.name, day=write_day(given["on"]))
    asking.replace_questions(department, acting_user=request.user, questions=given["questions"], on=given["on"])
    return _("已更换{name}的审查内容，已发出的批次不变。").format(name=department.unit.name)
