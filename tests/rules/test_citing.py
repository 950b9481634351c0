"""A citation is read in the language of the page: every one that a rule can give has its English."""

import re

from django.utils.translation import override

from recruitment.audit.catalogue import CODES
from recruitment.rules.book import RULES
from recruitment.rules.citing import citation_en
from recruitment.rules.editions import Edition
from workflows.templatetags.official import cited

CHINESE = re.compile(r"[\u4e00-\u9fff（）；]")


def test_every_citation_of_every_rule_and_finding_is_told_in_english_but_for_the_name_of_a_place():
    citations = {text for rule in RULES.values() for text in rule.citations.values()}
    citations |= {code.citation(edition) for code in CODES.values() for edition in Edition}
    told = {text: citation_en(text).replace("(太平区)", "") for text in citations}
    assert {text: en for text, en in told.items() if CHINESE.search(en)} == {}
    assert len(told) > 60


def test_the_numbers_are_those_of_the_chinese():
    assert citation_en("党章 第五条；细则(2014) 第十五条") == "Party Constitution, Article 5; Rules (2014), Article 15"
    assert (
        citation_en("细则(2026) 第二十条至第二十一条（条号待核）")
        == "Rules (2026), Articles 20–21 (number to be verified)"
    )
    assert citation_en("地方做法（太平区）") == "local practice (太平区)"
    assert citation_en("") == ""


def test_a_page_cites_in_its_own_language_and_script():
    with override("zh-hans"):
        assert cited("细则(2014) 第十六条") == "细则(2014) 第十六条"
    with override("zh-hant"):
        assert cited("细则(2014) 第十六条") == "細則(2014) 第十六條"
    with override("en"):
        assert cited("细则(2014) 第十六条") == "Rules (2014), Article 16"
