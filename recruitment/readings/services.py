"""The one verb that writes: `note`."""

from django.contrib.auth.models import User

from ..cases.models import Case
from ..organisation.selectors import posts_of
from ..prepared import insert
from .models import Reading


def note(*, acting_user: User, case: Case, page: str, part: str = "") -> Reading:
    """Note that `acting_user` opened `page` of `case`. Two SQL statements: the post, the row.

    The post is the nearest to the case's branch that the user holds today; none for the applicant himself.
    """
    posts = posts_of(acting_user).filter(unit__path__in=case.unit.path_upwards).select_related("unit")
    nearest = posts.order_by("-unit__depth", "pk").first()
    row = Reading(
        reader=acting_user,
        acting_as=str(nearest or ""),
        case=case,
        page=page[:60],
        part=part[:120],
    )
    return insert(row)
