"""The scan of a signed page is read. It tells what its department said of everybody, and is counted as that."""

from django.contrib.auth.models import User
from django.db import transaction

from ...refusal import Refusal
from ..models import Opinion, SignedPage
from ..separation import conflicts
from ..sight import Reader, note_openings
from .pages import opened


@transaction.atomic
def open_page(*, acting_user: User, acting_as: str, reader: Reader, page: SignedPage) -> bytes:
    """The scan as it came; one journal entry for each opinion that was signed there. Constant SQL statements."""
    part = page.department
    if conflicts(acting_user, part.round.people.values_list("case", flat=True), kept=False):
        raise Refusal("这一批次的名单中有您本人、亲属、培养联系人或介绍人关系的人，签字页须由他人查看。")
    signed = Opinion.objects.filter(department=part, version=1).select_related("person__round")
    note_openings(acting_user, acting_as, reader, list(signed.order_by("person__number")))
    return opened(page)
