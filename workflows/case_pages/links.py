"""Ways from the case page to the pages of other rooms."""

from django.urls import NoReverseMatch, reverse


def way_to(name: str, *arguments) -> str:
    """The address of a page, "" where this district's site has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
