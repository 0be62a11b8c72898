"""Forms of Dutch verbs by rule: what the lemmatizer has to learn of verbs that the treebank hardly has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Strong and irregular verbs: infinitive, past singular, participle.
STRONG = """
bakken bakte gebakken; bederven bedierf bedorven; bedriegen bedroog bedrogen; beginnen begon begonnen; bewegen bewoog
bewogen; bidden bad gebeden; bieden bood geboden; bijten beet gebeten; binden bond gebonden; blazen blies geblazen; blijken
bleek gebleken; blijven bleef gebleven; breken brak gebroken; brengen bracht gebracht; buigen boog gebogen; denken dacht
gedacht; doen deed gedaan; dragen droeg gedragen; drijven dreef gedreven; dringen drong gedrongen; drinken dronk gedronken;
duiken dook gedoken; dwingen dwong gedwongen; eten at gegeten; fluiten floot gefloten; gaan ging gegaan; gelden gold gegolden; genieten genoot
genoten; geven gaf gegeven; gieten goot gegoten; glijden gleed gegleden; graven groef gegraven; grijpen greep gegrepen;
hangen hing gehangen; heffen hief geheven; helpen hielp geholpen; houden hield gehouden; jagen joeg gejaagd; kiezen koos
gekozen; kijken keek gekeken; klimmen klom geklommen; klinken klonk geklonken; knijpen kneep geknepen; komen kwam gekomen;
kopen kocht gekocht; krijgen kreeg gekregen; krimpen kromp gekrompen; kruipen kroop gekropen; lachen lachte gelachen; laden
laadde geladen; laten liet gelaten; lezen las gelezen; liegen loog gelogen; liggen lag gelegen; lijden leed geleden; lijken
leek geleken; lopen liep gelopen; meten mat gemeten; nemen nam genomen; prijzen prees geprezen; raden raadde geraden; rijden
reed gereden; rijzen rees gerezen; roepen riep geroepen; ruiken rook geroken; scheiden scheidde gescheiden; schenden schond
geschonden; schenken schonk geschonken; schieten schoot geschoten; schijnen scheen geschenen; schrijven schreef geschreven;
schrikken schrok geschrokken; schuiven schoof geschoven; slaan sloeg geslagen; slapen sliep geslapen; slijten sleet gesleten;
sluiten sloot gesloten; smelten smolt gesmolten; snijden sneed gesneden; spijten speet gespeten; spreken sprak gesproken;
springen sprong gesprongen; staan stond gestaan; steken stak gestoken; stelen stal gestolen; sterven stierf gestorven; stijgen
steeg gestegen; stinken stonk gestonken; strijden streed gestreden; strijken streek gestreken; treden trad getreden; treffen
trof getroffen; trekken trok getrokken; vallen viel gevallen; vangen ving gevangen; varen voer gevaren; vechten vocht
gevochten; verdwijnen verdween verdwenen; vergeten vergat vergeten; verliezen verloor verloren; vermijden vermeed vermeden;
vinden vond gevonden; vliegen vloog gevlogen; vragen vroeg gevraagd; vriezen vroor gevroren; wassen waste gewassen; wegen woog
gewogen; werpen wierp geworpen; weten wist geweten; wijken week geweken; wijzen wees gewezen; winden wond gewonden; winnen won
gewonnen; worden werd geworden; zeggen zei gezegd; zenden zond gezonden; zien zag gezien; zingen zong gezongen; zinken zonk
gezonken; zitten zat gezeten; zoeken zocht gezocht; zuigen zoog gezogen; zwijgen zweeg gezwegen; ontbijten ontbeet ontbeten
"""
# Prefixes that never part from their verb; the participle has no ge-.
PREFIXED = """
be-: bieden binden blijven breken doen dragen drijven drukken duren eindigen geven gieten grijpen handelen heren houden jagen
kijken klagen kloppen kopen kronen laden lasten lichten logen lopen luisteren machtigen merken middelen moeien naderen noemen
oordelen palen perken plakken reiken rekenen rijden roepen schikken schrijven sluiten spreken staan steden stemmen strijden
talen treden treffen twijfelen vallen vatten vestigen vinden vrijden waken waren werken wijzen zetten zichtigen zien zitten
zoeken zorgen
ver-: antwoorden bieden binden blijven breken dienen delen draaien dragen duidelijken dwijnen gelijken gissen goeden groten halen
hangen helpen hinderen hogen huizen huren kennen kiezen klaren kleinen kopen krijgen kopen lagen laten lengen lenen lezen lichten
lopen melden minderen mijden missen moeden nemen nieuwen noemen openen oorzaken pakken plaatsen pletten rekenen rassen rijken
schijnen schillen schuiven slaan slijten snellen spreken staan strijken sturen tellen tonen traag tragen trekken trouwen vallen
vangen volgen vullen wachten warmen warren welkomen werken werven wijderen wijten wijzen wisselen zamelen zekeren zenden zetten
zoeken zorgen zwakken
ont-: breken dekken doen gaan grendelen houden knopen koppelen komen lasten lopen moedigen nemen raden slaan smetten snappen
spannen staan trekken vangen vluchten vouwen werpen wijken zeggen zien
her-: bevestigen bouwen halen kennen komen laden nieuwen openen overwegen schrijven stellen starten vatten vinden
zien zenden
over-: boeken brengen bruggen denken handigen heersen leggen lijden schrijden schatten tuigen treffen vallen wegen
onder-: breken brengen houden handelen nemen scheppen schatten schrijven staan steunen strepen tekenen vinden vangen vragen zoeken
voor-: komen spellen zien
vol-: doen staan tooien brengen
om-: schrijven vatten ringen singelen
mis-: bruiken handelen lukken
ge-: bruiken beuren loven lukken raken voelen wennen
"""
# Words that part from their verb: "bel ... terug", "terugbelt", "teruggebeld".
SEPARABLE = """
aan-: bellen bevelen bieden blijven bouwen brengen dragen duiden gaan geven haken halen hangen horen houden kaarten kijken
klagen klikken komen kondigen kopen kruisen leggen leren leveren lopen maken manen melden merken moedigen nemen nemen passen
pakken plakken raden raken reiken rekenen roepen schaffen scherpen schrijven sluiten sporen spreken staan steken stellen
sturen tasten tekenen tonen treffen trekken tikken vechten voelen vliegen voeren vragen vullen vinken wennen wijzen zeggen
zetten zien zuigen
achter-: blijven halen houden laten lopen
af-: bakenen betalen bellen blijven boeken breken brengen dekken doen draaien dragen drukken dwingen gaan gelasten geven gelden
haken halen handelen hangen houden kappen keuren kijken klinken koelen komen kopen korten koppelen laden lezen leggen leiden
leren leveren lopen luisteren lossen maken meten melden nemen pakken passen persen raden raken ramen rekenen remmen rijden ronden
schaffen schakelen schermen schrijven schudden sluiten snijden spelen splitsen spreken springen staan stappen stellen stemmen
stoten strepen studeren tekenen tellen trekken vallen vaardigen voeren vragen wachten wassen weren werken wijken wijzen wijzen wikkelen
zakken zeggen zetten zien zoeken zonderen zwakken
bij-: betalen boeken bouwen dragen houden komen lichten leggen leren maken praten schaven schrijven sluiten springen staan stellen
sturen vallen voegen vullen werken wonen zetten
binnen-: brengen halen houden komen krijgen laten lopen vallen
dicht-: doen draaien gaan maken plakken schroeven trekken vallen
door-: berekenen betalen brengen denken draaien geven gaan halen hakken komen krijgen laten leren lezen lopen lichten lussen
nemen praten rekenen rijden schakelen schuiven slaan spelen sturen staan strepen trekken verbinden vertellen verwijzen vragen
voeren werken zetten zenden zoeken
in-: bellen binden boeken bouwen brengen calculeren checken dekken delen dienen drukken enten gaan geven gooien graveren
grijpen halen houden huren kijken klaren kleuren klikken kopen korten krimpen laden lassen leggen leiden leren leveren lezen lichten
lijsten loggen lopen lossen maken melden nemen pakken passen perken plannen prenten regelen rekenen richten rijden roepen ruilen
ruimen schakelen schatten schenken schrijven schuiven slaan slapen sluiten spelen spreken springen staan stappen steken stellen
stemmen storten sturen tekenen tikken toetsen treden trekken typen vallen voegen voeren vriezen vullen werken wijden winnen wisselen
zamelen zenden zetten zien zitten zoomen
klaar-: hebben komen krijgen leggen liggen maken staan zetten zijn
kwijt-: raken schelden spelen
langs-: brengen gaan komen lopen rijden sturen
los-: draaien halen komen koppelen krijgen laten maken raken schroeven trekken zitten
mee-: bellen betalen brengen bewegen delen denken doen dragen eten gaan geven helpen horen kijken komen krijgen leren leven lezen
lopen maken nemen praten rekenen rijden spelen sturen tellen trainen vallen verhuizen vragen werken wegen zenden zitten zoeken
mis-: gaan grijpen lopen
na-: bellen bestellen betalen bezorgen denken doen gaan geven kijken komen laten leven lezen leveren lopen maken meten praten rekenen sturen
streven tellen trekken vragen vullen zenden zien zoeken
neer-: komen leggen kijken laten schrijven slaan zetten
om-: boeken bouwen brengen doen draaien gaan gooien halen keren kijken kopen leggen leiden lopen nummeren rekenen rijden ruilen schakelen
schrijven slaan sturen vallen vormen wisselen zetten zien
op-: bellen bergen bieden blazen blijven bouwen brengen borgen dagen dienen doen doeken draaien dragen drijven duiken eisen
frissen gaan geven gooien graven groeien halen hangen hebben heffen helderen hogen houden kijken klappen klaren knappen komen
kopen krikken laden laten leggen leiden letten leven leveren lezen lichten lopen lossen luchten maken merken meten nemen noemen
noteren pakken passen peppen pikken poetsen pompen raken rapen rekenen rijden roepen rollen rotten ruimen schalen schieten schorten
schrijven schrikken schuiven slaan sluiten snijden sommen spannen sparen splitsen spelen sporen springen staan starten stapelen
stappen steken stellen sturen tellen tekenen tillen treden trekken vallen vangen vatten vissen vliegen voeden voeren volgen vragen
vullen waarderen wachten warmen wegen wekken werken winden zeggen zetten zien zitten zoeken
open-: breken doen gaan houden klappen laten maken slaan springen staan stellen trekken zetten zijn
over-: boeken blijven brengen doen dragen gaan geven houden komen kopen laden laten leveren lezen lopen maken nemen plaatsen schakelen
schieten schrijven slaan sluizen spelen stappen sturen tellen tikken trekken typen vliegen waaien werken zetten
plaats-: hebben maken nemen vinden
recht-: trekken zetten
samen-: brengen gaan hangen komen leven nemen smelten stellen vallen vatten voegen werken wonen
schoon-: houden maken vegen spoelen
stil-: houden leggen liggen staan vallen zetten
stop-: zetten
stuk-: gaan lopen maken
tegemoet-: komen zien
tegen-: gaan houden komen spreken vallen vechten werken zitten
teleur-: stellen
terecht-: komen kunnen wijzen
terug-: bellen betalen bezorgen blikken boeken brengen denken doen draaien dringen eisen gaan geven gooien halen horen houden keren kijken
komen kopen koppelen krijgen leggen lezen leveren lopen mailen melden nemen plaatsen rekenen rijden roepen schrijven schakelen sturen
storten trekken vallen verdienen vinden vorderen vragen werken wijzen zenden zetten zien zoeken
thuis-: blijven bezorgen brengen horen komen werken zitten
toe-: bedelen behoren dienen eigenen gaan geven groeien horen juichen kennen kijken komen laten leggen leveren lichten nemen passen
rekenen rusten schrijven slaan spreken staan stemmen sturen treden vallen vertrouwen voegen wensen wijzen zeggen zenden zetten zien
uit-: beelden bellen bestede betalen blijven bouwen breiden brengen checken dagen delen doen draaien dragen drukken faseren gaan
geven gommen groeien halen houden huren kammen kiezen kijken klappen kleden knippen komen kramen lachen laden laten leggen leiden lekken
lenen leveren lezen lichten lijnen loggen loten lopen loven maken meten monden nemen nodigen oefenen pakken plannen plassen pluizen praten
printen proberen putten puzzelen rekenen reiken rijden roepen roken rollen ruilen rusten rusten schakelen schelden schrijven schuiven sluiten
slapen sorteren spelen spoelen spreken staan stallen stappen steken stellen sterven stippelen stralen strekken sturen tekenen tellen
testen trekken typen vallen vaardigen vergroten vinden voeren vliegen vragen wassen werken wijken wijzen wisselen zenden zetten zien zitten zoeken
zoomen zonderen
vast-: hangen hebben houden komen klikken leggen liggen lopen maken pakken plakken schroeven staan stellen zetten zitten
verder-: gaan helpen kijken kijken komen leiden lezen sturen werken zoeken
vol-: boeken gooien houden lopen maken schrijven tanken
voor-: bereiden bijgaan blijven dragen doen gaan geven hebben houden komen leggen lezen liggen rekenen rijden schieten schotelen schrijven
sorteren spiegelen staan stellen trekken vallen zetten zien
voorbij-: gaan komen lopen rijden
vooruit-: betalen gaan kijken lopen plannen zien
vrij-: geven houden komen kopen laten maken spreken stellen vallen
waar-: maken nemen schuwen
weer-: geven houden
weg-: blijven brengen doen draaien gaan gooien halen houden komen krijgen laten leggen lopen nemen rijden slepen sturen vallen werken zetten
dwars-: zitten
goed-: keuren komen maken praten vinden
af-: tikken
"""
# Other verbs of service replies, regular unless they stand in STRONG.
REGULAR = """
aarzelen abonneren accepteren activeren adviseren afficheren analyseren annuleren antwoorden appen archiveren arriveren baden balen
bannen bellen berusten bestellen betreuren betwijfelen bewaren bezorgen boeken boeten boffen borgen bouwen bonzen branden breien
buffelen bundelen cancelen checken chatten claimen coachen coderen combineren communiceren compenseren concluderen configureren
constateren consulteren contacteren controleren crashen crediteren dalen danken dateren deactiveren debiteren declareren
delen dekken dempen detecteren deugen dichten dienen dimmen dobberen doneren dopen doseren doven downloaden draaien dreigen drogen
drukken duiden duren durven duwen dweilen eindigen eisen emmeren enten escaleren excuseren exporteren factureren faxen feliciteren
filmen filteren fixen flikkeren folteren formuleren functioneren gapen garanderen gebaren gebeuren geloven gooien googelen gokken
graveren groeien groeten gunnen haasten haken haperen halen handelen hanteren hechten heersen herhalen hinderen hoeven hopen horen huren
huisvesten identificeren ijveren importeren incasseren informeren inspecteren installeren instrueren interesseren jammeren juichen
kampen kennen kalmeren kappen kelderen keren ketsen klagen klappen klemmen kletsen kleuren klikken kloppen klussen knippen knipperen
knoeien koelen koken kopiëren koppelen kosten koesteren kraken kunnen kwetsen kwalificeren laden lappen lassen leggen leiden lekken lenen
leren letten leven leveren lichten liken liggen loggen lonen loten lossen luchten luiden luisteren lukken lusten mailen maken mankeren
markeren matchen matigen melden mengen menen merken meten minderen misbruiken missen mixen monitoren monteren motiveren
naderen neigen neigen negeren noemen noteren noteren observeren oefenen offreren omvatten ontgrendelen ontmoedigen oordelen opereren openen
opteren ordenen organiseren overhandigen overnachten overtuigen overwegen pakken parkeren passen passeren pauzeren pinnen
plaatsen plakken plannen plegen plukken plunderen poetsen polsen posten posten praten presenteren presteren prikken printen proberen
proeven produceren profiteren projecteren publiceren puzzelen raken rapporteren razen reageren realiseren rechten reclameren redden
redeneren regelen regenen registreren reinigen reizen rekenen rekken rennen renoveren repareren reserveren resetten respecteren
resteren retourneren reviseren richten rinkelen roesten rommelen ruilen ruimen rusten scannen schaden schakelen schatten
schelen scheuren schikken schilderen schimmelen schorsen schrapen schroeven schromen scoren selecteren shoppen signaleren
signeren simuleren slepen slagen smaken smeren smeken snappen snoeien solliciteren sorteren sparen spelen splitsen spoelen sporen sprayen
stallen stappen starten stellen stemmen steunen stimuleren stofzuigen stomen stoppen storen storneren storten straffen streamen
strekken strepen streven strooien studeren stuiten sturen swipen switchen synchroniseren tanken tasten tekenen telefoneren tellen
testen texten tikken tillen timmeren tippen toetsen tonen toveren trachten trainen trakteren transporteren treuren treuzelen
trillen trouwen twijfelen typen uploaden valideren variëren vatten veranderen verantwoorden verbazen verbeteren
verblijven verbruiken verbranden verdienen verdelen verdubbelen vereisen vergoeden vergissen vergrendelen verheugen verhinderen verhogen
verhuizen verhuren verifiëren verkeren verlagen verlangen verlengen verlopen vermelden vermenigvuldigen vermoeden vernieuwen vernielen verontschuldigen
verrassen verrekenen versnellen verspillen verspreiden verstoppen vertalen vertragen vertrouwen vervelen vervuilen verwachten
verwarmen verwerken verwijderen verzekeren verzuimen verzwakken vestigen vieren vinken voelen voeren volgen volstaan vormen vrezen
vullen waaien waarborgen waarderen wachten wandelen warmen wekken weigeren weerleggen wennen wensen werken whatsappen herinneren wiebelen
wijden wijzigen willen wippen wissen wisselen wonen zagen zakken zemen zetten zeuren zorgen zuiveren zweven zoemen
"""
_PREFIX = re.compile(r"(?:be|ver|ont|her|ge|er|mis|over|onder|vol|om)(?=.*[aeiouy].*en$)")
_NATIVE_ER = tuple(
    "lever luister folter filter hinder minder nader schilder timmer ander beter knipper flikker huister koester hamer weiger zuiver"
    " tover plunder emmer kelder wijder ijver jammer zeker nummer duister bekommer wapper sluimer fluister haper dobber helder".split()
)
_STRESSED = ("oordel", "garander")


@dataclass(frozen=True)
class Forms:
    """The forms of one verb that have a lemma of their own to learn; joined forms where the verb has a particle."""

    infinitive: str
    stem: str
    third: str
    past: str
    pasts: str
    participle: str

    def tagged(self) -> Iterator[tuple[str, str]]:
        """(form, tag) with the treebank's tags."""
        yield self.stem, "WW|pv|tgw|ev"
        if self.third != self.stem:
            yield self.third, "WW|pv|tgw|met-t"
        yield self.past, "WW|pv|verl|ev"
        if self.pasts != self.infinitive:
            yield self.pasts, "WW|pv|verl|mv"
        yield self.participle, "WW|vd|vrij|zonder"
        yield self.infinitive, "WW|pv|tgw|mv"
        yield self.infinitive, "WW|inf|vrij|zonder"


