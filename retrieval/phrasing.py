"""Setting a source's sentence into a reply: what is trimmed, what would dangle, when it must be quoted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from retrieval.grammar import addresses_reader, capitalised, first_person, is_clause

_LEADS = (
    r"(?:jednocześnie|ponadto|dodatkowo|równocześnie|natomiast|następnie|zarazem|przy tym|poza tym|co więcej|także|również|"
    r"niemniej|jednakże|tym samym|zatem|podsumowując|reasumując|na zakończenie|na wstępie|w pierwszej kolejności|przede wszystkim|niezależnie od powyższego|"
    r"w związku z (?:powyższym|tym)|wobec powyższego|mając (?:powyższe na uwadze|na uwadze powyższe)|"
    r"(?:w odpowiedzi na|odpowiadając na|odnosząc się do|w nawiązaniu do|nawiązując do|w odniesieniu do|w kwestii|ad)\s+"
    r"(?:\w+\s+){0,2}?(?:pyta\w+|interpelacj\w+|zapytani\w+|powyższ\w+|poruszon\w+|kwesti\w+|wniosk\w+)"
    r"(?:\s+(?:nr|numer)?\s*\d+[a-z]?\.?)?(?:\s+oraz\s+(?:nr\s*)?\d+)?)"
)
_POLITE = r"(?:uprzejmie|pragnę|pragniemy|chciał\w+(?:\s+bym)?|chcielibyśmy|należy|warto|trzeba|można|jednocześnie|ponadto|proszę)"
_REPORT = (
    r"(?:inform(?:uję|ujemy|uje się)|wyjaśni(?:am|amy|a się)|wskaz(?:uję|ujemy|uje się)|podkreśl(?:am|amy|a się)|"
    r"zaznacz(?:am|amy)|nadmieni(?:am|amy)|zauważ(?:am|amy)|dodaj(?:ę|emy)|przypomin(?:am|amy)|oświadcz(?:am|amy)|"
    r"zapewni(?:am|amy)|potwierdz(?:am|amy)|poinformować|wyjaśnić|wskazać|podkreślić|zaznaczyć|nadmienić|zauważyć|dodać|"
    r"przypomnieć|zapewnić|zwrócić uwagę|mieć na uwadze|mieć na względzie)"
)
_SOFT = r"(?:\s*,?\s*(?:jednak|ponownie|również|także|też|przy tym|ponadto|jednocześnie|natomiast|w tym miejscu|dodatkowo))?"
_TRIM = re.compile(
    rf"^(?:(?:{_LEADS})\s*,?\s*)*(?:{_POLITE}{_SOFT}\s+)*{_REPORT}{_SOFT}\s*,\s*(?:że|iż)\s+", re.IGNORECASE
)
_CONNECTIVE = re.compile(
    r"^(?:jednocześnie|ponadto|dodatkowo|równocześnie|natomiast|następnie|zarazem|poza tym|co więcej|niemniej(?: jednak)?|"
    r"jednakże|jednak|tym samym|zatem|podsumowując|reasumując|na zakończenie|na wstępie|w związku z (?:powyższym|tym)|"
    r"wobec powyższego|mając (?:powyższe na uwadze|na uwadze powyższe)|oprócz tego|niezależnie od (?:powyższego|tego)|dlatego(?: też)?|stąd|przy czym|a zatem)"
    r"\s*,?\s+(?!że\b|iż\b)",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(
    r"^(?:\S+\s+){0,3}?(?:ten|ta|te|ci|tego|tej|tych|tymi|tę|tą|takie|taki(?:ego|emu|ej|ch|m|mi)?|taka|taką|"
    r"powyższ\w+|wspomnian\w+|przedmiotow\w+|ww\.|w/w|"
    r"tym\s+(?:zakresie|celu|przypadku|kontekście|czasie|okresie|samym|terminie|obszarze|względzie|roku))"
    r"(?=[\s.])(?!\s+sposób|,\s+(?:który|które|która|których|którym|że|iż))|"
    r"^(?:to|tym|temu|on|ona|ono|oni|one|ich|jego|jej|wyżej|niniejsz\w+|(?:w|z|na|do|od|po|dla|przez|o)\s+"
    r"(?:to|nich|nim|niego|niej)|\S+\s+(?:on[oaei]?|je)|te\s)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•▪▫◦●■□➢➤➔✓·\-–—*]|\(?\d{1,2}[.)]|[a-z]\)|Ad\.?\s*\d+[a-z]?[.):]*)\s*(?=\S)")
_FOOTNOTE = re.compile(r"\s?\[\d{1,3}\]|(?<=[a-ząćęłńóśźż]{4})\d{1,2}(?=[\s,.;:)]|$)")
_RELATIVE = re.compile(
    r"\b(?:br\.|bieżąc\w+ rok\w*|ubiegł\w+ rok\w*|w tym roku|w ubiegłym roku|w zeszłym roku|obecnie|aktualnie|wkrótce)",
    re.I,
)


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
    return _FOOTNOTE.sub("", _BULLET.sub("", line)).strip()


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
    """Return `text` in Polish quotation marks, quotations within it marked «…», the full stop behind them."""
    inner = re.sub(r"[„“\"]([^”“\"„]*)[”“\"]", r"«\1»", text.strip())
    return f"„{inner.rstrip('.')}”."


def relative_time(text: str) -> str | None:
    """Return the first expression whose meaning depends on when the source was written ("br.", "obecnie"), if any."""
    match = _RELATIVE.search(text)
    return match[0] if match else None
