"""The documentation says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from typer.testing import CliRunner

from replycheck.cli import app
from replycheck.output import FORMATS
from replycheck.rules import known_rules

ROOT = Path(__file__).parent.parent


def test_the_rule_list_is_the_printed_one() -> None:
    printed = CliRunner().invoke(app, ["rules", "--format", "markdown"]).output
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").endswith(printed)


def test_the_readme_names_only_commands_and_rules_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    help_text = CliRunner().invoke(app, ["--help"]).output
    for command in re.findall(r"^replycheck ([a-z]+)", text, re.M):
        assert re.search(rf"^\s+{command}\s", help_text, re.M), command
    for rule in re.findall(r"\b((?:respect|promise|empathy|politeness|context)\.[a-z]+(?:-[a-z]+)+)", text):
        assert rule in known_rules(), rule


def test_every_option_in_the_readme_is_known() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command, options in re.findall(r"^replycheck (check|write|promises [a-z]+|deadlines)\b([^#\n]*)", text, re.M):
        help_text = CliRunner().invoke(app, [*command.split(), "--help"]).output
        for option in re.findall(r"--[a-z-]+", options):
            assert option in help_text, (command, option)


def test_every_option_and_format_in_the_ci_page_is_known() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    help_text = CliRunner().invoke(app, ["check", "--help"]).output
    for options in re.findall(r"replycheck check\b([^#\n`|]*)", text):
        for option in re.findall(r"--[a-z-]+", options):
            assert option in help_text, option
        for form in re.findall(r"--format ([a-z]+)", options):
            assert form in FORMATS, form


def test_the_hooks_and_the_action_name_only_options_that_exist() -> None:
    help_text = CliRunner().invoke(app, ["check", "--help"]).output
    for name in (".pre-commit-hooks.yaml", "action.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        yaml.safe_load(text)
        for line in re.findall(r"replycheck check\b.*", text):
            for option in re.findall(r"--[a-z-]+", line):
                assert option in help_text, (name, option)


def test_the_hooks_take_templates_and_leave_a_projects_own_documents() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        for name in ("templates/a.liquid", "b.eml", "locale/nl/app.po", "antwoord.txt"):
            assert re.search(hook["files"], name)
            assert not re.search(hook["exclude"], name)
        for name in ("README.md", "sub/requirements-dev.txt", "LICENSE.txt"):
            assert re.search(hook["exclude"], name)