_STRONG = {infinitive: (past, done) for infinitive, past, done in (row.split() for row in STRONG.split(";"))}
_STRONG |= {"hebben": ("had", "gehad"), "zijn": ("was", "geweest"), "kunnen": ("kon", "gekund"), "willen": ("wilde", "gewild")}
_WHOLE = {"gaan": ("ga", "gaat"), "staan": ("sta", "staat"), "slaan": ("sla", "slaat"), "doen": ("doe", "doet"), "zien": ("zie", "ziet"),
    "komen": ("kom", "komt"), "hebben": ("heb", "heeft"), "zijn": ("ben", "is"), "kunnen": ("kan", "kan"), "willen": ("wil", "wil")}  # fmt: skip


def stem_of(infinitive: str) -> str:
    """'sturen' -> 'stuur', 'bellen' -> 'bel', 'wisselen' -> 'wissel', 'geven' -> 'geef'."""
    if infinitive in _WHOLE:
        return _WHOLE[infinitive][0]
    base = infinitive.removesuffix("n").removesuffix("e")
    if infinitive.endswith(("iëren", "ueren")):
        return f"{infinitive[:-4].replace('ï', 'i')}eer" if infinitive.endswith("iëren") else f"{infinitive[:-3]}er"
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in "aeiou":
        return base if infinitive.endswith("appen") and infinitive in ("appen", "whatsappen") else base[:-1]
    return _hardened(base if _unstressed(base) else _lengthened(base))


