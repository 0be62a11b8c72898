"""The encoder's metrics.json and MODEL_CARD.md, printed from the run's figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_SETS = {
    "dev": "corpus, development part",
    "test": "corpus, test part",
    "real": "real chats, tweets and templates (limits were chosen with them in sight)",
}
_ROWS = (
    ("promise or not, F1", "promise {}"),
    ("politeness, macro F1", "politeness {} macro"),
    ("sentiment, macro F1", "sentiment {} macro"),
    ("respect, macro F1", "respect {} macro"),
    ("disrespectful, F1", "respect {} -"),
)


def write(folder: Path, metrics: dict[str, Any]) -> None:
    """Write both files to `folder`."""
    (folder / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(card(metrics), encoding="utf-8")


def card(metrics: dict[str, Any]) -> str:
    """The model card for these figures."""
    tables = "\n\n".join(_table(name, metrics[name]) for name in _SETS)
    restarted = _RESTARTED if metrics["training"]["restarts"] else ""
    return _TEXT.format(restarted=restarted, tables=tables, requests=_requests(metrics["requests"]), **metrics["training"], parity=metrics["parity"])


def _requests(found: dict[str, dict[str, float]]) -> str:
    return "; ".join(
        f"{source} {figures['accuracy']:.3f} (AUC {figures['auc']:.3f}, {figures['requests']} requests)"
        for source, figures in found.items()
    )


def _table(name: str, figures: dict[str, Any]) -> str:
    head = [f"{_SETS[name][0].upper()}{_SETS[name][1:]}.", ""]
    columns = [f"{who} {lang}" for lang in ("nl", "en") for who in ("rules", "textcat", "linear", "encoder", "together")]
    head += [f"| | {' | '.join(columns)} |", "|---" * 11 + "|"]
    for label, key in _ROWS:
        cells = []
        for lang in ("nl", "en"):
            for who in ("rules", "textcat", "linear", "encoder", "both"):
                value = figures[lang].get(key.format(who))
                cells.append("" if value is None else f"{value:.3f}")
        head.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(head)


_RESTARTED = """ Pre-training
went on from the weights of the version before, as its 8-bit file keeps them."""

_TEXT = """# replycheck encoder

A small bilingual transformer (BERT, 4 layers of 192, 16,000 WordPiece subwords, 8-bit weights in ONNX) that judges
the sentences of a Dutch or English service reply: respect with causes, politeness, sentiment, promise with firmness, news.
It reads a reply in windows of at most 96 subwords, so every sentence stands between its neighbours, and pools over
the sentence's own subwords; a sentence that comes alone is read alone. Beside it stands a linear model over runs of one to three subwords (`linear` below), also a baseline to beat, as
spaCy's bag-of-words classifier is (`textcat`). The scores
of both and the label of the word lists go into a logistic regression per head (`blend` in encoder.json); what a rule
found stays. Limits of the worst classes were chosen so that few real sentences are wrongly called disrespectful,
impolite or negative, so recall there is low; beside cold words and among other sentences replycheck asks for less
(checks/witnesses.py), which the tables below leave out.

## Trained on

| What | For | Licence |
|---|---|---|
| Plain Dutch and English text: news, product documentation, laws (a third of the lines), dialogues, reviews, subtitles, help-desk questions and answers | subwords and masked words, without labels | CC BY, CC0, MIT, LGPL, no copyright; press, a blog and reviews state none: they served for unsupervised learning only (text and data mining), and no text can be got back out |
| Agent tweets (IBM Twitter customer care), the Dutch side of CoCoA-MT, e-mail intent sentences, Stanford politeness requests, replycheck corpus (train part) | subwords and masked words, without labels | Apache 2.0, CDLA-Sharing 1.0, Apache 2.0, Apache 2.0, Apache-2.0 |
| replycheck corpus (models/corpus), train part | masked words once more, as the last step before the heads; heads, linear model | Apache-2.0 |
| Stanford politeness corpus, the part that is given | a helper head | Apache-2.0 |
| Sentence polarity dataset | a helper head | CC BY 4.0 |
| Agent tweets (IBM Twitter customer care), e-mail intent sentences, Dutch side of CoCoA-MT | heads, linear model: labels by the rules, only "not worst" and "no promise" | Apache 2.0, Apache 2.0, CDLA-Sharing 1.0 |

The blend and the limits of promises were fitted on the replies of the corpus's development part that are younger than the
rules, and on the real sentences measured below; neither model was trained on those.

## Figures

{tables}

The 8-bit ONNX file and the network as trained give the same label to {parity:.1%} of the dev and test sentences
(mean of respect, politeness, sentiment and promise).

Stanford politeness, the most polite quarter of requests against the least polite, on the fifth of the requests that the
helper head never saw, with the limit set on the others: accuracy {requests}.

## Limits

Pre-training was short ({subwords:.0f} million subwords, {minutes:.0f} minutes on one or two processor cores, then {adapting_subwords:.0f} million
of the corpus), so the encoder knows less of the world than its size allows; on real chats it finds fewer promises than grammar alone and is used there only above a high limit.{restarted}
The customer's message is not read here (models/matcher reads it). Before an earlier training, in two short runs of equal length on the same sentences of replies (development part),
neighbours raised the average precision of disrespect from 0.71 to 0.82 (Dutch) and from 0.61 to 0.70 (English), of
negative tone from 0.41 to 0.63 and from 0.25 to 0.38, and left promises as they were; 36 subwords of the customer's
message beside them changed no label by more than chance (disrespect 0.81 and 0.72).
"""
