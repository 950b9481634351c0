"""The rule book of the sieve: the profile of the case, and the local rules that the catalogue names.

Switching a local rule on can only tighten. What it finds is cited as local practice.
"""

from dataclasses import replace
from functools import cache

from ..rules.book import RULES, Book, book
from ..rules.verdict import Kind
from .catalogue import by_rule


@cache
def sieve_book(profile: str) -> Book:
    chosen = book(profile).profile
    named = {rule for rule in by_rule() if RULES[rule].kind is Kind.LOCAL}
    return Book(replace(chosen, local_rules=chosen.local_rules | named))
