"""What a pattern needs of a text: the filter before the regular expressions must never lose a match."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from replycheck import lexicon
from replycheck.rules import Rule, load
from replycheck.rules.patterns import Index, Pattern, compile_pattern, keys_of

WORDS = {"you": ("u", "je", "jou w"), "open": ("uitge*", "laat weten")}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("excus*", "onze excuses, hoor"),
        ("kan*", "dat kan"),
        ("*loos", "dit is kosteloos."),
        ("re*", "wij regelen het"),
        ("a*b", "een axb dus"),
        ("e-mail* sturen", "wij e-mailen, sturen"),
        ("a.u.b.", "stuur a.u.b. een foto"),
        ("don't", "i don't know"),
        ("(nee|!)", "ja!"),
        ("(spijt*|<you>)", "van jou w"),
        ("(eerder)? gemeld", "al gemeld"),
        ("moeten ~(wachten)", "u zult moeten betalen"),
        ("<open>", "is het uitgezocht"),
        ("{al eerder} gezegd", "al eerder gezegd"),
        ("u ...2 gelezen", "u heeft het gelezen"),
        ("ik , u", "ik, u"),
        ("_ dagen", "twee dagen"),
        ("^ <num>", "12 dagen"),
        ("klaar $", "het is klaar."),
        ("💋", "groetjes 💋"),
        ("één", "nog één keer"),
    ],
)
def test_a_text_with_the_pattern_is_let_through(source: str, text: str) -> None:
    pattern = compile_pattern(source, WORDS)
    assert pattern.regex.search(text)
    assert pattern.search(text)
    assert list(pattern.finditer(text))
    assert Index([compile_pattern("nooit te zien", WORDS), pattern]).near(text) == [1]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("excus*", "geen woord ervan"),
        ("*loos", "loosdrecht is mooi"),
        ("(super|top) !", "dat is super"),
        ("u ... gelezen", "u heeft gelijk"),
        ("(u|je) moet (eerst|nog) betalen", "u moet nog even wachten"),
    ],
)
def test_a_text_without_what_is_needed_meets_no_regular_expression(source: str, text: str) -> None:
    assert not compile_pattern(source, WORDS).possible(keys_of(text))


def _patterns(rule: Rule) -> Iterator[Pattern]:
    for name in ("patterns", "marks", "unless", "unless_near", "unless_message"):
        yield from getattr(rule, name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_filter_agrees_with_the_regular_expressions_of_every_rule(language: str) -> None:
    met = 0
    for rule in load(language).rules.values():
        texts = [example.text.lower() for example in (*rule.bad[:12], *rule.good[:4])]
        for pattern in _patterns(rule):
            hits = [text for text in texts if pattern.regex.search(text)]
            met += len(hits)
            assert all(pattern.possible(keys_of(text)) for text in hits), pattern.source
    assert met > 500


def test_a_list_gives_its_first_pattern_and_counts_all() -> None:
    text = "heel erg bedankt en fijne dag, alvast bedankt"
    listed = lexicon.patterns("tone_nl", "polite", "nl")
    hits = [pattern for pattern in listed if pattern.regex.search(text)]
    start, end = next(hits[0].finditer(text))
    assert lexicon.found("tone_nl", "polite", "nl", text) == text[start:end].strip()
    assert lexicon.count("tone_nl", "polite", "nl", text) == len(hits) > 0
