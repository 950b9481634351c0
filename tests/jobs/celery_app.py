"""The application as in production, knowing the kinds of the tests."""

from recruitment.jobs.queue import app

app.conf.include = ["recruitment.jobs.running", "tests.jobs.tried"]
