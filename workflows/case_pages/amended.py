"""What an amendment was about, and the values before and after it, in the words of the reader."""

from recruitment.cases.amended_text import ANSWERS, in_words
from recruitment.papers import PAPERS
from recruitment.refusal import sentence
from recruitment.rules.vocabulary import FACTS, fact_label, word_label


def amended_label(field: str) -> str:
    """A fact by its name; a count of the ballot with the ballot before it, a row with its number."""
    number = next((f"（{part}）" for part in field.split(".") if part.isdigit()), "")
    return "：".join(fact_label(part) for part in field.split(".") if part in FACTS) + number or field


def amended_value(text: str) -> str:
    return in_words(text, _word, fact_label)


def _word(text: str) -> str:
    if text in ANSWERS:
        return sentence(text)
    return PAPERS[text].label if text in PAPERS else word_label(text)