def _unstressed(base: str) -> bool:
    """True for 'wissel', 'lever', 'teken', 'wijzig', whose last vowel stays single; false for 'annuler' and 'verdel'."""
    core = _PREFIX.sub("", f"{base}en", count=1).removesuffix("en") if _PREFIX.match(f"{base}en") else base
    if core.endswith(_STRESSED) or len(re.findall(r"[aeiouëïy]+", core)) < 2 or not core.endswith(("el", "er", "en", "ig", "or")):
        return False
    return not core.endswith("er") or core.endswith(_NATIVE_ER)


def _lengthened(base: str) -> str:
    single = re.search(r"(?<![aeiouëïöy])[aeou][bcdfgklmnprstvzj]$", base)
    return base[:-1] + base[-2] + base[-1] if single else base


def _hardened(stem: str) -> str:
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)


def plain(infinitive: str) -> Forms:
    """The forms of a verb without particle; prefixed verbs as their base with the prefix."""
    stem = stem_of(infinitive)
    third = _WHOLE[infinitive][1] if infinitive in _WHOLE else stem if stem.endswith("t") else f"{stem}t"
    if infinitive in _STRONG:
        past, done = _STRONG[infinitive]
        return Forms(infinitive, stem, third, past, _plural(past), done)
    ending = "t" if (infinitive.removesuffix("n").removesuffix("e") or "x")[-1] in "tkfschpx" else "d"
    done = stem if stem.endswith(ending) else stem + ending
    return Forms(infinitive, stem, third, f"{stem}{ending}e", f"{stem}{ending}en", done if _PREFIX.match(infinitive) else _with_ge(done))


