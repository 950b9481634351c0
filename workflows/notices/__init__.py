"""Notices: work that arrived, is due soon, or is overdue. In the site, by e-mail, and as a calendar."""
