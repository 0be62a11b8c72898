"""Whether findings stand where they say: python bench/positions.py TEXTS.jsonl... [--every N] [--rules]

Every text (rows with `text`, `lang` nl or en, and `id`) is put into files of each kind that the batch check reads. Each
sentence then gets a finding, and what stands in the raw file at that finding's line and column, decoded by the file's
own rules, has to be the sentence's letters; in JSON, SARIF, rdjson, GitLab and GitHub output alike. With --rules the
rules run instead, and no finding but template.unfilled-placeholder may quote a placeholder alone. Without files the
project's own corpus is taken. Prints a table; exits 1 when a place is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from filekinds import KINDS, Kind, Row, of_html  # noqa: E402

from replycheck import engine, readers  # noqa: E402
from replycheck.config import Settings  # noqa: E402
from replycheck.draft import Draft  # noqa: E402
from replycheck.masking import mask  # noqa: E402
from replycheck.outcome import Outcome  # noqa: E402
from replycheck.output import Look, renderer  # noqa: E402
from replycheck.readers.back import to_raw  # noqa: E402
from replycheck.report import Finding, LineIndex, Report, Severity, Verdict  # noqa: E402

NOW = datetime(2026, 1, 14, 10)
RULE, UNFILLED = "respect.busy-excuse", "template.unfilled-placeholder"


def outcomes_of(kind: Kind, data: bytes) -> Iterator[Outcome]:
    """The outcomes of a file as the batch check makes them, of reports with a finding for each sentence."""
    defaults = readers.Defaults(kind="template", now=NOW)
    fields = ("tekst",) if kind.name.endswith(".csv") else ()
    sources: Iterable[readers.Source | readers.Unreadable] = (
        [readers.read_file(data, kind.name, defaults)]
        if kind.whole
        else readers.read_catalogue(data, kind.name, defaults, fields=fields)
    )
    for source in sources:
        if isinstance(source, readers.Unreadable):
            yield Outcome(kind.name, error=source.error)
        else:
            yield Outcome(kind.name, to_raw(everywhere(source.draft), source), key=source.key, fixable=source.fixable)


def everywhere(draft: Draft) -> Report:
    """A report with a finding for each sentence, whose message is what it should stand at."""
    findings = tuple(
        Finding(RULE, Severity.ERROR, s.start, s.end, s.text, s.text, fingerprint=f"{n}")
        for n, s in enumerate(draft.sentences)
    )
    return Report(draft.text, "nl", "email", NOW, Verdict.BLOCK, {}, {}, findings=findings, path=draft.path)


def letters(text: str) -> str:
    return re.sub(r"[\W_ǂǁ]", "", text)


class File:
    """A raw file as its readers count it: lines from 1, columns from 1 in code points or UTF-8 bytes."""

    def __init__(self, data: bytes) -> None:
        try:
            self.text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.text = data.decode("latin-1")
        self.lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z|\Z", self.text)

    def cut(self, begin: tuple[int, int], end: tuple[int, int], unit: str = "utf-32-le", size: int = 4) -> str:
        """The text between two places whose columns count code units of an encoding."""
        (line, column), (last, until) = begin, end
        if line == last:
            return self._units(line, column, until, unit, size)
        between = "".join(self.lines[line : last - 1])
        return self._units(line, column, None, unit, size) + between + self._units(last, 1, until, unit, size)

    def _units(self, line: int, column: int, until: int | None, unit: str, size: int) -> str:
        data = self.lines[line - 1].encode(unit)
        return data[(column - 1) * size : None if until is None else (until - 1) * size].decode(unit, "replace")


Lines = tuple[int, int]


def pieces(form: str, outcomes: Sequence[Outcome], file: File) -> Iterator[str | Lines]:
    """What each finding of an output format stands at: a piece of the file, or lines where it tells no columns."""
    written = "".join(renderer(form)(outcomes, Look()))
    if form == "github":
        yield from (_annotated(line, file) for line in written.splitlines())
        return
    values = json.loads(written)
    if form == "json":
        for found in (f for report in values for f in report["findings"]):
            yield file.cut((found["line"], found["column"]), (found["end_line"], found["end_column"]))
    elif form == "sarif":
        for result in values["runs"][0]["results"]:
            region = result["locations"][0]["physicalLocation"]["region"]
            yield file.cut((region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]))
    elif form == "rdjson":
        for found in values["diagnostics"]:
            begin, end = (found["location"]["range"][k] for k in ("start", "end"))
            yield file.cut((begin["line"], begin["column"]), (end["line"], end["column"]), "utf-8", 1)
    else:
        yield from ((i["location"]["lines"]["begin"], i["location"]["lines"]["end"]) for i in values)


def _annotated(line: str, file: File) -> str | Lines:
    spot = {k: int(v) for k, v in re.findall(r"[ ,](line|endLine|col|endColumn)=(\d+)", line)}
    if "col" in spot:
        return file.cut((spot["line"], spot["col"]), (spot["endLine"], spot["endColumn"]))
    return spot["line"], spot["endLine"]


FORMATS = ("json", "sarif", "rdjson", "gitlab", "github")


def right(kind: Kind, piece: str, wanted: str) -> bool:
    """True when a piece of a file reads as the sentence it should."""
    try:
        read = letters(kind.read(piece))
    except (ValueError, yaml.YAMLError):
        return False
    shown = letters(of_html(kind.read(piece)))  # markup in a catalogue's text is read as HTML
    return letters(wanted) in read if kind.wider else letters(wanted) in (read, shown)


def tried(kind: Kind, rows: Sequence[Row], wrong: list[str]) -> Counter[str]:
    """Findings and wrong places of texts in one file."""
    try:
        data = kind.write(rows)
    except UnicodeEncodeError:  # letters that the charset does not have
        return Counter()
    outcomes = list(outcomes_of(kind, data))
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.error:
            counts["unread"] += 1
            wrong.append(f"{kind.name}: {outcome.error}")
    findings = [(f, o.report) for o in outcomes if o.report for f in o.report.findings]
    places = [tuple(LineIndex.of(r.text).place(at)[0] for at in (f.start, f.end)) for f, r in findings]
    file = File(data)
    for form in FORMATS:
        found = list(pieces(form, outcomes, file))
        counts[form] += len(found)
        for piece, lines, (finding, _) in zip(found, places, findings, strict=True):
            fits = right(kind, piece, finding.message) if isinstance(piece, str) else piece == lines
            if not fits:
                counts["wrong"] += 1
                wrong.append(f"{kind.name} {form}: {finding.message!r} stands at {piece!r}")
    return counts


def quoting(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """How many findings the rules have in the texts, and those that quote a placeholder alone."""
    number, bad = 0, []
    for row in rows:
        draft = Draft(row["text"], language=row["lang"], kind="template", sent_at=NOW)
        for finding in engine.check_draft(draft, Settings()).findings:
            number += 1
            rest = letters(mask(row["text"])[finding.start : finding.end])
            if finding.rule != UNFILLED and letters(finding.text) and not rest:
                bad.append(f"{row['id']}: {finding.rule} quotes {finding.text!r}")
    return number, bad


def rows_of(names: Sequence[str], every: int) -> list[Row]:
    """The texts in Dutch and English."""
    files = [Path(name) for name in names] or sorted((ROOT / "models" / "corpus").glob("replies.*.jsonl"))
    found = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text = row.get("text") or row.get("reply") or ""
            spoken = row.get("lang") or file.suffixes[0].strip(".")
            if text.strip() and spoken in ("nl", "en") and number % every == 0:
                found.append({"id": f"{file.stem.replace('.', '-')}-{number}", "text": text, "lang": spoken})
    return found


def main() -> int:
    """Try every kind; returns the exit code."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("files", nargs="*")
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--rules", action="store_true")
    arguments.add_argument("--kind", default="")
    options = arguments.parse_args()
    rows = rows_of(options.files, options.every)
    if options.rules:
        number, bad = quoting(rows)
        print(f"{len(rows)} texts, {number} findings, {len(bad)} quote a placeholder alone", *bad[:20], sep="\n")
        return int(bool(bad))
    wrong: list[str] = []
    for kind in (k for k in KINDS if options.kind in k.name):
        groups = [[r] for r in rows] if kind.whole else [[r for r in rows if r["lang"] == s] for s in ("nl", "en")]
        counts = sum((tried(kind, group, wrong) for group in groups if group), Counter())
        print(f"{kind.name:32} {counts['json']:7} findings, {counts['unread']:3} unread, {counts['wrong']:4} wrong")
    print(*wrong[:20], sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