def _with_ge(done: str) -> str:
    """'gestuurd', and with a diaeresis 'geïnformeerd', 'geüpload'."""
    apart = {"e": "ë", "i": "ï", "u": "ü"}
    if done[:2] in ("ij", "ui", "eu") or done[0] not in apart:
        return f"ge{done}"
    return f"ge{apart[done[0]]}{done[1:]}"


def _plural(past: str) -> str:
    irregular = {"zei": "zeiden", "deed": "deden", "kon": "konden", "had": "hadden", "was": "waren", "bad": "baden", "verloor": "verloren"}
    if past in irregular:
        return irregular[past]
    if past.endswith("e"):
        return f"{past}n"
    voiced = {"f": "v", "s": "z"}.get(past[-1], past[-1])
    if re.search(r"(aa|ee|oo|uu)[a-z]$", past):
        return f"{past[:-2]}{voiced}en"
    if re.search(r"(?<![aeiou])a[a-z]$", past):
        return f"{past[:-1]}{voiced}en"
    return f"{past}{past[-1]}en" if re.search(r"(?<![aeiou])[eiou][a-z]$", past) else f"{past[:-1]}{voiced}en"


def prefixed(prefix: str, infinitive: str) -> Forms:
    """'be' and 'spreken': besprak, besproken; the verb's ge- falls away."""
    base = plain(infinitive)
    done = base.participle.removeprefix("ge") if base.participle.startswith("ge") and infinitive != "geven" else base.participle
    done = "geven" if infinitive == "geven" else done.replace("ë", "e", 1)
    return Forms(*(prefix + form for form in (base.infinitive, base.stem, base.third, base.past, base.pasts, done)))


