"""Every rule is shown met, not met with its exact sentence, unknown and (where dated) not in force, through judge."""

import copy
import json
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from recruitment.rules import book as rule_book
from recruitment.rules.editions import Edition

EXAMPLES = Path(rule_book.__file__).parent / "examples"
ANSWERS = ("met", "not_met", "unknown")


class _Yaml(yaml.SafeLoader):
    """Days stay text, as in a case file."""


_Yaml.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def worked_examples() -> dict[str, dict]:
    found: dict[str, dict] = {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        for rule, block in (yaml.load(path.read_text("utf-8"), _Yaml) or {}).items():  # noqa: S506
            assert rule not in found, f"{rule} stands twice"
            found[rule] = block
    return found


def changed(base: dict, patch: dict) -> dict:
    """`base` with each dotted path of `patch` set, or taken away where the value is null."""
    case = copy.deepcopy(base)
    for path, value in patch.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        holder = case
        for part in parents:
            holder = holder[part]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return case


def judged(files: list[Path], every_local_rule: Path, capsys) -> list[dict]:
    call_command("judge", *map(str, files), json=True, all=True, profile=every_local_rule)
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def every_local_rule(tmp_path) -> Path:
    path = tmp_path / "every_local_rule.toml"
    rules = [rule.id for rule in rule_book.RULES.values() if rule.kind == "local"]
    path.write_text(f'name = "every"\njoint_vetting = "before_step_11"\nrules = {json.dumps(rules)}\n', "utf-8")
    return path


def complete(edition: int) -> dict:
    return json.loads((EXAMPLES / f"complete_{edition}.json").read_text("utf-8"))


def test_every_rule_has_its_examples():
    assert worked_examples().keys() == rule_book.RULES.keys()


@pytest.mark.parametrize("rule", sorted(worked_examples()))
def test_worked_example(rule, tmp_path, every_local_rule, capsys):
    block = worked_examples()[rule]
    base = complete(block.get("base", 2014))
    files = []
    for answer in ANSWERS:
        assert answer in block, f"{rule} is not shown {answer}"
        files.append(tmp_path / f"{answer}.json")
        files[-1].write_text(json.dumps(changed(base, block[answer]), ensure_ascii=False), "utf-8")
    for expected, document in zip(ANSWERS, judged(files, every_local_rule, capsys), strict=True):
        answers = {verdict["answer"] for verdict in document["verdicts"] if verdict["rule"] == rule}
        assert expected in answers, (rule, expected, answers)
        if expected == "not_met":
            (finding,) = [finding for finding in document["findings"] if finding["rule"] == rule]
            assert finding["message"] == block["says"]
            assert finding["citation"]
            assert "{" not in finding["message_en"]
        if expected == "met":
            assert answers == {"met"}


def test_dated_rules_are_not_in_force_in_the_other_edition(tmp_path, every_local_rule, capsys):
    files = [EXAMPLES / f"complete_{edition.value}.json" for edition in Edition]
    for edition, document in zip(Edition, judged(files, every_local_rule, capsys), strict=True):
        dated = {rule.id for rule in rule_book.RULES.values() if edition not in rule.editions}
        assert set(document["not_in_force"]) == dated
        assert not {verdict["rule"] for verdict in document["verdicts"]} & dated


@pytest.mark.parametrize("edition", [2014, 2026])
def test_a_complete_case_meets_every_rule_of_its_edition(edition, every_local_rule, capsys):
    (document,) = judged([EXAMPLES / f"complete_{edition}.json"], every_local_rule, capsys)
    assert document["findings"] == []
    assert document["unknown"] == []
    assert document["state"] == "archived"
