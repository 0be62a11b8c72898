"""Findings stand where they say, in every kind of file and every output format: bench/positions.py on some texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import positions
from filekinds import KINDS, Kind

ROWS = [
    {
        "id": "fact-1",
        "lang": "nl",
        "text": "Beste {{ naam }},\n\nÉén \"oude\" fiets 😀 kost € 12,50: 'nieuw' is ¡duurder!\nDus: kies # zelf – nu.\n\n"
        "- Bel ons op 030-1234567.\n- Of mail.\n\nMet vriendelijke groet,\n[naam]\n",
    },
    {
        "id": "fact-2",
        "lang": "nl",
        "text": "Hallo,  met twee  spaties.\n\n\nEen heel lange zin die over de rand van de regel loopt omdat er zó veel "
        "woorden in staan dat elk bestand hem ergens afbreekt. Dan: %{dag} of <b>morgen</b> & later?",
    },
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_place_cuts_out_its_sentence(kind: Kind) -> None:
    wrong: list[str] = []
    groups = [[row] for row in ROWS] if kind.whole else [ROWS]
    counts = [positions.tried(kind, group, wrong) for group in groups]
    assert not wrong
    if "cp1252" not in kind.name:
        assert all(sum(c[form] for c in counts) >= 8 for form in positions.FORMATS)


def test_a_place_that_is_one_off_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = positions.everywhere
    monkeypatch.setattr(positions, "everywhere", lambda draft: real(positions.Draft(draft.text[1:] + " x")))
    wrong: list[str] = []
    for kind in KINDS:
        positions.tried(kind, ROWS[1:], wrong)
    assert {line.split(" ")[0] for line in wrong} == {kind.name for kind in KINDS}