_UNPARTED = ("be", "ver", "ont", "her", "ge")


def separable(word: str, infinitive: str) -> Forms:
    """'terug' and 'bellen': terugbel, terugbelt, teruggebeld."""
    base = plain(infinitive)
    prefix = next((p for p in _UNPARTED if infinitive.startswith(p) and f"{p}-" in _BY_PREFIX and infinitive[len(p):] in _BY_PREFIX[f"{p}-"]), "")
    if prefix:
        base = prefixed(prefix, infinitive.removeprefix(prefix))
    return Forms(*(word + form for form in (base.infinitive, base.stem, base.third, base.past, base.pasts, base.participle)))


def _rows(table: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    at = ""
    for word in table.split():
        if word.endswith("-:"):
            at = word[:-1]
        else:
            found.setdefault(at, []).append(word)
    return found


_BY_PREFIX = _rows(PREFIXED)


def all_forms() -> list[Forms]:
    """Every verb of the tables once."""
    plain_ones = [plain(word) for word in dict.fromkeys([*_STRONG, *REGULAR.split()])]
    joined = [prefixed(prefix[:-1], word) for prefix, words in _BY_PREFIX.items() for word in words]
    parted = [separable(prefix[:-1], word) for prefix, words in _rows(SEPARABLE).items() for word in words]
    return list({forms.infinitive: forms for forms in (*plain_ones, *joined, *parted)}.values())
