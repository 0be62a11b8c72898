"""English promises by what the grammar tells: shared subjects, misread verbs, sworn words, clock times beside a day."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycheck.config import Settings
from replycheck.draft import Draft
from replycheck.engine import check_draft
from replycheck.report import Promise, iso

WEDNESDAY = datetime(2026, 3, 11, 10, 0)


def promises(text: str, channel: str = "email") -> tuple[Promise, ...]:
    report = check_draft(Draft(text=text, language="en", channel=channel, sent_at=WEDNESDAY), Settings())
    assert not report.skipped, report.skipped
    return report.promises


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("We'll make sure this does not happen to your order again.", "we"),
        ("You have my word that the bunk beds are up before your daughter comes home.", "I"),
        ("I've asked our tutor Nadia to write to you before the weekend.", "colleague"),
        ("We will apply for the grant on your behalf next week.", "we"),
        ("The late fee comes off today.", "company"),
        ("The surveyor, Mr Osei, is at your house on 17 March at 8.30.", "colleague"),
        ("The amount of %{amount} will appear in your account by {date}.", "company"),
        ("The key will be dropped round to you tomorrow evening by one of the lads.", "colleague"),
        ("Sam'll bring the spare key on Thursday.", "colleague"),
        ("At the start of next week our glazier will come back to seal the pane.", "colleague"),
        ("You can count on us to clear the drain.", "we"),
        ("The extra towels go on our bill.", "company"),
        ("The deposit comes back to you, I promise.", "company"),
        ("ok so ill be moving the booking in the next 10 mins", "I"),
        ("You'll know by Tuesday what the maker says.", "company"),
        ("There won't be a bill.", "company"),
        ("Your locker stays reserved until Friday.", "company"),
        ("We will do everything we can to recover your photos.", "we"),
    ],
)
def test_what_is_promised_in_other_words(text: str, owner: str) -> None:
    assert [p.owner for p in promises(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "You have until 30 June to use the voucher.",
        "Our museum opens at ten tomorrow.",
        "When you open the app, it will ask for your location.",
        "The system will log you out after ten minutes.",
        "Your contract ends on 31 March.",
        "You'll see a green light on the front.",
        "We'll keep an eye on it.",
        "Payment is due within 14 days of the invoice.",
        "No further action will be taken on your request.",
        "With a bit of luck your suitcase is on tonight's flight.",
        "I don't think we'll make Friday.",
        "Refunding it as we speak.",
        "What an insurer will pay depends on the claim.",
        "If a later ferry suits you better, I will gladly move your cabin.",
        "On the day of the survey you will keep the hatch clear.",
        "At our nurseries, lost plants are replaced the following spring.",
        "Our switchboard picks up calls within two minutes on weekdays.",
        "The tenancy starts today.",
        "It's cancelled as from the 30th.",
        "I can't guarantee that we'll find it.",
        "You'll have forgotten it by the weekend.",
        "You might as well have the parcel sent back tomorrow.",
        "She was ill just before the visit on Friday.",
    ],
)
def test_facts_hopes_and_threats_are_none(text: str) -> None:
    assert promises(text) == ()


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Our surveyor visits you tomorrow (Thursday 12 March) before noon.", "2026-03-12T12:00"),
        ("I'll phone you on Saturday morning at ten.", "2026-03-14T10:00"),
        ("You will have our answer by five.", "2026-03-11T17:00"),
        ("Tomorrow you are his first call: Stuart will be with you between 8 and 9.", "2026-03-12T09:00"),
        ("I'll add your sister to Sunday's class for free.", None),
        ("Once it is here, I will pay you within 3 days.", None),
        ("We'll have the pump checked first thing Friday.", "2026-03-13T12:00"),
        ("The money goes back to your card, that'll be 3-5 days.", "2026-03-16"),
        ("You'll get a text from me the evening before.", None),
    ],
)
def test_clock_times_stand_on_the_day_that_is_named(text: str, latest: str | None) -> None:
    (found,) = promises(text)
    assert iso(found.deadline.latest) == latest


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Back with you in ten.", "2026-03-11T10:10"),
        ("Lemme ring the kitchen.", "2026-03-11T11:00"),
        ("Hang on, I'm about to move it for you.", "2026-03-11T11:00"),
    ],
)
def test_chat_is_due_at_once(text: str, latest: str) -> None:
    (found,) = promises(text, "chat")
    assert iso(found.deadline.latest) == latest


@pytest.mark.parametrize(
    ("text", "firmness"),
    [
        ("First I need your member number, then I'll send a link to reset it.", "conditional"),
        ("I'll ring you at seven to hear if it's warming up.", "firm"),
        ("A cheque leaves us this week, unless you'd sooner have it by bank transfer.", "firm"),
        ("As soon as your bank releases the payment, the tickets land in your inbox.", "conditional"),
        ("We'll call you once a fitter is free.", "conditional"),
        ("If not, I'll send you a new lid.", "conditional"),
        ("Your locker will be opened on payment.", "conditional"),
        ("I'll send the form at once.", "firm"),
    ],
)
def test_what_a_promise_waits_for(text: str, firmness: str) -> None:
    assert [p.firmness for p in promises(text)] == [firmness]


def test_a_clause_without_a_subject_takes_that_of_the_clause_before() -> None:
    found = promises("I've cleared the old ones and am sending one fresh link now.", "chat")
    assert [(p.owner, p.text) for p in found] == [("I", "am sending one fresh link now")]


def test_the_day_of_another_act_does_not_date_promised_news() -> None:
    def rules(text: str) -> set[str]:
        draft = Draft(text=text, language="en", channel="email", sent_at=WEDNESDAY)
        return {f.rule for f in check_draft(draft, Settings()).findings}

    assert "promise.vague-deadline" in rules("We will let you know soon. Our engineer visits you on Friday 13 March.")
    assert "promise.vague-deadline" not in rules("We will let you know soon. You will hear from us by Friday 13 March.")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Our electrician swaps the fuse box and takes the old one away.", "colleague"),
        ("I'm cancelling the second invoice from here.", "I"),
        ("We're seating you beside the stage.", "we"),
        ("One seat is being kept for you at the front.", "agentless"),
        ("You're being paid back in full.", "agentless"),
        ("A credit of $9 will appear on your May bill.", "company"),
        ("A second plumber will look at the ceiling.", "colleague"),
        ("Your daughter's lessons will move to the new hall.", "company"),
        ("You won't get any more calls from us about it.", "company"),
        ("The missed visit won't count against you.", "company"),
        ("The new date is Thursday 26 March.", "company"),
        ("The second filter is on us.", "we"),
        ("The whole amount goes back to your card.", "company"),
        ("There'll be a spare key for you at the desk.", "company"),
        ("The dentist in Leuven will be paid by us directly.", "we"),
        ("Femke is bringing the charger to your hotel tonight.", "colleague"),
        ("Two of us will come over on Friday.", "we"),
    ],
)
def test_promises_in_the_present_and_of_others(text: str, owner: str) -> None:
    found = [p for p in promises_by_grammar(text) if p.start == 0]
    assert [p.owner for p in found] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "You won't get a refund for this.",
        "You won't get your deposit back without the receipt.",
        "The code comes from the hospital.",
        "It comes to £4 more a month.",
        "Restarting the router twice usually helps.",
        "I suggest we paint it in May.",
        "We consider this matter closed.",
        "If you dispute the fee, we report it to the court.",
        "Pay the duty by Friday or we destroy it.",
        "He'll be there when he's there.",
        "The delay is on us.",
        "Your request is being looked at.",
        "You're getting this message because you have an account.",
        "The closing date is Thursday 26 March.",
        "Let's hope to get this resolved.",
        "Let me have an answer before noon.",
        "Our product team will improve the app.",
    ],
)
def test_refusals_stances_and_threats_are_none(text: str) -> None:
    assert promises_by_grammar(text) == ()


def promises_by_grammar(text: str) -> tuple[Promise, ...]:
    draft = Draft(text=text, language="en", channel="email", sent_at=WEDNESDAY)
    return check_draft(draft, Settings(encoder=False)).promises


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jonas will replace the lock on Friday morning, the 20th.", "explicit"),
        ("We'll have the line tested overnight.", "relative"),
        ("The overcharge will be put right in the next run.", "vague"),
    ],
)
def test_kinds_of_deadlines(text: str, kind: str) -> None:
    (found,) = promises_by_grammar(text)
    assert found.deadline.type == kind


def test_once_more_is_no_condition() -> None:
    (found,) = promises_by_grammar("Ruth shows you the app once more on Friday.")
    assert found.firmness == "firm"
