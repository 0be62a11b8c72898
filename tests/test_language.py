"""Dutch, English or neither: short lines, mixed lines and letters in other languages."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from replycheck.language import UNSUPPORTED, detect, detect_sentence, dutch_evidence
from replycheck.training.conllu import read_sentences

HERE = Path(__file__).parent
CORPUS = HERE.parent / "models" / "corpus"


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(HERE / "mixed_lines.jsonl"), ids=lambda row: row["text"][:40])
def test_lines_with_words_of_both_languages(row: dict[str, str]) -> None:
    assert detect_sentence(row["text"], draft=row["draft"]) == row["lang"]


def test_letters_in_other_languages_are_refused() -> None:
    found = Counter((row["lang"], detect(row["text"])[0] == UNSUPPORTED) for row in rows(HERE / "foreign_letters.jsonl"))
    for language in {lang for lang, _ in found}:
        refused, taken = found[language, True], found[language, False]
        assert refused / (refused + taken) >= 0.95, language


@pytest.mark.parametrize("language", ["nl", "en"])
def test_replies_of_the_corpus_are_not_refused(language: str) -> None:
    wrong = [r["id"] for r in rows(CORPUS / f"replies.{language}.jsonl") if detect(r["reply"])[0] != language]
    assert wrong == []


@pytest.mark.parametrize(("words", "least"), [(3, 0.97), (5, 0.99), (8, 0.99)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_words_of_service_sentences_tell(language: str, words: int, least: float) -> None:
    texts = [s.text.split() for s in read_sentences(CORPUS / "ud" / f"{language}.conllu", lang=language)]
    lines = [" ".join(text[:words]) for text in texts if len(text) >= words]
    right = sum((dutch_evidence(line) > 0) == (language == "nl") for line in lines)
    assert right / len(lines) >= least
