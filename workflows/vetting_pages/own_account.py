"""One registration of the 本人登记: corrected or withdrawn with a reason; what it was stays to be read."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from recruitment.people.models import OwnAccount
from recruitment.people.own_accounts import correct_own_account
from recruitment.refusal import OutOfTurn, Refusal

from ..rounds.posts import as_organiser
from .answers import number
from .own_accounts import PersonForm, organiser_or_404, rows_of


class CorrectionForm(PersonForm):
    reason = forms.CharField(
        label=gettext_lazy("更正的理由"), max_length=300, widget=forms.Textarea({"rows": 2}), required=False
    )

    def for_nobody(self) -> None:
        """The registration is withdrawn: no other person is asked for."""
        self.fields["name"].required = self.fields["birth_date"].required = False

    def clean(self):
        return super().clean() if self.fields["name"].required else self.cleaned_data


@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest, pk: int) -> HttpResponse:
    organiser = organiser_or_404(request)
    row = get_object_or_404(rows_of(organiser), pk=pk)
    form, status = CorrectionForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if request.POST.get("act") == "withdraw":
            form.for_nobody()
        if form.is_valid():
            try:
                by = {"acting_user": request.user, "acting_as": as_organiser(request.user, organiser)}
                messages.success(request, _corrected(request, row, form.cleaned_data, by))
                return redirect("own_accounts")
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
                status = 409 if isinstance(refusal, OutOfTurn) else 422
    return render(request, "vetting_pages/own_account.html", {"row": row, "form": form}, status=status)


def _corrected(request: HttpRequest, row: OwnAccount, given: dict, by: dict) -> str:
    withdrawn = request.POST.get("act") == "withdraw"
    seen, person = number(request.POST.get("seen")) or 0, None if withdrawn else given["person"]
    correct_own_account(**by, row=row, seen=seen, person=person, reason=given["reason"])
    if person is None:
        return _("已撤销{user}的登记。").format(user=row.user.username)
    return _("已更正：{user}即{name}。").format(user=row.user.username, name=person.name)
