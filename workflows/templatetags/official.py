"""What the rules said, in the language of the page."""

from django import template

from recruitment.chinese import in_tongue
from recruitment.days import write_day
from recruitment.rules.citing import citation_en

register = template.Library()


@register.filter
def spoken(verdict) -> str:
    """The sentence of a verdict: one that is stored, or one just given."""
    if callable(verdict.message):
        return in_tongue(verdict.message("zh"), verdict.message("en"))
    return in_tongue(verdict.message, verdict.message_en)


@register.filter
def cited(citation: str) -> str:
    """Edition and article; the English one is made from the Chinese, which is what is stored."""
    return in_tongue(citation, citation_en(citation))


@register.filter
def as_typed(day) -> str:
    """A day as a field holds it."""
    return write_day(day) if day else ""


@register.filter
def rule_title(verdict) -> str:
    """What officers call the rule."""
    return in_tongue(verdict.rule.title, verdict.rule.title_en)
