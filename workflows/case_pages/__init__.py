"""The case page: what is done, open and to come; the papers; the history; the chart. And the applicant's page."""
