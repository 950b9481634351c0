"""The read log: who looked at whose case, in which post, at which page, when. Rows are added and never changed.

One row per page opened, written where a page gets hold of a case; the database refuses to change or delete it
(journal/append_only.py). It says nothing of what was written on the page.
"""
