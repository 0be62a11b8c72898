"""Catalogues of texts: which are checked, in which language, and that every place leads back to the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from replycheck.errors import InputError
from replycheck.readers import Defaults, Source, Unreadable, is_catalogue, read_catalogue
from replycheck.readers.catalogues import language_of_path
from replycheck.readers.cells import read_cells
from replycheck.readers.entries import Entry
from replycheck.readers.jsonfile import read_json
from replycheck.readers.po import read_po
from replycheck.readers.properties import read_properties
from replycheck.readers.yamlfile import read_yaml


def sources(text: str, name: str, **values: object) -> dict[str, Source]:
    read = read_catalogue(text.encode(), name, Defaults(kind="template"), **values)  # type: ignore[arg-type]
    return {s.key: s for s in read if isinstance(s, Source)}


def cut(source: Source, words: str) -> str:
    """The raw text at the place of these words."""
    start = source.draft.text.index(words)
    assert source.places is not None
    left, right = source.places.span(start, start + len(words))
    return source.raw[left:right]


PO = r"""
msgid ""
msgstr ""
"Language: nl_NL\n"

# uitleg
#: mail.py:3
msgid "welcome"
msgstr ""
"Beste %(name)s,\n"
"Wegens \"drukte\" duurt het één week.\n"

#, fuzzy
msgid "old guess"
msgstr "Dit ziet niemand ooit."

msgctxt "mail"
msgid "one file"
msgid_plural "%d files"
msgstr[0] "Er is een bestand voor u."
msgstr[1] "Er zijn %d bestanden voor u."

#~ msgid "gone"
#~ msgstr "Dit is weg en vergeten."
"""


def test_gettext_reads_what_programs_show() -> None:
    found = sources(PO, "app.po")
    assert next(iter(found)) == "welcome"
    assert [s.draft.language for s in found.values()] == ["nl"] * 3
    assert found["welcome"].draft.text == 'Beste %(name)s,\nWegens "drukte" duurt het één week.\n'
    assert cut(found["welcome"], '"drukte" duurt') == r"\"drukte\" duurt"
    assert cut(found["welcome"], "één week") == "één week"
    assert [k.rpartition("[")[2] for k in list(found)[1:]] == ["0]", "1]"]
    assert "file" not in "".join(found)


@pytest.mark.parametrize("bad", ['msgid "a"\nmsgstr zonder', '"los"\n', 'msgid "a\n'])
def test_broken_gettext_names_its_line(bad: str) -> None:
    with pytest.raises(InputError, match=r"line [12] is no gettext"):
        list(read_po(bad))


YAML = """
nl:
  mailer: &basis
    welcome:
      body: "Wegens drukte duurt het \\u00e9\\u00e9n
        week langer."
      plain: Het is erg
        druk bij ons, u
        moet wachten.
      single: 'Dat is ''druk'' bij ons.'
      literal: |
        Beste {{ name }},

          Het is druk.
      folded: >-
        Het is erg
        druk bij ons.

        Tot ziens en dag.
  copy: *basis
  number: 12
  short: Opslaan
