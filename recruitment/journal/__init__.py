"""The append-only trail: who did what, in which post, when; hash-chained, sealed, provable to a stranger.

    actions.py    the list of action words, a sentence each
    models.py     entries, the head of the chain, seals
    services.py   record, record_many, together, seal: the only writers
    together.py   the entries of one move, which wait for its end
    guards.py     triggers that make the database itself refuse UPDATE and DELETE
    append_only.py  the same refusal for other tables (the read log)
    hashing.py    what is hashed and how; extracts.py: extracts and seals from bytes
    proof.py      the check of an extract: standard library only, one file with those two for strangers (program.py)
    reading.py    entries as they are stored, streaming
    merkle.py     the tree over the entries of a seal
    signing.py    the key that signs seals and extracts
    handover.py   from one key to the next; rekeying.py does it
    selectors.py  extracts
    checking.py   the walk over every link

Tried before: a bare hash chain (whoever edits may hash anew: nothing found in 40 of 40 tries) and one seal per
calendar day. Now a seal covers the entries since the seal before it, however often sealing runs: no day is ever
"complete too early", and a clock set back cannot put an entry between two seals.
"""
