"""How one page of a paper looks, as a JPEG that holds nothing of the original but its appearance."""

from .. import jail
from ..refusal import Refusal

WIDEST = 2500


def page_picture(content: bytes, page: int, width: int) -> bytes:
    """Page `page` (from 1) of a PDF, JPEG or PNG, `width` pixels wide. Drawn in a confined child process."""
    try:
        return jail.run("page_picture", content, str(page), str(min(width, WIDEST)))
    except jail.Jailbreak:
        raise Refusal(jail.Jailbreak.sentence) from None
