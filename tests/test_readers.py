"""Readers: what is checked, what is masked, and that every offset leads back to the words in the file."""

from __future__ import annotations

import base64
import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.draft import Draft
from replycheck.errors import InputError
from replycheck.readers import Defaults, Source, Unreadable, beside, is_template, read_file, read_rows
from replycheck.readers import rows as tables
from replycheck.readers.back import to_raw
from replycheck.readers.comments import mask_comments
from replycheck.readers.html import read_html
from replycheck.readers.markup import mask_markdown
from replycheck.report import Finding, Report, Severity, Verdict

EXAMPLES = Path(__file__).parents[1] / "examples"


def source(text: str | bytes, name: str) -> Source:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return read_file(data, name, Defaults())


def raw_words(source: Source, words: str) -> str:
    """The raw text at the place of these words of the draft."""
    start = source.draft.text.index(words)
    finding = Finding("respect.busy-excuse", Severity.WARNING, start, start + len(words), words, "m")
    report = Report(source.draft.text, "nl", "email", datetime(2025, 12, 3), Verdict.PASS, {}, {}, findings=(finding,))
    found = to_raw(report, source).findings[0]
    assert not source.slices or found.text == source.raw[found.start : found.end]
    return source.raw[found.start : found.end]


def test_plain_text_keeps_every_offset_with_windows_line_ends_and_emoji() -> None:
    text = "Beste Jan 😀,\r\n\r\nHet is druk: één café.\r\n"
    read = source(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    assert read.raw == read.draft.text == text
    assert raw_words(read, "druk: één café") == "druk: één café"


def test_markdown_masks_what_is_not_running_text() -> None:
    text = (
        "---\nchannel: x\n---\n# Kop\n\nLees **goed** de [pagina](https://x.example/a_(b)) of `knop`.\n\n"
        "```\nHet is druk.\n```\n![druk](a.png)\n[1]: https://druk.example\n"
    )
    masked = mask_markdown(text)
    assert len(masked) == len(text)
    assert "druk" not in masked
    assert "https" not in masked
    assert "channel" not in masked
    assert masked.splitlines()[3] == "# Kop"
    assert masked.splitlines()[5].split() == ["Lees", "goed", "de", "pagina", "of", "ǂǂǂǂ", "."]


def test_markdown_leaves_snake_case_bullets_and_times_alone() -> None:
    text = "* een\n* twee * drie\n- order_nummer_2 en 5*4*3\n"
    assert mask_markdown(text) == text


@given(st.text(alphabet="ab *_`[]()#!~-\n\r:{}%<>é😀", max_size=120))
def test_masking_never_moves_a_character(text: str) -> None:
    for mask in (mask_markdown, mask_comments):
        masked = mask(text)
        assert len(masked) == len(text)
        assert [c for c in masked if c in "\r\n"] == [c for c in text if c in "\r\n"]


def test_html_shows_visible_text_only() -> None:
    raw = (
        "<html><head><title>T</title><style>p{}</style></head><body><!-- x --><p>Beste&nbsp;Jan,</p>\n"
        "<p>Het\n   is <b>erg</b> dr&uuml;k&#33;</p><ul><li>een</li><li>twee</li></ul>"
        '<div style="display:none">weg</div><script>var a;</script>tot<br>ziens</body></html>'
    )
    text, places = read_html(raw)
    assert text.replace("\xa0", " ") == "Beste Jan,\n\nHet is erg drük!\n\n- een\n- twee\n\ntot\nziens"
    assert len(places.starts) == len(places.ends) == len(text)


def test_html_words_lead_back_to_the_source() -> None:
    read = source("<p>Sorry, het\n is <b>erg</b> dr&uuml;k. Dag &amp; dank</p>", "a.html")
    assert raw_words(read, "Sorry") == "Sorry"
    assert raw_words(read, "drük") == "dr&uuml;k"
    assert raw_words(read, "het is erg drük") == "het\n is <b>erg</b> dr&uuml;k"
    assert raw_words(read, "& dank") == "&amp; dank"


def test_html_quotation_counts_as_quoted_text() -> None:
    read = source("<p>Dank u.</p><blockquote><p>Het is druk.</p></blockquote>", "a.html")
    assert "> Het is druk." in read.draft.text
    assert [s.text for s in read.draft.sentences] == ["Dank u."]


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<b>", "</b>", "a b", " ", "\n", "&eacute;", "&", "<", "<br/>", "é", "<!--"])
    )
)
def test_html_places_always_grow_and_stay_inside(pieces: list[str]) -> None:
    raw = "".join(pieces)
    text, places = read_html(raw)
    assert len(text) == len(places.starts)
    assert list(places.starts) == sorted(places.starts)
    assert all(0 <= s <= e <= len(raw) for s, e in zip(places.starts, places.ends, strict=True))


HEAD = """From: Joost <joost@zaak.example>
To: Karin Mulder <karin@post.example>
Date: Wed, 03 Dec 2025 10:15:00 +0100
"""
BODY = "Beste Karin,\n\nHet is erg druk in het café. Het kost € 25.\n"


