"""A corpus of damaged sheets, more than five hundred: nothing is stored, nothing ends in a traceback.

Every file goes through the door that takes sheets, with a scan at hand, so that what is not refused would be stored.
"""

import io
import sys
from collections import Counter
from random import Random

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.core.management import call_command
from PIL import Image

from recruitment.refusal import Refusal
from recruitment.vetting.models import Draft, Opinion, SignedPage
from recruitment.vetting.sheets.writing import spreadsheet
from tests.damaged_sheets import damaged
from tests.raw_sheet import rows_in, workbook
from tests.vetting_ground import district, waiting
from workflows import rounds

ROUNDS = 12


def main() -> int:
    call_command("migrate", verbosity=0)
    ground = district(departments=1)
    waiting(ground, "林小雨", "高远", "周䶮", "秦岭")
    part = ground.parts(ground.sent())[0]
    clerk = ground.clerks[0]
    good = rows_in(spreadsheet(rounds.issue_sheet(part, acting_user=clerk)))
    good[3][1], good[3][3] = "王检察", f"{part.round.sent_on:%Y-%m-%d}"
    for row in good[5:]:
        row[7] = "无异议"
    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(picture, "PNG")
    bringing = {"acting_user": clerk, "scan": picture.getvalue()}
    ends: Counter[str] = Counter()
    for name, content in damaged(good, Random(20260518), ROUNDS):  # noqa: S311 - the same corpus every time
        try:
            rounds.take_sheet(part, content=content, **bringing)
            ends[f"taken: {name}"] += 1
        except Refusal:
            ends["refused"] += 1
        except Exception as error:  # what this campaign looks for
            ends[f"{type(error).__name__}: {name}"] += 1
    stored = Opinion.objects.count() + Draft.objects.count() + SignedPage.objects.count()
    print(f"  {sum(ends.values())} damaged sheets: {dict(ends)}; rows stored: {stored}", flush=True)
    rounds.take_sheet(part, content=workbook(good), **bringing)
    print(f"  the good sheet afterwards: {Opinion.objects.count()} opinions", flush=True)
    return int(set(ends) != {"refused"} or stored != 0 or sum(ends.values()) < 500)


if __name__ == "__main__":
    sys.exit(main())
