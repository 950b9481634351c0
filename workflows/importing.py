"""A case file becomes a case under way: attested, and placed at its step, in one transaction."""

from django.contrib.auth.models import User
from django.db import transaction

from recruitment.cases.models import Case
from recruitment.exchange.services import branch_of_file, import_case
from recruitment.organisation.roles import Permission
from recruitment.rules.casefile import CaseFile
from recruitment.rules.judgement import Judgement

from .models import WorkItem
from .moves import place_case
from .moves.turn import post_at


@transaction.atomic
def import_file(*, acting_user: User, name: str, file: CaseFile) -> tuple[Case, Judgement, list[WorkItem]]:
    """Take one case file in for its branch; refused, with nothing stored, when the user holds no post there."""
    acting_as = post_at(acting_user, Permission.KEEP_CASES, branch_of_file(name, file))
    case, judgement = import_case(acting_user=acting_user, acting_as=acting_as, name=name, file=file)
    return case, judgement, place_case(case, acting_user=acting_user, acting_as=acting_as)
