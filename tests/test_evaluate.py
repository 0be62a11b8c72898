"""`replycheck evaluate` measures the shipped files; its floors hold the finder and the rules where they are."""

from __future__ import annotations

import json

import pytest

from replycheck import evaluate
from replycheck.models import model_folder, pipeline
from replycheck.training import clauses


def figures(scores: list[evaluate.Score]) -> dict[tuple[str, str], float]:
    return {(s.name, s.language): s.figure for s in scores}


def test_rules_find_the_faults_and_leave_the_near_misses_alone() -> None:
    for (name, language), figure in figures(evaluate.rule_scores()).items():
        floor = 0.90 if "message and pair: faults" in name else 0.95
        assert figure >= floor, (name, language, figure)


def test_promises_of_the_worked_examples() -> None:
    for (name, language), figure in figures(evaluate.promise_scores()).items():
        assert figure >= 0.95, (name, language, figure)


def test_the_labelled_corpus() -> None:
    found = figures(evaluate.corpus_scores())
    for language in ("nl", "en"):
        assert found["corpus, test part: promise", language] >= 0.70
        assert found["corpus, test part: politeness", language] >= 0.64


def test_faults_beside_the_customers_message() -> None:
    scores = evaluate.context_scores()
    found = figures(scores)
    for language in ("nl", "en"):
        assert found["corpus, test part: facts that the customer gives, F1", language] >= 0.80
        assert found["corpus, test part: unacknowledged-complaint, precision", language] >= 0.70
        assert found["corpus, test part: unacknowledged-complaint, recall", language] >= 0.40
    assert all(s.of for s in scores), "a line without cases says nothing"


def test_labelled_pairs_point_into_the_message_and_the_reply() -> None:
    corpus = model_folder() / "corpus"
    for language in ("nl", "en"):
        pairs = dict(evaluate.labelled_pairs(language))
        labels = [json.loads(line) for line in (corpus / f"pairlabels.{language}.jsonl").open(encoding="utf-8")]
        assert {row["id"] for row in labels} == set(pairs)
        for row in labels:
            message = pairs[row["id"]]["customer_message"]
            for name in ("given", "asks", "reports", "known", "tried"):
                assert all(0 <= span["start"] < span["end"] <= len(message) for span in row.get(name, [])), row["id"]
            assert row["flags"]["asks_known"] == bool(row["known"])
            assert row["flags"]["unanswered_question"] == any(not asked["answered_by"] for asked in row["asks"])


def test_the_parsers_own_figures_are_shown() -> None:
    names = {s.name for s in evaluate.pipeline_scores()}
    assert "parser, nl_alpino-dev: las" in names
    assert "parser, replies' clauses: finite_verb" in names
    assert "parser, replies' clauses: person" in names


@pytest.mark.parametrize("name", ["clauses.nl", "clauses.en", "clauses.nl.dev", "clauses.en.dev"])
def test_the_hand_checked_clauses_are_whole(name: str) -> None:
    path, language = model_folder() / "corpus" / f"{name}.jsonl", name.split(".")[1]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 250
    for row in rows:
        for clause in row["clauses"]:
            assert row["text"][clause["start"] :].startswith(clause["verb"]), row["id"]
            assert clause["person"] in ("1s", "2", "3s", "1p", "3p", "-"), row["id"]
    found = clauses.figures(pipeline(language), path)
    assert found["finite_verb"] > 94
    assert found["person"] > 88
