"""What a browser reports of the page's policy: one line in the log, without personal data, and not without end."""

import json
import logging

import pytest

from recruitment.accounts import policy_reports

REPORT = {
    "document-uri": "http://testserver/cases/4711/steps/organization_talk/?name=林小雨",
    "referrer": "http://testserver/cases/?name=林小雨",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://elsewhere.example/follow?who=aihua",
    "source-file": "http://testserver/static/step.js",
    "line-number": 12,
    "script-sample": "alert('13800138000')",
}


@pytest.fixture
def send(client, db, monkeypatch):
    monkeypatch.setattr(policy_reports, "budget", policy_reports.Budget(policy_reports.PER_MINUTE))

    def post(report, **more):
        body = report if isinstance(report, bytes) else json.dumps({"csp-report": report})
        return client.post("/policy-report/", body, content_type="application/csp-report", **more)

    return post


def test_every_page_names_the_address_for_reports(client, db):
    assert "report-uri /policy-report/" in client.get("/sign-in/")["Content-Security-Policy"]


def test_a_report_is_one_line_in_the_log_without_personal_data(send, caplog):
    with caplog.at_level(logging.WARNING, "recruitment.policy"):
        answer = send(REPORT, HTTP_USER_AGENT="Chromium of aihua", REMOTE_ADDR="10.1.2.3")
    assert (answer.status_code, answer.content) == (204, b"")
    (line,) = [record.getMessage() for record in caplog.records if record.name == "recruitment.policy"]
    assert line == (
        "policy stopped script-src-elem of https://elsewhere.example on page step_page, line 12 of http://testserver"
    )
    for personal in ("4711", "林小雨", "aihua", "10.1.2.3", "13800138000", "Chromium"):
        assert personal not in line


def test_a_report_writes_one_line_whatever_is_in_it(send, caplog):
    forged = {"effective-directive": "img-src\nWARNING forged \x1b[31m" + "x" * 5000, "blocked-uri": "inline"}
    with caplog.at_level(logging.WARNING, "recruitment.policy"):
        assert send(forged).status_code == 204
    line = caplog.records[-1].getMessage()
    assert "\n" not in line
    assert "\x1b" not in line
    assert len(line) < 300


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"csp-report": 7}', b"\xff\xfe", b"[" * 9000, b"{}"])
def test_what_is_no_report_is_refused_and_not_written(send, caplog, body):
    assert send(body).status_code == 400
    assert not [record for record in caplog.records if record.name == "recruitment.policy"]


def test_a_flood_is_refused_and_writes_no_more(send, caplog):
    with caplog.at_level(logging.WARNING, "recruitment.policy"):
        answers = [send(REPORT).status_code for _ in range(policy_reports.PER_MINUTE + 5)]
    assert answers == [204] * policy_reports.PER_MINUTE + [429] * 5
    assert len(caplog.records) >= policy_reports.PER_MINUTE
    assert sum(record.name == "recruitment.policy" for record in caplog.records) == policy_reports.PER_MINUTE


def test_a_large_one_is_not_read(send):
    assert send(b"x" * (policy_reports.LARGEST + 1)).status_code == 413


def test_a_report_needs_no_session_and_leaves_none(send, django_assert_num_queries):
    with django_assert_num_queries(0):
        send(REPORT)
