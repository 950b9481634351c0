"""The tables of the joint vetting."""

from .departments import Department, Question
from .objections import Inquiry, Objection
from .opinions import Draft, Opinion
from .review import Letter, OrganisationOpinion, Relation, Report, Talk
from .rounds import Round, RoundDepartment, RoundPerson, RoundQuestion, VettingRequest
from .sheets import Reminder, Sheet, SignedPage

__all__ = [
    "Department",
    "Draft",
    "Inquiry",
    "Letter",
    "Objection",
    "Opinion",
    "OrganisationOpinion",
    "Question",
    "Relation",
    "Reminder",
    "Report",
    "Round",
    "RoundDepartment",
    "RoundPerson",
    "RoundQuestion",
    "Sheet",
    "SignedPage",
    "Talk",
    "VettingRequest",
]
