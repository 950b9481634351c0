"""Refusals of cases are refusals like any other."""

from ..refusal import OutOfTurn, Refusal, listed, said, sentence

__all__ = ["OutOfTurn", "Refusal", "listed", "said", "sentence"]
