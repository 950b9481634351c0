"""过筛: auditors check every case, find, have it mended, and can prove it.

catalogue.csv   the 76 findings, a line each; what the rule book says already is named by its rule
gathering.py    full cases out of the database, a thousand at a time, in a constant number of statements
checks/         what no rule says: a file per stage, papers, dates
population/     what shows only among many: the same text, the same day, the same member
sifting.py      all checks over one case
models/         campaigns, what they found, and how it is mended
"""
