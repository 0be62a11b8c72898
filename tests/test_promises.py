"""The promise finder on service sentences: what is a promise, whose, how firm and by when."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Promise, iso

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


def promises(text: str, language: str = "nl", channel: str = "email") -> tuple[Promise, ...]:
    draft = Draft(text=text, language=language, channel=channel, sent_at=WEDNESDAY)
    report = check_draft(draft, Settings())
    assert not report.skipped, report.skipped
    return report.promises


@pytest.mark.parametrize(
    ("text", "owner", "firmness", "latest"),
    [
        ("Morgen bel ik u daarover terug.", "I", "firm", "2026-03-12T17:00"),
        ("Ik zeg u toe dat ik u donderdag terugbel.", "I", "firm", "2026-03-12T17:00"),
        ("U hoort uiterlijk vrijdag 13 maart van ons.", "we", "firm", "2026-03-13T17:00"),
        ("Onze technieker Filip komt maandag tussen 9u en 11u.", "colleague", "firm", "2026-03-16T11:00"),
        ("Zodra de foto's binnen zijn, stuur ik u dezelfde dag een nieuw scherm.", "I", "conditional", None),
        ("Naar verwachting is uw fiets volgende week klaar.", "company", "hedged", "2026-03-20"),
        ("Het bedrag wordt binnen 5 werkdagen op uw rekening gestort.", "agentless", "firm", "2026-03-18"),
    ],
)
def test_dutch_promises(text: str, owner: str, firmness: str, latest: str | None) -> None:
    found = promises(text)
    assert len(found) == 1
    assert (found[0].owner, found[0].firmness) == (owner, firmness)
    assert iso(found[0].deadline.latest) == latest


@pytest.mark.parametrize(
    ("text", "owner", "firmness", "latest"),
    [
        ("I'll ring you tomorrow afternoon.", "I", "firm", "2026-03-12T17:00"),
        ("We're going to send you a replacement by Friday.", "we", "firm", "2026-03-13"),
        ("You'll hear from me within 24 hours.", "I", "firm", "2026-03-12T10:00"),
        ("My colleague Priya will call you on Monday.", "colleague", "firm", "2026-03-16T17:00"),
        ("Once the photos are in, we will refund you within 3 days.", "we", "conditional", None),
        ("You should have the new card in two weeks.", "company", "hedged", "2026-03-25"),
    ],
)
def test_english_promises(text: str, owner: str, firmness: str, latest: str | None) -> None:
    found = promises(text, "en")
    assert len(found) == 1
    assert (found[0].owner, found[0].firmness) == (owner, firmness)
    assert iso(found[0].deadline.latest) == latest


@pytest.mark.parametrize(
    "text",
    [
        "Zal ik u morgen terugbellen?",
        "Als u dat prettig vindt, bel ik u morgen.",
        "U kunt het pakket tot vrijdag ophalen.",
        "Ik heb u gisteren gebeld.",
        "Hopelijk komt het pakket morgen aan.",
        "Volgens PostNL wordt het morgen bezorgd.",
        "Wij kunnen de kosten helaas niet vergoeden.",
        "Ik help u graag verder.",
        'U schreef: "Wij bellen u morgen."',
        "De boete wordt vrijdag in rekening gebracht.",
    ],
)
def test_dutch_near_misses(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Would you like me to call you tomorrow?",
        "If you like, I can send a new box.",
        "You will need to send us the form.",
        "We refunded you yesterday.",
        "Hopefully it will be there tomorrow.",
        "According to DHL it will arrive on Friday.",
        "We will not be able to repair it.",
        "I am happy to help.",
        "I'll try my best.",
    ],
)
def test_english_near_misses(text: str) -> None:
    assert promises(text, "en") == ()


def test_two_promises_in_one_sentence_are_two() -> None:
    found = promises("Ik zoek het vandaag uit en laat het u morgen weten.")
    assert [p.action for p in found] == ["uitzoeken", "laten weten"]
    assert iso(found[1].deadline.latest) == "2026-03-12T17:00"


def test_chat_moves_are_due_within_the_hour() -> None:
    found = promises("Ik kijk het even voor je na.", channel="chat")
    assert iso(found[0].deadline.latest) == "2026-03-11T11:00"
    assert found[0].deadline.text is None


def test_spans_cut_out_the_words() -> None:
    text = "Dank voor uw mail. Zodra uw retour binnen is, betaal ik het bedrag terug. Fijne dag!"
    (found,) = promises(text)
    assert text[found.start : found.end] == found.text == "Zodra uw retour binnen is, betaal ik het bedrag terug"
    assert found.condition == "Zodra uw retour binnen is"


def test_placeholders_count_as_a_deadline() -> None:
    (found,) = promises("U ontvangt het bedrag binnen {{ days }} werkdagen.")
    assert found.deadline.type == "relative"
    assert found.deadline.latest is None


@pytest.mark.parametrize(
    ("text", "owner", "firmness"),
    [
        ("Our workshop collects the bike from your office on Monday.", "colleague", "firm"),
        ("The plumber fits your new tap on Thursday.", "colleague", "firm"),
        ("Your street light gets replaced on Tuesday.", "agentless", "firm"),
        ("I will have to pass this on to our billing team.", "I", "firm"),
        ("We'll try again on Thursday.", "we", "firm"),
        ("Bear with me while I check your booking.", "I", "firm"),
        ("Allow me two minutes to check the order.", "I", "firm"),
        ("Let's find out where your parcel went.", "we", "firm"),
        ("We won't charge you for the second visit.", "we", "firm"),
        ("Nothing more will be taken from your account.", "agentless", "firm"),
        ("Your file is with my manager, who will write to you by Friday.", "colleague", "firm"),
        ("One of our trainers will ring you tomorrow.", "colleague", "firm"),
        ("Your new card ought to arrive on Friday.", "company", "hedged"),
        ("Our technician expects to be with you on Friday.", "colleague", "hedged"),
        ("The new lamp will be with you on Friday, I think.", "company", "hedged"),
        ("If the light stays red, send us a photo and we'll post a new unit.", "we", "conditional"),
        ("Please email us the serial number and we will assist.", "we", "conditional"),
        ("Should the noise come back, I'll send the engineer again.", "I", "conditional"),
        ("I'll refund you the moment the parcel is scanned.", "I", "conditional"),
        ("We will process the refund after the inspection is completed.", "we", "conditional"),
    ],
)
def test_english_frames(text: str, owner: str, firmness: str) -> None:
    found = promises(text, "en")
    assert [(p.owner, p.firmness) for p in found] == [(owner, firmness)]


@pytest.mark.parametrize(
    "text",
    [
        "The landlord told us that your boiler will be fixed on Friday.",
        "The airline's website says your bag will arrive on Thursday.",
        "Tickets bought online are refunded within ten days.",
        "Please allow me the order number.",
        "Let me explain how the meter works.",
        "I'm checking with my team.",
        "This wood should be oiled after use.",
        "If you'd rather wait, I can hold the parcel until Friday.",
        "Everything will turn out fine.",
        "If you keep shouting I'll end the chat.",
    ],
)
def test_english_words_that_only_look_like_promises(text: str) -> None:
    assert promises(text, "en", "chat") == ()


def test_the_span_leaves_lead_ins_out() -> None:
    (found,) = promises("No worries, I will book it for you, thanks for your patience.", "en", "chat")
    assert found.text == "I will book it for you"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We will deliver your desk on the 19th.", "explicit"),
        ("Send me the receipt and I'll pay you the same day.", "relative"),
        ("The van will be at your door before 6.", "relative"),
        ("I'm moving your booking to the bigger room.", "none"),
    ],
)
def test_kinds_of_deadline(text: str, kind: str) -> None:
    (found,) = promises(text, "en", "chat")
    assert found.deadline.type == kind


@pytest.mark.parametrize(
    ("text", "owner", "firmness"),
    [
        ("I'm just going to phone the depot.", "I", "firm"),
        ("Your lamp's delivered on Wednesday.", "agentless", "firm"),
        ("As soon as I have your photo I send you the new part.", "I", "conditional"),
        ("We'll be sure to pass this on to the crew.", "we", "firm"),
        ("We should have your line back up by Friday.", "we", "hedged"),
        ("resetting the router for you now", "I", "firm"),
        ("If the light stays off I'm gonna send you a new one.", "I", "conditional"),
    ],
)
def test_english_chat_frames(text: str, owner: str, firmness: str) -> None:
    found = promises(text, "en", "chat")
    assert [(p.owner, p.firmness) for p in found] == [(owner, firmness)]


@pytest.mark.parametrize(
    "text",
    [
        "The cat's favourite place is the sofa.",
        "Here is an article about the steps we are taking.",
        "You will need to bring a passport.",
        "Mix-ups like these are something we do our best to prevent.",
        "I'll be your assistant today.",
        "See if it gets better with a new cable.",
        "We'll see you again soon.",
    ],
)
def test_english_states_and_manners(text: str) -> None:
    assert promises(text, "en", "chat") == ()
