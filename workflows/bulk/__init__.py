"""Bulk steps: one meeting, one class, one notice recorded once for several people, each judged one by one.

Never opinions: a talk, a vetting, a review or an approval is written for one person. A vote is taken for each
candidate by itself, so the counts of a ballot are each person's own.
"""
