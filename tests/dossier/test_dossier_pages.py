"""The pages: a dossier is asked for, made by a worker, handed out in the copy that the reader may have."""

import io
import zipfile

import pytest

from recruitment.dossier.models import DossierVersion
from recruitment.jobs.models import Job
from recruitment.jobs.running import work
from tests.facts import N
from tests.journeys import walk

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def case(people):
    case = people.case()
    walk(people, case, until=N(3))
    return case


def test_a_branch_asks_waits_and_downloads_its_own_copy(client, people, case):
    client.force_login(people.alice)
    at = f"/cases/{case.pk}/dossier/"
    assert "还没有生成过档案" in client.get(at).content.decode()
    asked = client.post(at)
    job = Job.objects.get()
    assert asked.url == f"/jobs/{job.pk}/"
    assert "查看进度" in client.get(at).content.decode()
    assert not DossierVersion.objects.exists()  # nothing is typeset in a page
    assert work(lambda: False, once=True) == 1
    page = client.get(at).content.decode()
    assert "下载第1版" in page
    file = client.get(f"{at}branch/1/")
    assert b"".join(file.streaming_content).startswith(b"%PDF-")
    assert "attachment" in file["Content-Disposition"]
    client.post(at)
    work(lambda: False, once=True)
    assert DossierVersion.objects.count() == 1  # the facts have not changed
    assert "沿用第1版" in client.get(f"/jobs/{Job.objects.latest('pk').pk}/").content.decode()


def test_the_whole_copy_is_for_the_department_alone(client, people, case):
    client.force_login(people.dora)
    client.post(f"/cases/{case.pk}/dossier/")
    work(lambda: False, once=True)
    assert DossierVersion.objects.get().copy == "full"
    assert client.get(f"/cases/{case.pk}/dossier/full/1/").status_code == 200
    client.force_login(people.alice)
    assert client.get(f"/cases/{case.pk}/dossier/full/1/").status_code == 404
    assert "全卷" not in client.get(f"/cases/{case.pk}/dossier/").content.decode()
    client.force_login(people.charlie)
    assert client.get(f"/cases/{case.pk}/dossier/").status_code == 404
    assert client.post(f"/cases/{case.pk}/dossier/").status_code == 404


def test_a_selection_becomes_one_zip_with_an_index(client, people, case):
    other = people.case(person=people.applicant("=SUM(A1)"))
    client.force_login(people.alice)
    assert "共 2 人" in client.get("/dossiers/").content.decode()
    assert "没有选中" in client.post("/dossiers/", {}, follow=True).content.decode()
    client.post("/dossiers/", {"all": "1"})
    job = Job.objects.get()
    assert client.get(f"/dossiers/{job.pk}.zip").status_code == 200  # empty so far
    work(lambda: False, once=True)
    bundle = zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"/dossiers/{job.pk}.zip").streaming_content)))
    assert sorted(bundle.namelist()) == [
        f"{case.pk:06d}-林小雨-1.pdf",
        f"{other.pk:06d}-_SUM_A1_-1.pdf",
        "index.csv",
    ]
    index = bundle.read("index.csv").decode("utf-8-sig")
    assert "林小雨" in index
    assert ",'=SUM(A1)," in index
    client.force_login(people.bob)
    assert client.get(f"/dossiers/{job.pk}.zip").status_code == 404
