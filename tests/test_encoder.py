"""The shipped encoder: it loads light, judges real sentences, and rules keep the last word."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from replycheck import encoder
from replycheck.checks import judged
from replycheck.config import Settings
from replycheck.engine import check
from replycheck.training.encoder import encodercard

SHIPPED = Path(__file__).parents[1] / "models" / "encoder"
SENT = datetime(2026, 3, 11, 10)


def test_it_is_small_and_its_card_shows_its_metrics() -> None:
    assert sum(p.stat().st_size for p in SHIPPED.iterdir()) < 20_000_000
    metrics = json.loads((SHIPPED / "metrics.json").read_text(encoding="utf-8"))
    assert (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8") == encodercard.card(metrics)


def test_neither_torch_nor_transformers_is_loaded() -> None:
    code = "import sys; from replycheck import encoder; encoder.judge_alone(['Ik bel u morgen.']); print('torch' in sys.modules, 'transformers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_same_sentence_gets_the_same_scores_alone_and_in_a_batch() -> None:
    lines = ["Ik bel u morgen terug.", "Dat is uw eigen schuld.", "Thank you for waiting all day.", "Ok."]
    together = encoder.judge_alone(lines)
    encoder._KEPT.clear()
    for line, found in zip(lines, together, strict=True):
        assert encoder.judge_alone([line])[0].promise == pytest.approx(found.promise, abs=0.35)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De stukadoor staat dinsdag om acht uur bij u voor de deur.", "nl"),
        ("Ik zet de korting straks voor u op de rekening.", "nl"),
        ("Your new card lands on your doormat this Thursday.", "en"),
    ],
)
def test_a_promise_weighs_more_than_a_fact(text: str, language: str) -> None:
    fact = {"nl": "De winkel ligt naast het station.", "en": "The shop is next to the station."}[language]
    promise, other = encoder.judge_alone([text, fact])
    assert judged.probabilities(promise, "promise", "none")[0] < judged.probabilities(other, "promise", "none")[0]


def test_probabilities_add_up() -> None:
    judgement = encoder.judge_alone(["Wat een onzin, lees de voorwaarden maar eens."])[0]
    for head in judged.NAMES:
        assert sum(judged.probabilities(judgement, head, "neutral")) == pytest.approx(1.0)


def test_settings_can_leave_it_out() -> None:
    text = "Beste Anna,\n\nDank voor het lange wachten, dat had niet gemogen.\n\nGroet,\nBo"
    alone = check(text, language="nl", sent_at=SENT, settings=Settings(encoder=False))
    assert all(s.respect.source != "model" for s in alone.sentences)


def test_a_finding_decides_its_sentence() -> None:
    report = check("You should have read the conditions.", language="en", sent_at=SENT, turn=3)
    assert any(f.rule.startswith("respect.") and f.source == "pattern" for f in report.findings)
    assert report.sentences[0].respect.label == "disrespectful"
