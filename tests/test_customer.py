"""The customer's message: what is read in it, and that nothing in it can break or slow down a check."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from replycheck.checks import context
from replycheck.checks.case import Case
from replycheck.config import Settings
from replycheck.customer import known_name, read
from replycheck.customer.names import addressed, distance, mismatch
from replycheck.draft import Draft
from replycheck.report import Finding

NOW = datetime(2025, 12, 3, 10)


def findings(
    text: str, customer: str, *, language: str = "nl", name: str = "", channel: str = "email"
) -> list[Finding]:
    draft = Draft(text=text, language=language, channel=channel, customer_message=customer, customer_name=name)
    return list(context.check(Case(draft, Settings(), NOW)))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Bestelling LV-20418 is stuk.", "order", "LV20418"),
        ("Het gaat om factuur 2026/4410.", "invoice", "20264410"),
        ("klantnr 30077415", "customer", "30077415"),
        ("zaaknummer Z26-00418", "case", "Z2600418"),
        ("Booking 90-44127, four tickets", "booking", "9044127"),
        ("I live at 12 Corn Street, SW1A 1AA", "postcode", "SW1A1AA"),
        ("Springfield, IL 62704", "postcode", "IL62704"),
        ("Populierenhof 88, 3511 LX Utrecht", "postcode", "3511LX"),
        ("Populierenhof 88", "address", "POPULIERENHOF88"),
        ("mail me op sam@voorbeeld.example", "email", "SAM@VOORBEELDEXAMPLE"),
        ("NL91 ABNA 0417 1643 00", "iban", "NL91ABNA0417164300"),
        ("bel 06-12345678", "phone", "0612345678"),
        ("het kostte € 49,95", "amount", "€49,95"),
        ("op 3 november besteld", "date", "3NOVEMBER"),
        ("error code E18", "errorcode", "E18"),
    ],
)
def test_facts_are_read_with_their_values(text: str, kind: str, value: str) -> None:
    fact = read(text, reply_language="nl").fact(kind)
    assert fact is not None
    assert fact.value == value
    assert text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Het gaat om de tent die ik boekte (KB-70112).", "number", "KB70112"),
        ("Klantnr. 2290417, tot ziens", "customer", "2290417"),
        ("Relatienummer 330 118 274", "customer", "330118274"),
        ("Er is 29,99 afgeschreven.", "amount", "29,99"),
        ("I was charged 38.40 for roaming", "amount", "3840"),
        ("We leave on the 15th.", "date", "THE15TH"),
        ("De ketel geeft F28.", "errorcode", "F28"),
        ("Mijn auto, 1-XKD-662, staat er nog.", "plate", "1XKD662"),
        ("Kapelstraat 27 te 2640 Mortsel", "postcode", "2640"),
    ],
)
def test_values_without_a_name_or_a_mark_are_read(text: str, kind: str, value: str) -> None:
    fact = read(text, reply_language="nl").fact(kind)
    assert fact is not None
    assert fact.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Your window was 8-12 and nobody came.",
        "Het duurt 5-7 werkdagen.",
        "I waited for the 3rd time.",
        "Ik woon op de 3e verdieping, al 15.000 km gereden.",
        "We open at 9.30 and pay at the till.",
    ],
)
def test_windows_rows_and_sizes_are_no_facts(text: str) -> None:
    assert read(text, reply_language="en").facts == ()


@pytest.mark.parametrize(
    "text", ["Ik bestelde in 2025.", "Om 19.30 uur kwam de order.", "order 12", "bestelling van 12-11-2025"]
)
def test_years_times_and_small_numbers_are_no_order_numbers(text: str) -> None:
    assert read(text, reply_language="nl").fact("order") is None


def test_attached_photo_and_sent_number_count_as_given() -> None:
    assert read("Zie bijgevoegde foto's.", reply_language="nl").fact("photo") is not None
    assert read("I e-mailed my IBAN yesterday.", reply_language="en").fact("iban") is not None
    assert read("Waar kan ik een foto naartoe sturen?", reply_language="nl").fact("photo") is None


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Kan het ook in het blauw, en wanneer komt het?", "nl", ["yesno", "when"]),
        ("Does it cover physio? And how many sessions?", "en", ["yesno", "much"]),
        ("what time does the rate update", "en", ["when"]),
        ("Ik wil graag weten of de garantie nog geldt.", "nl", ["yesno"]),
        ("Waarom is er € 15 afgeschreven?", "nl", ["why"]),
        ("Hoe gaat het met u?", "nl", []),
        ("Wie doet zoiets?", "nl", []),
        ("Are you serious?", "en", []),
        ("When I opened the box it was broken.", "en", []),
        ("Wanneer ik inlog, zie ik niets.", "nl", []),
    ],
)
def test_questions_are_found_and_idle_ones_left_out(text: str, language: str, kinds: list[str]) -> None:
    assert [q.kind for q in read(text, reply_language=language).questions] == kinds


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Mijn moeder is vorige week overleden.", "nl", "grief"),
        ("My late father had a contract.", "en", "grief"),
        ("Ik wacht al drie weken.", "nl", "grievance"),
        ("I am fed up.", "en", "grievance"),
        ("Jullie zouden gisteren bellen.", "nl", "broken_promise"),
        ("I was promised a refund.", "en", "broken_promise"),
        ("De hele straat heeft dit.", "nl", "signal"),
        ("Restarted it twice, no effect.", "en", "tried_restart"),
    ],
)
def test_reports_are_read(text: str, language: str, kind: str) -> None:
    assert read(text, reply_language=language).report(kind) is not None


def test_somebody_elses_plan_is_no_broken_promise() -> None:
    assert read("Mijn zoon zou u bellen.", reply_language="nl").report("broken_promise") is None
    assert read("My son was going to call you.", reply_language="en").report("broken_promise") is None


@pytest.mark.parametrize(
    ("known", "greeting", "verdict"),
    [
        ("Samira El Amrani", "Dag mevrouw El Amrani", None),
        ("Samira El Amrani", "Geachte heer Elmarani", "near"),
        ("Noor", "Hoi Nora", "near"),
        ("Jan Bakker", "Beste Piet", "other"),
        ("P. Janssens", "Beste Piet", None),
        ("Mevrouw Bakker", "Geachte heer Bakker", "title"),
        ("Zoë Müller", "Hoi Zoe", None),
        ("Robert Smith", "Dear Bob", None),
        ("Fam. Tjin-A-Ton", "Beste familie Tjin A Ton", None),
    ],
)
def test_names_are_compared_as_people_write_them(known: str, greeting: str, verdict: str | None) -> None:
    name, greeted = known_name("", known), addressed(greeting)
    assert name is not None
    assert greeted is not None
    assert mismatch(name, greeted, "") == verdict


def test_signed_name_is_read_from_the_end_of_the_message() -> None:
    for text in ("Graag antwoord. Mvg, P. Janssens", "Thanks!\n\nKind regards,\nP. Janssens", "Mijn naam is Janssens."):
        name = known_name(text, "")
        assert name is not None
        assert name.parts == ("janssens",)
    assert known_name("Wanneer komt het pakket?", "") is None


def test_distance_counts_a_swap_once() -> None:
    assert distance("4471832", "4471823", limit=2) == 1
    assert distance("abc", "xyzabc", limit=2) == 3


def test_language_of_the_message_and_doubt() -> None:
    assert read("Bonjour, ma commande n'est pas arrivée.", reply_language="nl").language == "fr"
    assert read("Hello, when will my parcel arrive please?", reply_language="nl").language == "en"
    assert read("ok", reply_language="en").language == "en"


def test_quoted_mail_and_tags_are_not_the_customers_words() -> None:
    html = "<p>Ik heb een <b>vraag</b>.</p><p>Wanneer komt het?</p>"
    assert [q.text for q in read(html, reply_language="nl").questions] == ["Wanneer komt het"]
    mail = "Dank u.\n\nOp 3 december schreef Jan <jan@voorbeeld.example>:\n> Wat is uw bestelnummer?"
    assert read(mail, reply_language="nl").questions == ()


def test_finding_points_at_the_customers_words() -> None:
    customer = "Hallo. Bestelling 4471832 is kapot."
    found = next(f for f in findings("Wat is uw bestelnummer?", customer) if f.rule == "context.asks-known-fact")
    assert found.related is not None
    assert customer[found.related.start : found.related.end] == found.related.text == "Bestelling 4471832"


def test_template_and_missing_message_are_left_alone() -> None:
    draft = Draft(
        text="Beste klant,\n\nWat is uw bestelnummer?",
        language="nl",
        kind="template",
        customer_message="Bestelling 4471832.",
    )
    assert list(context.check(Case(draft, Settings(), NOW))) == []
    assert findings("Wat is uw bestelnummer?", "") == []


HOSTILE = [
    "😡" * 3000,
    "?" * 5000,
    "a" * 60_000,
    "1234567890 " * 4000,
    "bestelling " * 5000,
    "<" * 4000 + "div " * 2000,
    "((((" * 3000,
    "wanneer komt het? " * 3000,
    "-1-1-1" * 4000,
    "a@" * 8000,
    "\x00\x1b[2J\u202e" * 500,
    "我的订单在哪里？" * 300,
    "أين طلبي؟ " * 300,
    "Где мой заказ? " * 300,
    "\n" * 20_000,
    "Groet, " * 3000,
    "Groet, Jan de " + "van " * 5000,
]


@pytest.mark.parametrize("message", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_messages_break_nothing(message: str) -> None:
    for language, reply in (
        ("nl", "Beste klant,\n\nWij hebben uw bericht ontvangen."),
        ("en", "Dear customer,\n\nWe received your message."),
    ):
        for finding in findings(reply, message, language=language):
            assert reply[finding.start : finding.end] == finding.text
            if finding.related is not None:
                assert message[finding.related.start : finding.related.end] == finding.related.text


def test_random_text_is_read_without_a_crash() -> None:
    pool = "aeiou tnrs.,?!€£$0123456789@<>()\"'-/\n\té😀ßǂ" + "ABC"
    chance = random.Random(11)  # noqa: S311 - reproducible noise, no secret
    for _ in range(60):
        text = "".join(chance.choice(pool) for _ in range(400))
        message = read(text, reply_language="nl")
        for found in (*message.facts, *message.questions, *message.reports):
            assert 0 <= found.start < found.end <= len(text)


def test_only_the_first_part_of_a_very_long_message_is_read() -> None:
    long = "Ik heb een vraag over mijn abonnement. " * 1100
    assert max(line.end for line in read(long + "Wanneer komt het?", reply_language="nl").lines) <= 40_000


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Is er nog garantie?", "nl", ["yesno"]),
        ("Heeft u al een offerte gemaakt?", "nl", ["yesno"]),
        ("Ik kocht de verkeerde maat, mag die terug?", "nl", ["yesno"]),
        ("Kun je me zeggen wat een nieuwe deur kost?", "nl", ["request"]),
        ("Wrong colour ordered ten minutes ago, can you stop it?", "en", ["request"]),
        ("Our son is four, can he still have an eye test?", "en", ["yesno"]),
        ("Wat een service is dit?", "nl", []),
    ],
)
def test_questions_behind_other_words_are_found(text: str, language: str, kinds: list[str]) -> None:
    assert [q.kind for q in read(text, reply_language=language).questions] == kinds


def rules_found(text: str, customer: str, language: str) -> set[str]:
    return {f.rule for f in findings(text, customer, language=language)}


def test_a_step_told_in_other_words_is_a_repeated_step() -> None:
    told = "Mijn droger stopt steeds. Ik heb het filter al schoongemaakt zoals in het boekje staat."
    assert "context.repeats-tried-step" in rules_found(
        "Maakt u het filter eens schoon? U kunt het filter schoonmaken.", told, "nl"
    )
    assert "context.repeats-tried-step" not in rules_found("U kunt de deur even open laten staan.", told, "nl")


def test_a_document_that_was_sent_is_not_asked_for_again() -> None:
    told = "We uploaded our payslips on 2 September. When will you decide?"
    rule = "context.asks-known-fact"
    assert rule in rules_found("Please upload your payslips.", told, "en")
    assert rule not in rules_found("Please upload your passport.", told, "en")
    assert rule not in rules_found("Two of your payslips are blurry. Please upload those again.", told, "en")


def test_what_is_the_problem_is_no_question_to_somebody_who_told_it() -> None:
    told = "My washing machine has been leaking since Monday and the kitchen floor is wet."
    assert "context.asks-known-fact" in rules_found("What seems to be the problem?", told, "en")
    assert "context.asks-known-fact" not in rules_found("Is there anything else I can help you with?", told, "en")


@pytest.mark.parametrize(
    ("customer", "text", "language", "marked"),
    [
        ("Op 3 maart heb ik een lamp besteld.", "U heeft de lamp op 13 maart besteld.", "nl", ["13 maart"]),
        ("Op 3 maart heb ik een lamp besteld.", "U heeft de lamp op 03-03 besteld.", "nl", []),
        ("Op 3 maart heb ik een lamp besteld.", "De lamp komt op 13 maart.", "nl", []),
        ("I paid £60 on the phone.", "I see that you paid £90 by phone.", "en", ["£90"]),
        ("I paid £60 on the phone.", "You get £90 back.", "en", []),
        ("I emailed on 3 March.", "Your e-mail of 5 March is in front of me.", "en", ["5 March"]),
    ],
)
def test_dates_and_amounts_given_back_wrongly(customer: str, text: str, language: str, marked: list[str]) -> None:
    found = [f.text for f in findings(text, customer, language=language) if f.rule == "context.contradicts-message"]
    assert found == marked


COLD = "Geachte klant, de werkzaamheden zijn volgens planning uitgevoerd. Voor verdere vragen verwijzen wij u naar de voorwaarden."
WARM = "Een gat in een nieuw kozijn is onze fout, en dat spijt me. Ik laat donderdag een nieuw kozijn plaatsen, op onze kosten."


def test_a_complaint_without_complaint_words_is_seen() -> None:
    told = "De monteurs hebben acht millimeter te veel uit mijn nieuwe kozijn geboord. Dat kozijn is van mahonie en pas vier maanden oud."
    rule = "context.unacknowledged-complaint"
    assert rule in rules_found(COLD, told, "nl")
    assert rule not in rules_found(WARM, told, "nl")


def test_nobody_came_is_a_broken_promise_only_beside_an_appointment() -> None:
    reply = "Wij verwijzen u naar de app. Meldingen worden op volgorde behandeld en kunnen niet worden versneld."
    rule = "promise.broken-promise-ignored"
    assert rule in rules_found(
        reply,
        "De afspraak was vandaag tussen 8 en 12 en er is weer niemand geweest. Ik heb er een vrije dag voor genomen.",
        "nl",
    )
    assert rule not in rules_found(
        reply, "Ik stond in de winkel en er was niemand te zien bij de kassa, ik ben maar weggegaan.", "nl"
    )


@pytest.mark.parametrize(
    ("customer", "text", "language", "asked"),
    [
        (
            "Wanneer is mijn aangifte klaar?",
            "Aangiften worden behandeld op volgorde van binnenkomst. Nadere berichtgeving volgt via het portaal.",
            "nl",
            "Wanneer is mijn aangifte klaar",
        ),
        (
            "Where is my money?",
            "Refunds are processed in order of receipt. No further information can be given.",
            "en",
            "Where is my money",
        ),
        (
            "Mag onze hond mee en is de tuin omheind?",
            "Leuk dat jullie komen! Jullie hond is van harte welkom in het huisje. We rekenen daarvoor 35 euro per verblijf.",
            "nl",
            "is de tuin omheind?",
        ),
        (
            "When will my number move across, and will I lose my voicemails?",
            "Welcome! Your number moves across tomorrow before 2 pm. You may have no signal for a short while, so keep the old phone at hand.",
            "en",
            "will I lose my voicemails?",
        ),
        (
            "Mag onze hond mee en is de tuin omheind?",
            "Leuk dat jullie komen! Jullie hond is van harte welkom in het huisje. Rond de tuin staat een hek van een meter.",
            "nl",
            None,
        ),
        (
            "Where is my money?",
            "Your refund left us this morning and will be with you on Friday 5 December.",
            "en",
            None,
        ),
    ],
)
def test_procedure_and_forgetting_leave_a_question_open(
    customer: str, text: str, language: str, asked: str | None
) -> None:
    found = [f for f in findings(text, customer, language=language) if f.rule == "context.unanswered-question"]
    assert [f.related.text.rstrip("?") if f.related else "" for f in found] == ([asked.rstrip("?")] if asked else [])


@pytest.mark.parametrize(
    ("customer", "text", "language", "known"),
    [
        ("Het is een groene koffer met oranje lint.", "Welke kleur heeft uw koffer?", "nl", True),
        ("Het is een groene koffer met oranje lint.", "Welke kleur wilt u voor de nieuwe koffer?", "nl", False),
        ("Any weekday after 3 works for me.", "What days and times generally work for you?", "en", True),
        ("Please collect the mattress.", "What days and times generally work for you?", "en", False),
        ("It's a watch worth £340.", "Please tell us its value.", "en", True),
        ("Boekingscode QJ7TRL, de naam is fout.", "Bezorgt u ons de boekingscode?", "nl", True),
        ("I paid every toll (statement attached).", "Could you send over a statement?", "en", True),
        ("My account is 55779911, sort code 20-00-00.", "Would you let me have your account number?", "en", True),
        (
            "Foto's van de sticker met het artikelnummer zijn bijgevoegd.",
            "Wilt u het artikelnummer doorgeven?",
            "nl",
            True,
        ),
        ("Auto: Skoda Octavia, kenteken KL-338-S.", "Wat is het kenteken van uw auto?", "nl", True),
        ("Flight BA 2490 was cancelled.", "Could you send us your flight number?", "en", True),
        ("Flight BA 2490 was cancelled.", "Could you send us your booking reference?", "en", False),
        ("Hi, membership number PH20944, charged twice.", "Could you DM us your membership number?", "en", True),
        ("De sticker is eraf gevallen.", "Wilt u het artikelnummer doorgeven?", "nl", False),
        ("I moved to 2208 Quarry Road last week.", "Please reply with your new address.", "en", True),
        ("I live at 2208 Quarry Road and will move.", "Please confirm your new address.", "en", False),
    ],
)
def test_what_was_described_is_not_asked_again(customer: str, text: str, language: str, known: bool) -> None:
    assert ("context.asks-known-fact" in rules_found(text, customer, language)) == known
