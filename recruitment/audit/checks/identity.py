"""Birth date, sex and number of one person across the papers. The number itself is never told."""

from stdnum.cn import ric

from ...people.identity import number_sealed_for
from ..found import Findings, found
from ..gathered import Gathered


def check(case: Gathered) -> Findings:
    if not case.identity_number:
        return
    number = number_sealed_for(case.person, case.identity_number)
    if number is None:
        yield found(
            "A73", "公民身份号码无法读出，可能被改动。", "The identity number cannot be read.", evidence="number"
        )
        return
    born = ric.get_birth_date(number)
    if case.birth_date and case.birth_date != born:
        zh = "登记的出生日期{known}与身份号码中的{born}不一致。"
        en = "The birth date {known} on record differs from that in the identity number, {born}."
        yield found("A73", zh, en, evidence="birth_date", known=case.birth_date, born=born)
    if case.sex and case.sex != ("male" if int(number[16]) % 2 else "female"):
        zh, en = "登记的性别与身份号码中的不一致。", "The sex on record differs from that in the identity number."
        yield found("A73", zh, en, evidence="sex")
