"""Configuration: every key, where it is found, what wins, and errors that name the nearest key."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from replycheck import config, discover
from replycheck.commands.init import configuration
from replycheck.config import Settings
from replycheck.errors import ConfigError
from replycheck.pathsettings import Configured
from replycheck.report import Severity


def written(folder: Path, text: str, name: str = "replycheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


FULL = """
channel = "chat"
language = "nl"
kind = "template"
audience = "je"
country = "BE"
opens = 08:30:00
closes = "18:00"
workdays = ["mon", "sat"]
closed_days = [2025-12-24]
call_cutoff = "17:00"
chat_soon = 30
select = ["respect"]
ignore = ["respect.busy-excuse"]
min-confidence = 0.7
fail_on = "warning"
include = ["*.txt"]
exclude = ["oud/**"]
store = "sqlite:///x.db"
ui_language = "en"
model = "m"
[severity]
"respect.blaming" = "info"
"length.long-sentence" = "off"
[limits.chat]
warn = 40
[[paths]]
match = "brieven/**"
channel = "letter"
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = config.load(written(tmp_path, FULL))
    assert (settings.channel, settings.language, settings.kind, settings.audience) == (
        "chat",
        "nl",
        "template",
        "je",
    )
    assert (settings.opens, settings.closes, settings.call_cutoff) == (time(8, 30), time(18), time(17))
    assert (settings.workdays, settings.closed_days) == (("mon", "sat"), (date(2025, 12, 24),))
    assert settings.chat_soon == timedelta(minutes=30)
    assert settings.min_confidence == 0.7
    assert settings.limits_for("chat").warn == 40
    assert settings.limits_for("chat").info == 60
    assert settings.severity_of("respect.blaming", Severity.ERROR) is Severity.INFO
    assert settings.selects("respect.blaming")
    assert not settings.selects("respect.busy-excuse")
    assert not settings.selects("length.long-sentence")
    assert settings.for_path("brieven/a.txt").channel == "letter"
    assert settings.for_path("a.txt").channel == "chat"


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    written(tmp_path, 'channel = "social"')
    written(tmp_path / "a", '[tool.replycheck]\nchannel = "chat"', "pyproject.toml")
    written(tmp_path / "a" / "b", "[tool.other]\nx = 1", "pyproject.toml")
    assert config.load(start=tmp_path / "a" / "b").channel == "chat"
    assert config.load(start=tmp_path).channel == "social"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('chanel = "chat"', "unknown key 'chanel'; did you mean 'channel'?"),
        ('channel = "fax"', "channel: 'fax' is not one of email, chat, social, letter"),
        ("min_confidence = 2", "2.0 is not between 0 and 1"),
        ('opens = "half negen"', "opens: 'half negen' is not a time"),
        ('workdays = ["maandag"]', "workdays: 'maandag' is not one of mon"),
        ('closed_days = ["kerst"]', "closed_days: expected dates"),
        ("select = 3", "select: expected list"),
        ("[limits.chat]\nwarm = 3", "unknown key 'warm'; did you mean 'warn'?"),
        ('[severity]\n"respect.blaming" = "hoog"', "severity.respect.blaming"),
        ('[[paths]]\nchannel = "chat"', "section 1 needs match"),
        ('[[paths]]\nmatch = "a"\nlanguag = "nl"', "did you mean 'language'?"),
        ("channel = ", "not valid TOML"),
    ],
)
def test_errors_name_file_key_and_neighbour(tmp_path: Path, text: str, said: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.load(file)
    assert str(caught.value).startswith(str(file))
    assert said in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(tmp_path / "replycheck.toml")


def test_options_win_and_none_means_not_given() -> None:
    settings = config.with_options(Settings(channel="chat", language="nl"), channel="letter", language=None)
    assert (settings.channel, settings.language) == ("letter", "nl")


def test_settings_are_shown_as_plain_values() -> None:
    shown = config.to_dict(Settings(closed_days=(date(2025, 12, 24),)))
    assert (shown["opens"], shown["closed_days"], shown["chat_soon"]) == ("09:00", ["2025-12-24"], 60)


def test_init_writes_a_configuration_that_loads(tmp_path: Path) -> None:
    written(tmp_path / "templates", "Dag", "a.liquid")
    written(tmp_path, "# Lees mij", "README.md")
    written(tmp_path / "antwoorden", "Dag", "b.txt")
    written(tmp_path, "<p>Dag {{ naam }},</p>", "c.html")
    settings = config.load(written(tmp_path, configuration(tmp_path)))
    assert set(settings.include) >= {"*.liquid", "*.txt"}
    assert "*.md" not in settings.include
    assert settings.for_path("templates/a.liquid").kind == "template"
    assert settings.for_path("antwoorden/b.txt").kind == "auto"
    assert settings.for_path("c.html").kind == "template"


def test_init_finds_tables_of_replies_and_their_columns(tmp_path: Path) -> None:
    sentence = "Beste {{naam}}, uw pakket is vandaag onderweg naar u."
    written(tmp_path, f'title,actions,tags\nLevering,"{sentence}",a\nRetour,"{sentence}",b\n', "macros [1].csv")
    written(tmp_path / "export", f"id;text\n1;{sentence}\n", "chats.csv")
    written(tmp_path / "export", json.dumps({"id": "1", "text": sentence}) + "\n", "replies.jsonl")
    written(tmp_path, "land,code\nNederland,NL\n", "countries.csv")
    written(tmp_path, '{"level": "info"}\n', "log.jsonl")
    written(tmp_path, 'a,b\n"niet af', "broken.csv")
    written(tmp_path / 'oud "sjabloon"', "Dag {{ naam }}", "a.liquid")
    settings = config.load(written(tmp_path, configuration(tmp_path)))
    assert set(settings.include) == {"*.liquid", "export/chats.csv", "export/replies.jsonl", "macros [[]1].csv"}
    assert settings.for_path("macros [1].csv").fields == ("actions",)
    assert settings.for_path("export/chats.csv").fields == ()
    assert settings.for_path('oud "sjabloon"/a.liquid').kind == "template"
    found = discover.in_folder(tmp_path, settings)
    assert {f.name for f in found} == {"a.liquid", "macros [1].csv", "chats.csv", "replies.jsonl"}


def test_init_names_every_setting_and_each_line_may_be_used(tmp_path: Path) -> None:
    text = re.sub(r'^# (?=\[|"?[\w. *]+"? = )', "", configuration(tmp_path), flags=re.MULTILINE)
    settings = config.load(written(tmp_path, text))
    named = {name.replace("-", "_") for name in tomllib.loads(text)}
    assert named == {f.name for f in fields(Settings)} - {"file", "fields"}
    assert set(settings.intake) == {*config.INTAKE, "channels"}
    assert settings.notes_for("respect.blaming", "nl")[0].startswith("Lees de zin hardop")
    assert set(settings.limits) == set(Settings().limits)


def test_own_notes_are_named_by_rule_family_or_for_any_reply(tmp_path: Path) -> None:
    text = '[notes.nl]\n"respect" = "A"\n"respect.blaming" = ["B", "C"]\n"*" = "D"\n[notes.en]\n"*" = "E"\n'
    settings = config.load(written(tmp_path, text))
    assert settings.notes_for("respect.blaming", "nl") == ["A", "B", "C", "D"]
    assert settings.notes_for("clarity.officialese", "nl") == ["D"]
    assert settings.notes_for("", "nl") == ["D"]
    assert settings.notes_for("", "en") == ["E"]


@pytest.mark.parametrize("line", ['[notes.de]\n"*" = "A"', '[notes.nl]\n"*" = 1', '[notes]\nnl = "A"'])
def test_wrong_notes_are_errors_that_name_the_place(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigError, match="notes"):
        config.load(written(tmp_path, line))


def test_init_in_an_empty_folder_keeps_the_defaults(tmp_path: Path) -> None:
    settings = config.load(written(tmp_path, configuration(tmp_path)))
    assert settings.include == Settings().include
    assert settings.paths == ()


def test_files_with_the_same_settings_share_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replycheck.toml").write_text('channel = "chat"\n[[paths]]\nmatch = "mail/*"\nchannel = "email"\n')
    (tmp_path / "mail").mkdir()
    configured = Configured(None, {"language": "nl"})
    chat, other, mail = (configured.for_path(Path(name)) for name in ("a.txt", "b.txt", "mail/a.txt"))
    assert chat is other
    assert (chat.channel, mail.channel, mail.language) == ("chat", "email", "nl")
