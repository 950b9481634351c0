"""联审: ten departments look at a person a second time, before the training class.

    vocabulary.py   answers, grades, decisions, reason classes
    models/         the branch's own review; departments and questions; rounds; opinions and what follows them
    review/         verbs of the first half: relations, letters, talks, opinions asked for, the concluding report
    rounds/         verbs of a round: opening, collecting, freezing, answering, handing in, objections, closing
    sight.py        who sees what of an opinion; every opening is journalled
    separation.py   who may not answer for whom
    sheets/         the same round on paper and in spreadsheets

Two halves, in order: only a person whom the base organisation found qualified enters a round, and a round carries the
person alone. Silence is never consent. Texts are sealed (recruitment.sealing); the journal keeps codes and hashes.
"""
