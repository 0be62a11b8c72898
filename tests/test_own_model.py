"""A sentiment model of the user's own: any sequence classifier of transformers, from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import replycheck
from replycheck import models
from replycheck.config import Settings
from replycheck.errors import ModelError

WORDS = ["[PAD]", "[UNK]", "fijn", "naar", "dat", "is"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny classifier that calls every text positive, saved as a user would have it."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    path = tmp_path_factory.mktemp("model")
    words = Tokenizer(WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(path)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        id2label={0: "NEGATIVE", 1: "POSITIVE"}, label2id={"NEGATIVE": 0, "POSITIVE": 1},
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([-5.0, 5.0]))
    model.save_pretrained(path)
    return path


def test_the_model_gives_the_sentiment_and_says_so(folder: Path) -> None:
    report = replycheck.check("Dat is fijn. Dat is naar.", language="nl", settings=Settings(model=str(folder)))
    assert not report.skipped
    assert {s.sentiment.label for s in report.sentences} == {"positive"}
    assert {s.sentiment.source for s in report.sentences} == {"model"}


def test_a_finding_still_decides_over_the_model(folder: Path) -> None:
    report = replycheck.check("U had de bon moeten bewaren.", language="nl", settings=Settings(model=str(folder)))
    assert report.sentences[0].sentiment.label == "negative"


def test_a_missing_model_is_said_and_the_rest_works(tmp_path: Path) -> None:
    report = replycheck.check("Fijn dat het gelukt is!", language="nl", settings=Settings(model=str(tmp_path / "none")))
    assert [s.check for s in report.skipped] == ["sentiment model"]
    assert report.sentences[0].sentiment.label == "positive"


def test_labels_must_speak_of_sentiment() -> None:
    assert models._label_values({0: "1 star", 1: "2 stars", 2: "3 stars"}, "m") == [-1.0, 0.0, 1.0]
    with pytest.raises(ModelError, match="joy"):
        models._label_values({0: "joy", 1: "anger"}, "m")


def test_the_teams_choice_of_address_counts() -> None:
    def rules(text: str, audience: str | None) -> set[str]:
        return {f.rule for f in replycheck.check(text, language="nl", settings=Settings(audience=audience)).findings}

    text = "Dank voor je bericht. Je bestelling is onderweg."
    assert "politeness.mixed-u-and-je" not in rules(text, None)
    assert "politeness.mixed-u-and-je" not in rules(text, "je")
    assert "politeness.mixed-u-and-je" in rules(text, "u")
