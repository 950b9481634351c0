"""What a step may end in, in official words, and where each ending leads."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.outcomes import FORWARD, OUTCOMES, Outcome, State
from recruitment.rules.rule import JOINT_VETTING
from recruitment.steps import Step

from .fields import radios


def outcomes_of(step) -> dict[str, Outcome]:
    return {} if step == JOINT_VETTING else OUTCOMES[step]


def leads_to(step: Step, outcome: Outcome) -> str:
    """第2步“党组织派人谈话”, or the state in which the case rests."""
    if isinstance(outcome.goto, State):
        return outcome.goto.label
    if outcome.goto is step:
        return str(_("仍在本步"))
    return _("第%(number)s步“%(step)s”") % {"number": outcome.goto.number, "step": outcome.goto.label}


class OutcomeField(forms.ChoiceField):
    """办理结果. A paper that states no result is not stored: forward is offered first."""

    def __init__(self, step):
        outcomes = outcomes_of(step).values()
        choices = [(outcome.key, _told(step, outcome)) for outcome in outcomes]
        super().__init__(label=_("办理结果"), choices=choices, initial=FORWARD, widget=radios())


def _told(step: Step, outcome: Outcome) -> str:
    told = f"{outcome.label} → {leads_to(step, outcome)}"
    return told + gettext("（须写明理由）") if outcome.reason_required else told
