"""Who of ours acts in Dutch: trades, posts, teams and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRADE = re.compile(
    r"^(?!.*(?:kamer|nummer|computer|server|winter|zomer|kelder|folder|kalender|cijfer|poster|theater|filter|meter|register|partner|"
    r"beheer|dossier|papier|klanten|verkeer|vloer|leverancier|printer|router|teller|sensor|motor|vader|moeder|broer|water|liter|letter|leer|"
    r"offer|rekening|bestelling|zomer|keer|uur|weer|sfeer|kaart|huur|duur|cursist|deelnemer|huurder|eigenaar|wekker|sticker|koffer|kleuter)s?$)"
    r"\w+(?:er|ers|eur|eurs|ist|isten|iste|istes|ster|sters|ier|iers|man|mannen|vrouw|kundige|ploeg|bode|arts)$"
)
_POST = re.compile(
    r"^\w*(?:fonds|dienst|cel|afdeling|winkel|kantoor|balie|team|loket|balie|secretariaat|administratie|redactie|directie|bibliotheek|"
    r"apotheek|praktijk|collega|medewerker|monteur|technicus|technici|specialist|adviseur|consulent|planning|helpdesk|zorg|arts|juf)(?:s|en|'s)?$"
)


def of_ours(noun: Token) -> bool:
    """True for a noun that names a trade or a post with an article: 'de verpleegster', 'het fonds', 'onze helpdesk'."""
    known = any(c.pos_ in ("DET", "PRON", "NUM") and c.lower_ not in ("uw", "je", "jouw", "jullie") for c in noun.children)
    return known and noun.pos_ == "NOUN" and bool(_POST.match(noun.lower_) or _TRADE.match(noun.lower_))
