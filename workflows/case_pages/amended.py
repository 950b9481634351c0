"""What an amendment was about, and the values before and after it, in the words of the reader."""

from django.utils.translation import gettext

from recruitment.cases.amended_text import ANSWERS, in_words
from recruitment.papers import PAPERS
from recruitment.refusal import bracketed, sentence
from recruitment.rules.vocabulary import FACTS, fact_label, word_label


def amended_label(field: str) -> str:
    """A fact by its name; a count of the ballot with the ballot before it, a row with its number."""
    parts = field.split(".")
    name = gettext("：").join(str(fact_label(part)) for part in parts if part in FACTS)
    number = next((part for part in parts if part.isdigit()), "")
    return bracketed(name, number) if number else name or field


def amended_value(text: str) -> str:
    return in_words(text, _word, fact_label)


def _word(text: str) -> str:
    if text in ANSWERS:
        return sentence(text)
    return PAPERS[text].label if text in PAPERS else word_label(text)
