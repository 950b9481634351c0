"""The auditor's pages: who looked, the matrix, campaigns, findings and their mending, live supervision, reports."""
