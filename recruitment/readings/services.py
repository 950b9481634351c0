"""The one verb that writes: `note`."""

from django.contrib.auth.models import User

from ..cases.models import Case
from ..organisation.selectors import nearest_post
from ..prepared import insert
from .models import Reading


def note(*, acting_user: User, case: Case, page: str, part: str = "") -> Reading:
    """Note that `acting_user` opened `page` of `case`. Two SQL statements: the post, the row.

    The post is the nearest to the case's branch that the user holds today; none for the applicant himself.
    """
    nearest = nearest_post(acting_user, case.unit)
    row = Reading(
        reader=acting_user,
        acting_as=str(nearest or ""),
        case=case,
        page=page[:60],
        part=part[:120],
    )
    return insert(row)
