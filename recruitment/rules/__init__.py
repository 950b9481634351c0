"""The rule book: 150 rules of the 《中国共产党发展党员工作细则》 and of common local practice, in pure Python.

A rule is one class in `chapters/`, beside its article; its worked examples lie in `examples/`. A rule answers
met, not met, unknown or not in force, by the edition of the day of the act, with the figures it went by.
`facts.py` says what may be known of a case, `judgement.py` judges a whole case, `casefile.py` reads one.
"""