def mail(body: bytes, headers: str) -> Source:
    return source((HEAD + headers + "\n").encode() + body, "a.eml")


def test_plain_mail_is_read_in_place() -> None:
    read = mail(BODY.encode(), "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n")
    assert read.draft.text == BODY
    assert raw_words(read, "erg druk in het café") == "erg druk in het café"
    assert read.draft.customer_name == "Karin Mulder"
    assert read.draft.sent_at == datetime(2025, 12, 3, 10, 15)


def test_mail_in_another_charset_is_read_in_place() -> None:
    read = mail(BODY.encode("cp1252"), "Content-Type: text/plain; charset=windows-1252\n")
    assert read.draft.text == BODY
    assert raw_words(read, "erg druk") == "erg druk"


def test_quoted_printable_words_lead_to_their_own_characters() -> None:
    body = b"Het is erg dr=\nuk in het caf=C3=A9. Dag.\n"
    read = mail(body, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n")
    assert read.draft.text == "Het is erg druk in het café. Dag.\n"
    assert raw_words(read, "erg druk") == "erg dr=\nuk"
    assert raw_words(read, "café") == "caf=C3=A9"
    assert not read.slices


def test_base64_words_lead_to_their_line() -> None:
    body = base64.encodebytes((BODY * 4).encode())
    read = mail(body, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n")
    assert read.draft.text == BODY * 4
    start = read.raw.index(body.decode()[:20])
    place = read.places
    assert place is not None
    at = place.span(len(BODY), len(BODY) + 5)[0]
    assert start + len(BODY.encode()) * 4 // 3 - 2 <= at <= start + len(BODY.encode()) * 4 // 3 + 4


def test_multipart_mail_takes_the_plain_text_and_names_the_attachments() -> None:
    parts = (
        "--b\nContent-Type: text/plain; charset=utf-8\n\nHet is erg druk.\n"
        '--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="bon.pdf"\n'
        "Content-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
    )
    read = mail(parts.encode(), "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n")
    assert read.draft.text.strip() == "Het is erg druk."
    assert raw_words(read, "erg druk") == "erg druk"
    assert read.draft.attachments == ("bon.pdf",)


def test_html_mail_is_read_through_both_maps() -> None:
    body = b"<p>Het is <b>erg</b>=20dr=C3=BCk.</p>\n"
    read = mail(body, "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n")
    assert read.draft.text.strip() == "Het is erg drük."
    assert raw_words(read, "erg drük") == "erg</b>=20dr=C3=BCk"


def test_the_customers_message_is_found_below_the_reply() -> None:
    thread = "Dank u.\n\nOp 2 december 2025 schreef Karin <karin@post.example>:\n> Waar blijft het?\n>> ouder\n"
    read = mail(thread.encode(), "Content-Type: text/plain\n")
    assert read.draft.customer_message == "Waar blijft het?"


def test_the_writers_own_earlier_mail_is_not_the_customers_message() -> None:
    thread = "Dank u.\n\nOp 2 december 2025 schreef Joost <joost@zaak.example>:\n> Ik bel u.\n"
    read = mail(thread.encode(), "Content-Type: text/plain\n")
    assert read.draft.customer_message == ""


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"a\x00b", "a.txt", "NUL"),
        (b"caf\xe9\n", "a.txt", "byte 3 (line 1, 0xe9)"),
        (b"ok\nx\xff", "a.md", "line 2"),
        ("é".encode("utf-16"), "a.txt", "UTF-16"),
        (b"x" * 1_000_001, "a.txt", "1000 kB"),
        (b"no headers here\n", "a.eml", "no headers"),
        (b"Subject: x\nContent-Type: application/pdf\n\nx", "a.eml", "no text part"),
        (b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nx", "a.eml", "charset 'klingon'"),
    ],
)
def test_bad_files_say_what_is_wrong(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        source(data, name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["a.j2", "a.html.twig", "b.liquid", "c.HBS", "d.erb", "e.jinja"])
def test_template_languages_are_known_by_name(name: str) -> None:
    assert is_template(name)
    assert not is_template("a.html")


def test_a_template_of_html_is_read_as_html() -> None:
    read = source("<p>Beste {{ naam }},</p>{# weg #}<p>Dag</p>", "a.html.twig")
    assert read.draft.text == "Beste {{ naam }},\n\nDag"


def test_examples_are_all_read() -> None:
    for file in sorted(EXAMPLES.rglob("*.*")):
        if file.suffix not in (".toml", ".jsonl"):
            read = read_file(file.read_bytes(), file.as_posix(), Defaults())
            for sentence in read.draft.sentences:
                assert raw_words(read, sentence.text)


def rows(*lines: str) -> list[Source | Unreadable]:
    return list(read_rows(io.BytesIO("\n".join(lines).encode()), "x.jsonl", Defaults(), form="jsonl"))


def test_json_lines_fill_every_field() -> None:
    (row,) = rows(
        '{"id": "7", "text": "Dag", "channel": "chat", "lang": "nl",'
        ' "customer_message": "Hoi", "customer_name": "Jan",'
        ' "sent_at": "2025-12-03T10:00", "turn": 2, "kind": "template", "attachments": ["bon.pdf"]}'
    )
    assert isinstance(row, Source)
    assert row.draft == Draft(
        text="Dag",
        channel="chat",
        language="nl",
        kind="template",
        customer_message="Hoi",
        customer_name="Jan",
        sent_at=datetime(2025, 12, 3, 10),
        turn=2,
        attachments=("bon.pdf",),
        id="7",
        path="x.jsonl",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{bad", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"id": "a", "text": 3}', '"text" must be a string'),
        ('{"id": "a", "text": "x", "channel": "web"}', "unknown channel 'web'"),
        ('{"id": "a", "text": "x", "lang": "de"}', "unknown lang 'de'"),
        ('{"id": "a", "text": "x", "kind": "ui"}', "unknown kind 'ui'"),
        ('{"id": "a", "text": "x", "turn": 0}', '"turn"'),
        ('{"id": "a", "text": "x", "turn": true}', '"turn"'),
        ('{"id": "a", "text": "x", "sent_at": "gisteren"}', "sent_at"),
        ('{"id": "a", "text": "x", "attachments": "bon.pdf"}', '"attachments"'),
        ('{"id": "b", "text": "x", "turn": NaN}', "not JSON: NaN"),
        ('{"id": ' + "1" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "nested"),
    ],
)
def test_a_line_that_cannot_be_read_stands_alone(line: str, said: str) -> None:
    before, bad, after = rows('{"id": 1, "text": "a"}', line, '{"id": 2, "text": "b"}')
    assert isinstance(before, Source)
    assert isinstance(after, Source)
    assert (before.id, after.id) == (1, 2)
    assert isinstance(bad, Unreadable)
    assert said in bad.error
    assert bad.row == 2
    assert bad.id == ("a" if '"id": "a"' in line else "")


def test_lone_surrogates_are_replaced_at_the_same_length() -> None:
    (row,) = rows('{"text": "a\\ud83db"}')
    assert isinstance(row, Source)
    assert row.draft.text == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_has_the_same_fields(separator: str) -> None:
    table = separator.join(("id", "text", "channel", "turn")) + "\r\n"
    table += separator.join(("a", '"Dag,\r\nhet is; druk"', "chat", "2")) + "\r\n"
    table += separator.join(("b", "Prima", "", "")) + "\r\n" + "kort\r\n"
    first, second, third = read_rows(io.BytesIO(table.encode()), "x.csv", Defaults(channel="social"), form="csv")
    assert isinstance(first, Source)
    assert (first.draft.text, first.draft.channel, first.draft.turn) == ("Dag,\r\nhet is; druk", "chat", 2)
    assert isinstance(second, Source)
    assert (second.draft.channel, second.row) == ("social", 4)
    assert isinstance(third, Unreadable)
    assert "1 cells" in third.error


def test_a_table_whose_line_never_ends_is_not_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_LINE", 50)
    table = io.StringIO("id,text\n1,kort\n2," + "lang " * 1000)
    first, second = tables.read_csv(table)
    assert first.values == {"id": "1", "text": "kort"}
    assert second.error == "not CSV: a line is longer than 50 characters; the rest is not read"
    assert table.tell() < 100


def test_csv_without_a_text_column_is_an_error() -> None:
    (found,) = read_rows(io.BytesIO(b"id,body\n1,x\n"), "x.csv", Defaults(), form="csv")
    assert isinstance(found, Unreadable)
    assert '"text"' in found.error


def test_texts_beside_the_running_text_are_read_in_place() -> None:
    raw = (
        '<html><head><title>nooit gezien in mail</title></head><body><div style="display:none">Wegens dr&uuml;kte later '
        '&zwnj;</div><p>Dank u.</p><img src="a.png" alt="Het is &eacute;rg druk bij ons"/>'
        "<a title='Klik hier' href=x>meer</a><div hidden>na de tekst verborgen woorden</div></body></html>"
    )
    read = source(raw, "a.html")
    assert read.draft.text == "Dank u.\n\nmeer"
    found = list(beside(read))
    assert [s.key for s in found] == ["preheader:1", "alt:2"]
    assert all(s.fragment for s in found)
    assert raw_words(found[0], "drükte") == "dr&uuml;kte"
    assert raw_words(found[1], "érg druk") == "&eacute;rg druk"


def test_texts_beside_the_running_text_of_a_mail_are_read_through_both_maps() -> None:
    body = b'<p>Dank u.</p><img alt=3D"Het is dr=C3=BCk bij ons">\n'
    read = mail(body, "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n")
    (found,) = beside(read)
    assert raw_words(found, "drük bij") == "dr=C3=BCk bij"
