"""A refusal that no view catches is a page with its sentence and a way back, on any address."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import path

from recruitment.refusal import OutOfTurn, Refusal
from tests.cast import cast


def _refused(request):
    raise Refusal("{name}还没有案卷。", name="林小雨")


def _out_of_turn(request):
    raise OutOfTurn("{name}的这一步已由他人办理。", name="林小雨")


def _broken(request):
    raise ValueError("a secret")


class Urls:
    def __init__(self):
        from recruitment.urls import urlpatterns

        views = {"refused": _refused, "turn": _out_of_turn, "broken": _broken}
        self.urlpatterns = [*urlpatterns, *(path(name, view) for name, view in views.items())]


@pytest.fixture
def visitor(db, settings):
    settings.ROOT_URLCONF = Urls()
    client = Client(headers={"Referer": "http://testserver/cases/"}, raise_request_exception=False)
    client.force_login(cast().alice)
    return client


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize(("page", "status", "said"), [("refused", 422, "还没有案卷"), ("turn", 409, "已由他人办理")])
def test_a_refusal_is_a_page_with_its_sentence_and_a_way_back(visitor, verb, page, status, said):
    answer = getattr(visitor, verb)(f"/{page}")
    assert answer.status_code == status
    assert f"林小雨{said}" in answer.text or f"林小雨的这一步{said}" in answer.text
    assert 'href="http://testserver/cases/"' in answer.text
    assert "发展党员全程纪实" in answer.text, "in the dress of the house"
    assert "Traceback" not in answer.text


def test_what_was_typed_is_on_the_page_and_no_secret(visitor):
    typed = {"reason": "写了很久的<理由>", "password": "my-password", "code": "123456", "csrfmiddlewaretoken": "t0ken"}
    answer = visitor.post("/refused", typed).text
    assert "写了很久的&lt;理由&gt;" in answer
    for secret in ("my-password", "123456", "t0ken"):
        assert secret not in answer


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_form_in_another_encoding_is_refused_with_a_sentence(visitor, encoding):
    kind = f"application/x-www-form-urlencoded; charset={encoding}"
    answer = visitor.generic("POST", "/refused", "reason=理由".encode(encoding), content_type=kind)
    assert answer.status_code == 400
    assert "读不懂，什么也没有改动" in answer.text


def test_utf_8_is_ours_however_it_is_spelt(visitor):
    kind = "application/x-www-form-urlencoded; charset=utf8"
    assert visitor.generic("POST", "/refused", "reason=理由".encode(), content_type=kind).status_code == 422


def test_nobody_is_led_to_another_site(visitor):
    answer = visitor.get("/refused", headers={"Referer": "https://elsewhere.example/"}).text
    assert "elsewhere" not in answer


def test_it_speaks_the_language_of_the_page(visitor):
    visitor.cookies["django_language"] = "zh-hant"
    assert visitor.get("/refused").headers["Content-Language"] == "zh-hant"


def test_an_address_that_only_takes_forms_says_so_when_it_is_opened(visitor):
    answer = visitor.get("/sign-in/demo/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "只接收页面上的按钮提交" in answer.text
    assert 'href="http://testserver/cases/"' in answer.text


def test_choosing_a_language_on_a_page_that_a_form_brought_leads_back_to_the_form(visitor):
    assert 'name="next" value="http://testserver/cases/"' in visitor.post("/refused").text
    assert 'name="next" value="/refused?a=1"' in visitor.get("/refused?a=1").text


def test_any_other_error_is_still_an_error(visitor):
    answer = visitor.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_an_error_stands_in_the_log_of_the_server_as_the_page_promises():
    told = "import django; django.setup(); from django.utils.log import request_logger; "
    told += "request_logger.error('Internal Server Error: %s', '/cases/1/', exc_info=ValueError('why'))"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "recruitment.settings"}
    done = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)
    assert "Internal Server Error: /cases/1/" in done.stderr
    assert "ValueError: why" in done.stderr
