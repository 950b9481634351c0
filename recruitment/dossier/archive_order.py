"""归档次序: in which order a profile files the papers. The five national ones stand first in each of them."""

from collections.abc import Callable

from ..papers import FIVE_NATIONAL, PAPERS
from ..rules.book import book

BAG_COVER = (
    "membership_form",
    "vetting_conclusion",
    "application_letter",
    "activist_register",
    "activist_training_certificate",
    "thought_reports",
    "vetting_letters",
    "autobiography",
    "training_certificate",
    "devobject_publicity_notice",
    "devobject_publicity_result",
    "mass_meeting_record",
)
"""As printed on the cover of a county's document bags; what it does not name follows by stage."""
ORDERS: dict[str, tuple[str, ...]] = {"by_stage": (), "bag_cover": BAG_COVER}
"""What `archive_order` of a profile may be -> the papers that come next after the five."""


def place_in(profile: str) -> Callable[[str], int]:
    """Paper -> its place in the archive order of this profile."""
    first = [*FIVE_NATIONAL, *(key for key in ORDERS[book(profile).profile.archive_order] if key not in FIVE_NATIONAL)]
    rest = [key for key in PAPERS if key not in first]
    return {key: number for number, key in enumerate([*first, *rest])}.__getitem__