"""


def test_yaml_reads_every_style_in_place() -> None:
    found = {k.rpartition(".")[2]: s for k, s in sources(YAML, "app.yml").items()}
    assert set(found) == {"body", "plain", "single", "literal", "folded"}
    assert found["body"].draft.language == "nl"
    assert found["body"].draft.text == "Wegens drukte duurt het één week langer."
    assert cut(found["body"], "één week") == "\\u00e9\\u00e9n\n        week"
    assert cut(found["plain"], "erg druk") == "erg\n        druk"
    assert cut(found["single"], "'druk' bij") == "''druk'' bij"
    assert cut(found["literal"], ",\n\n  Het is") == ",\n\n          Het is"
    assert found["folded"].draft.text == "Het is erg druk bij ons.\nTot ziens en dag."
    assert cut(found["folded"], "ons.\nTot") == "ons.\n\n        Tot"


def test_yaml_aliases_that_grow_without_end_are_read_once() -> None:
    lines = ["a0: &a0 [dit zijn drie woorden]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert len(list(read_yaml("\n".join(lines)))) == 1


def test_json_names_items_by_their_own_id_and_reads_escapes_in_place() -> None:
    text = '{"macros": [{"id": 7, "body": "Het is \\"druk\\" \\ud83d\\ude00 bij ons."}, {"body": "Dit is de tweede."}]}'
    found = sources(text, "macros.json")
    assert list(found) == ["macros.7.body", "macros.1.body"]
    assert found["macros.7.body"].draft.text == 'Het is "druk" 😀 bij ons.'
    assert cut(found["macros.7.body"], '"druk" 😀 bij') == '\\"druk\\" \\ud83d\\ude00 bij'


def test_properties_join_lines_and_halve_quotes() -> None:
    text = "# over\nmail.body = Wegens dr\\u00fckte \\\n    kunt u niet ''nu'' bellen.\nleeg=\n! ook over\nb:Drie woorden hier\n"
    found = sources(text, "messages_nl.properties")
    assert list(found) == ["mail.body", "b"]
    assert found["mail.body"].draft.text == "Wegens drükte kunt u niet 'nu' bellen."
    assert cut(found["mail.body"], "drükte kunt") == "dr\\u00fckte \\\n    kunt"
    assert cut(found["mail.body"], "'nu'") == "''nu''"


def test_csv_columns_are_chosen_by_name() -> None:
    text = 'Titel;Tekst;Notitie\r\nDruk;"Het is ""erg""\r\ndruk bij ons.";intern geheim hier\r\nDag;Dag mevrouw;x\r\n'
    found = sources(text, "macros.csv", fields=("Tekst",))
    assert list(found) == ["Druk.Tekst", "Dag.Tekst"]
    assert cut(found["Druk.Tekst"], '"erg"\r\ndruk') == '""erg""\r\ndruk'
    assert not is_catalogue("macros.csv", ())


def test_fields_choose_and_a_choice_of_nothing_is_an_error() -> None:
    assert list(sources(YAML, "app.yml", fields=("*.single", "short"))) == ["nl.mailer.welcome.single", "nl.short"]
    with pytest.raises(InputError, match="holds no text under fields"):
        sources(YAML, "app.yml", fields=("body_html",))


def test_texts_in_other_languages_are_named_and_never_silent() -> None:
    both = read_catalogue(b"nl: {a: Dit is een zin}\nde: {a: Das ist ein Satz}\n", "app.yml", Defaults())
    first, second = both
    assert isinstance(first, Source)
    assert isinstance(second, Unreadable)
    assert "de" in second.error


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("locale/nl_NL.UTF-8/LC_MESSAGES/app.po", "nl"),
        ("config/locales/mail.en-GB.yml", "en"),
        ("config/locales/de/app.yml", "de"),
        ("i18n/fr.json", "fr"),
        ("messages_nl.properties", "nl"),
        ("it/templates/macros.json", ""),
        ("config/check_it.json", ""),
        ("app.yml", ""),
    ],
)
def test_the_path_tells_the_language(path: str, language: str) -> None:
    assert language_of_path(path) == language


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("a: [", "a.yml", "is not YAML: .* at line"),
        ("a: \x07", "a.yml", "is not YAML"),
        ('{"a": }', "a.json", "is not JSON: .* line 1, column 7"),
        ("[" * 100_000, "a.json", "nested"),
        ("id,text\n1,a,b\n", "a.csv", "line 2 has 3 cells"),
        ('id,text\n1,a"b"c\n2,"x\n', "a.csv", "line 3 is not CSV"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        sources(text, name, fields=("*",))


def test_markup_in_a_text_is_read_as_html() -> None:
    found = sources("a_html: '<p>Het is <b>erg</b> dr&uuml;k.</p>'\n", "app.yml")["a_html"]
    assert found.draft.text == "Het is erg drük."
    assert cut(found, "erg drük") == "erg</b> dr&uuml;k"


def test_a_piece_of_a_message_is_no_whole_message() -> None:
    texts = {
        "piece": "Het pakket is er morgen.",
        "whole": "Beste Jan,\n\nHet pakket is er.\n\nMet vriendelijke groet,\nSam",
    }
    found = sources(json.dumps(texts), "nl.json")
    assert found["piece"].fragment
    assert not found["whole"].fragment


WORDS = st.text(alphabet="abé '\"\\:#-{}%|>&*!?,[]\t\n😀", min_size=1, max_size=40).map(lambda t: f"x{t}z")
TREES = st.dictionaries(st.sampled_from(["a", "b", "c d", "é"]), WORDS, min_size=1, max_size=4)


def agree(entries: list[Entry], raw: str, tree: dict[str, str], readable: Callable[[str], str]) -> None:
    """Every text comes back, and the raw words of each of its characters read as that character."""
    assert {e.key: e.text for e in entries} == tree
    for entry in entries:
        assert list(entry.places.starts) == sorted(entry.places.starts)
        assert len(entry.places.starts) == len(entry.places.ends) == len(entry.text)
        for offset, character in enumerate(entry.text):
            left, right = entry.places.span(offset, offset + 1)
            assert character.isspace() or readable(raw[left:right]) == character, (entry.text, offset)


@given(TREES, st.sampled_from([None, '"', "'", "|", ">"]), st.sampled_from([12, 30, 1000]), st.booleans())
def test_yaml_of_any_style_comes_back_in_place(
    tree: dict[str, str], style: str | None, width: int, plain: bool
) -> None:
    raw = yaml.safe_dump(tree, default_style=style, width=width, allow_unicode=plain)
    special = {"''": "'"}
    agree(
        list(read_yaml(raw)),
        raw,
        tree,
        lambda r: special.get(r) or (yaml.safe_load(f'"{r}"') if r.startswith("\\") and len(r) > 1 else r),
    )


@given(TREES, st.booleans(), st.sampled_from([None, 2]))
def test_json_comes_back_in_place(tree: dict[str, str], ascii_only: bool, indent: int | None) -> None:
    raw = json.dumps(tree, ensure_ascii=ascii_only, indent=indent)
    agree(list(read_json(raw)), raw, tree, lambda r: json.loads(f'"{r}"'))


@given(TREES)
def test_gettext_comes_back_in_place(tree: dict[str, str]) -> None:
    def string(text: str) -> str:
        escaped = re.sub(r'(["\\])', r"\\\1", text).replace("\t", "\\t").split("\n")
        return '""\n' + "\n".join(f'"{line}\\n"' for line in escaped[:-1]) + f'\n"{escaped[-1]}"'

    named = {f"k{n}": text for n, text in enumerate(tree.values())}
    raw = "\n\n".join(f'msgid "{key}"\nmsgstr {string(text)}' for key, text in named.items())
    agree(list(read_po(raw)), raw, named, lambda r: r.removeprefix("\\") or "\\")


@given(TREES)
def test_properties_come_back_in_place(tree: dict[str, str]) -> None:
    named = {f"k{n}": text.replace("'", "") for n, text in enumerate(tree.values())}
    escaped = {k: v.replace(chr(92), chr(92) * 2).replace(chr(10), chr(92) + "n") for k, v in named.items()}
    raw = "\n".join(f"{k} = {v}" for k, v in escaped.items())
    agree(list(read_properties(raw)), raw, named, lambda r: r.removeprefix("\\") or "\\")


@given(TREES)
def test_csv_comes_back_in_place(tree: dict[str, str]) -> None:
    rows = [("id", "text"), *((f"k{n}", text) for n, text in enumerate(tree.values()))]
    raw = "\n".join(f'{key},"{text.replace(chr(34), chr(34) * 2)}"' for key, text in rows)
    entries = [e for e in read_cells(raw) if e.key.endswith(".text")]
    agree(entries, raw, {f"{k}.text": t for k, t in rows[1:]}, lambda r: '"' if r == '""' else r)
