"""The same round on paper and in spreadsheets, for departments on networks of their own.

layout.py     where what stands; the words that are taken
issuing.py    a numbered, sealed sheet goes out
writing.py    the spreadsheet
reading.py    a spreadsheet comes back: opened in a jail, every fault with its row
taking.py     the whole sheet or nothing of it; dry run
pages.py      the scan of the signed paper, sealed at rest
"""
