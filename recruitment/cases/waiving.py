"""不适用: the branch says why a case has no such paper, and the committee that approves agrees or not.

Until it has agreed the paper is missing; what was refused may be proposed again with another reason.
"""

from django.contrib.auth.models import User
from django.db import transaction

from ..journal import services as journal
from ..papers import PAPERS
from ..refusal import Refusal
from .models import Case, Material, WaiverDecision


@transaction.atomic
def propose_waiver(*, acting_user: User, acting_as: str, case: Case, key: str, reason: str) -> Material:
    """提出不适用: not the same as a missing paper, and not yet an answer."""
    name = _name(key)
    if not reason.strip():
        raise Refusal("“{paper}”记为不适用，须写明理由。", paper=name)
    latest = _locked(case).materials.filter(key=key).select_related("decision").order_by("version").last()
    if latest is not None and latest.sha256:
        raise Refusal("“{paper}”已经收到，不能记为不适用。", paper=name)
    if latest is not None and not hasattr(latest, "decision"):
        raise Refusal("“{paper}”已提出不适用，正待党委审批。", paper=name)
    if latest is not None and latest.decision.agreed:
        raise Refusal("“{paper}”已批准为不适用。", paper=name)
    by = {"acting_user": acting_user, "acting_as": acting_as}
    version = latest.version + 1 if latest else 1
    kept = {"recorded_by": acting_user, "acting_as": acting_as, "version": version}
    material = Material.objects.create(case=case, key=key, not_applicable_reason=reason, **kept)
    _record(by, "material_waiver_proposed", material, reason=reason)
    return material


@transaction.atomic
def decide_waiver(
    *, acting_user: User, acting_as: str, material: Material, agreed: bool, remark: str = ""
) -> WaiverDecision:
    """审批不适用: by an officer of the committee, never by the one who proposed it."""
    name = _name(material.key)
    _locked(material.case)
    if material.sha256 or WaiverDecision.objects.filter(pk=material.pk).exists():
        raise Refusal("“{paper}”没有待审批的不适用。", paper=name)
    if material.case.materials.filter(key=material.key, version__gt=material.version).exists():
        raise Refusal("“{paper}”在此之后已经收到，不必再审批。", paper=name)
    if material.recorded_by_id == acting_user.pk:
        raise Refusal("“{paper}”的不适用由您本人提出，须由他人审批。", paper=name)
    if not agreed and not remark.strip():
        raise Refusal("不同意“{paper}”不适用，须写明意见。", paper=name)
    by = {"acting_user": acting_user, "acting_as": acting_as}
    decision = WaiverDecision.objects.create(
        material=material, agreed=agreed, remark=remark, decided_by=acting_user, acting_as=acting_as
    )
    if agreed:
        _record(by, "material_not_applicable", material, reason=material.not_applicable_reason, remark=remark)
    else:
        _record(by, "material_waiver_refused", material, remark=remark)
    return decision


def _name(key: str) -> str:
    if key not in PAPERS:
        raise Refusal("没有“{key}”这种材料。", key=key)
    return PAPERS[key].label


def _locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


def _record(by: dict, action: str, material: Material, **details) -> None:
    said = {"material": PAPERS[material.key].zh, "version": material.version, **details}
    journal.record(**by, action=action, subject=f"case:{material.case_id}", details=said)
