"""The same facts give the same bytes, whatever the process, its clock and its language; other facts do not."""

import hashlib

import pytest

from recruitment.cases.models import Act


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_two_processes_that_have_nothing_in_common_make_the_same_file(paper_case, command, tmp_path):
    case = paper_case(name="李𬭎", steps=4)
    digests = []
    settings = (("0", "UTC", "C"), ("4711", "America/New_York", "zh_CN.UTF-8"))
    for seed, zone, language in settings:
        path = tmp_path / f"{seed}.pdf"
        ran = command(
            str(case.pk), "--anew", "-o", str(path), PYTHONHASHSEED=seed, TZ=zone, LANG=language, PYTHONUTF8="1"
        )
        assert ran.returncode == 0, ran.stderr
        digests.append(hashlib.sha256(path.read_bytes()).hexdigest())
    assert digests[0] == digests[1]
    Act.objects.filter(case=case, attempt=1).update(reason="改了一个字")
    ran = command(str(case.pk), "-o", str(tmp_path / "changed.pdf"))
    assert "第2版" in ran.stdout
    assert hashlib.sha256((tmp_path / "changed.pdf").read_bytes()).hexdigest() != digests[0]
