"""What is planted, code by code: in a case file by its keys, or in the tables by SQL. Nothing here knows a check.

A change names where it goes: "oath.on" is the day of the oath, "person.birth_date" the person's. A list is reached by
its place: "assign_cultivation_contacts.contacts.0.member_status".
"""

DROP = object()
"""Takes the key away."""

IN_FILES: dict[str, dict] = {
    "A01": {"person.birth_date": "2005-01-09"},
    "A02": {"submit_application.signed": False},
    "A04": {"organization_talk.on": "2022-05-10"},
    "A05": {"organization_talk.talker_post": DROP},
    "A06": {"organization_talk.on": "2022-09-25"},
    "A07": {"recommend_and_determine_activist.channels": []},
    "A09": {"recommend_and_determine_activist.committee_vote": {"should_attend": 5, "present": 2, "in_favour": 2}},
    "A10": {"activist_record_filing.filed_with": "general_branch"},
    "A11": {"assign_cultivation_contacts.contacts": []},
    "A12": {"assign_cultivation_contacts.contacts.0.member_status": "probationary"},
    "A13": {"assign_cultivation_contacts.contacts.1.replaced_on": "2023-07-20"},
    "A14": {"cultivation_and_examination.on": "2023-08-28"},
    "A15": {"cultivation_and_examination.examined_on": ["2023-03-15"]},
    "A17": {"cultivation_and_examination.thought_reports_on": ["2022-12-15"]},
    "A19": {
        "cultivation_and_examination.thought_reports_on": [
            "2022-12-15", "2023-03-15", "2023-06-15", "2023-09-15", "2023-09-16"
        ]
    },
    "A21": {"determine_development_object.opinions_heard": ["members"]},
    "A22": {"determine_development_object.opinion_meeting_people": 3},
    "A23": {"determine_development_object.on": "2023-08-10"},
    "A24": {"development_object_filing.replied_on": "2023-10-25"},
    "A26": {"development_object_filing.objection_upheld": DROP},
    "A27": {"determine_introducers.introducers.1.name": "甲"},
    "A28": {"determine_introducers.introducers.0.member_status": "probationary"},
    "A29": {"determine_introducers.introducers.0.is_relative": True},
    "A30": {"determine_introducers.introducers.0.open_introductions": 5},
    "A31": {"political_vetting.concluded_on": "2024-01-15"},
    "A32": {"political_vetting.topics": ["line_and_policy", "political_history", "lawful_and_moral"]},
    "A34": {"political_vetting.conclusion_stamped": False},
    "A35": {"political_vetting.concluded_on": "2022-11-15", "political_vetting.started_on": "2022-11-01"},
    "A36": {"political_vetting.mobile_opinions": ["hukou_org"]},
    "A37": {"joint_vetting.replies": 9},
    "A38": {"development_object_filing.objection_upheld": True},
    "A39": {"centralized_training.days": 1, "centralized_training.hours": 8},
    "A40": {"centralized_training.started_on": "2023-09-04", "centralized_training.ended_on": "2023-09-06"},
    "A41": {"centralized_training.passed": False},
    "A42": {"superior_pre_review.reviewer": "general_branch"},
    "A43": {"fill_membership_form.issued_on": "2023-12-02", "fill_membership_form.on": "2023-12-05"},
    "A45": {"fill_membership_form.introducer_opinions_on": ["2023-12-16"]},
    "A46": {
        "fill_membership_form.first_introducer_opinion": "该同志对党忠诚，工作积极，愿意介绍其入党。",
        "fill_membership_form.second_introducer_opinion": "该同志对党忠诚，工作积极，愿意介绍其入党",
    },
    "A49": {"admission_general_meeting.full_members": 2},
    "A50": {"admission_general_meeting.ballot.present": 6, "admission_general_meeting.ballot.issued": 6,
            "admission_general_meeting.ballot.in_favour": 6, "admission_general_meeting.ballot.against": 0},
    "A51": {"admission_general_meeting.ballot.against": 3},
    "A52": {"admission_general_meeting.secret": False},
    "A53": {"admission_general_meeting.one_by_one": False},
    "A54": {"admission_general_meeting.proxy_votes": 1},
    "A55": {"admission_general_meeting.resolution_fields": ["should_attend", "present", "favour"]},
    "A56": {"superior_talk.talker_post": "other"},
    "A57": {"superior_approval.approver": "general_branch"},
    "A58": {"superior_approval.on": "2024-05-16"},
    "A60": {"superior_approval.fields": ["approval_date", "probation_start", "secretary_signature", "stamp"]},
    "A61": {"higher_org_dept_filing.filed_with": "other"},
    "A62": {"oath.on": "2024-01-05"},
    "A63": {"probation_education.examined_on": ["2024-03-20"]},
    "A64": {"conversion_general_meeting.0.on": "2024-12-10"},
    "A65": {"conversion_general_meeting.0.on": "2025-05-20", "conversion_approval.0.on": "2025-06-02",
            "archive_materials.on": "2025-06-20"},
    "A66": {"conversion_general_meeting.0.decision": "extend", "conversion_general_meeting.0.extension_months": 3},
    "A67": {"conversion_approval.0.standing_from": "2025-01-20"},
    "A68": {"conversion_approval.0.on": "2025-05-20", "archive_materials.on": "2025-06-01"},
    "A69": {"archive_materials.materials": ["membership_form", "application_letter"]},
    "A70": {"organization_talk.on": "2022-09-20"},
    "A71": {"superior_talk.on": "2023-11-23"},
    "A74": {"superior_pre_review.leaving_expected": True, "superior_pre_review.expected_leave_on": "2024-02-01"},
    "A76": {"determine_development_object.within_plan": False},
}  # fmt: skip
"""Code -> what is changed in a complete case of the 2014 edition."""

HINTS = {
    "A03": {"submit_application.handwritten": False, "submit_application.signed": False},
    "A44": {"fill_membership_form.altered": True},
    "A59": {"superior_approval.collective": False},
}
"""Findings that only a person can make, of which a fact gives a sign."""

IN_FILES_OF_2026 = {
    "A25": {"development_object_filing.publicity_ended_on": "publicity_started_on+1"},
    "A24": {"development_object_filing.consented": False},
    "A38": {"development_object_filing.objection_upheld": True},
    "A48": {"admission_general_meeting.on": "superior_pre_review+40", "superior_talk": DROP, "superior_approval": DROP},
}
"""Code -> what is changed in a case whose step 8 falls under the edition of 2026."""


def plant(document: dict, changes: dict) -> dict:
    """Change the document in place; returns it."""
    for path, value in changes.items():
        first, *rest = path.split(".")
        if not rest:
            del document["steps"][first]
            continue
        place = document if first in ("person", "joint_vetting") else document["steps"]
        for key in [first, *rest[:-1]]:
            place = place[int(key)] if isinstance(place, list) else place[key]
        last = rest[-1]
        if value is DROP:
            del place[last]
        else:
            place[last] = value
    return document
