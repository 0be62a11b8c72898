"""`replycheck evaluate` measures the shipped files; its floors hold the finder and the rules where they are."""

from __future__ import annotations

from replycheck import evaluate


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


def test_the_parsers_own_figures_are_shown() -> None:
    names = {s.name for s in evaluate.pipeline_scores()}
    assert "parser, nl_alpino-dev: las" in names
    assert "parser, service clauses: finite_verb" in names
