"""Setting a source's sentence into a reply: what is trimmed, what would dangle, when it must be quoted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from retrieval.grammar import addresses_reader, capitalised, first_person, is_clause
from retrieval.wording import (
    JOINING,
    JOINING_ALONE,
    LEADING,
    POINTING,
    POLITE,
    REFERRING,
    REPLACING,
    REPORTING,
    SOFTENING,
    TIMELY,
    any_of,
)

_LEADS = any_of(JOINING, LEADING, REFERRING)
_SOFT = rf"(?:\s*,?\s*{any_of(SOFTENING)})?"
_TRIM = re.compile(
    rf"^(?:{_LEADS}\s*,?\s*)*(?:{any_of(POLITE)}{_SOFT}\s+)*{any_of(REPORTING)}{_SOFT}(?:\s+(?:należy|trzeba|warto|pragnę|wypada))?\s*,\s*(?:że|iż)\s+",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(rf"^{any_of(JOINING, JOINING_ALONE)}\s*,?\s+(?!że\b|iż\b)", re.IGNORECASE)
_ANAPHORA = re.compile(
    rf"^(?:\S+\s+){{0,3}}?{any_of(POINTING)}(?=[\s.])(?!,\s+(?:któr\w+|że|iż))|^{any_of(REPLACING)}\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•▪▫◦●■□➢➤➔✓·\-–—*]|\(?\d{1,2}[.)]|[a-z]\)|Ad\.?\s*\d+[a-z]?[.):]*)\s*(?=\S)")
_FOOTNOTE = re.compile(r"\s?\[\d{1,3}\]|(?<=[a-ząćęłńóśźż]{4})\d{1,2}(?=[\s,.;:)]|$)")
_ABBREVIATION = re.compile(
    r"\b(?:[A-ZŁŚŻ]\.\s?[A-ZŁŚŻ](?:\.\s?[A-ZŁŚŻ])*|o\.o|r|tys|mln|mld|in|np|itd|itp|ust|pkt|art)\.$"
)
_RELATIVE = re.compile(rf"\b{any_of(TIMELY)}", re.IGNORECASE)


class Setting(StrEnum):
    """How a statement can be set: as part of our sentence, as a sentence of its own, or in quotation marks."""

    PLAIN = "plain"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Clause:
    """A source's sentence prepared for a reply.

    Attributes:
        text: The words, trimmed, with a capital and a full stop.
        setting: Whether it can stand as our own sentence.
        dangling: Whether it leans on the sentence before it, which must then stand before it here as well.
        connective: The words that were cut from its beginning because they only joined it to another sentence.
    """

    text: str
    setting: Setting
    dangling: bool
    connective: str = ""


def tidy(text: str) -> str:
    """Return `text` on one line, without list bullets and footnote marks."""
    line = " ".join(text.split())
    return without_notes(_BULLET.sub("", line)).strip()


def without_notes(text: str) -> str:
    """Return `text` without footnote marks: "[2]", and digits that stick to a word ("zarządca1")."""
    return _FOOTNOTE.sub("", text)


def prepare(text: str, *, first: bool) -> Clause:
    """Prepare one source sentence.

    Reporting openings ("Jednocześnie uprzejmie informuję, że …") are trimmed to what is reported. Where the sentence
    does not follow its neighbour in the source (`first`), joining words at its beginning are trimmed as well. A
    sentence in the first person, one that speaks to its own addressee, or one without a verb must be quoted.
    """
    line = tidy(text)
    reported = _TRIM.sub("", line, count=1)
    joined = _CONNECTIVE.match(reported) if first else None
    body = reported[joined.end() :] if joined else reported
    quoted = first_person(body) or addresses_reader(body) or not is_clause(body)
    dangling = _ANAPHORA.match(body) is not None
    setting = Setting.QUOTED if quoted else Setting.PLAIN
    return Clause(closed(capitalised(body)), setting, dangling, joined[0].strip() if joined else "")


def closed(text: str) -> str:
    """Return `text` with a full stop at its end, in place of a comma, semicolon or colon."""
    bare = text.rstrip().rstrip(",;:").rstrip()
    return bare if bare.endswith((".", "!", "?", "…", ".”", ".)")) else f"{bare}."


def quoted(text: str) -> str:
    """Return `text` in Polish quotation marks, quotations within it marked «…», the full stop behind them.

    Words that are one whole quotation already keep their marks; the stop of an abbreviation ("S.A.") stays inside.
    """
    bare = text.strip().rstrip(".") if not _ABBREVIATION.search(text.strip()) else text.strip()
    if re.fullmatch(r"[„“\"][^”“\"„]*[”“\"]", bare):
        bare = bare[1:-1].rstrip(".")
    return f"„{inner_quotes(bare)}”."


def shortened(text: str, width: int = 240) -> str:
    """Return `text`, cut between words where it is longer than `width` characters; a quotation stays closed."""
    if len(text) <= width:
        return text
    cut = text[:width].rsplit(" ", 1)[0].rstrip(",;: ")
    return f"{cut}…{'”.' if text.startswith('„') else ''}"


def inner_quotes(text: str) -> str:
    """Return `text` with its quotations marked «…», as they stand within other quotation marks."""
    return re.sub(r"[„“\"]([^”“\"„]*)[”“\"]", r"«\1»", text)


def relative_time(text: str) -> str | None:
    """Return the first expression whose meaning depends on when the source was written ("br.", "obecnie"), if any."""
    match = _RELATIVE.search(text)
    return match[0] if match else None
