"""Who signed a letter, with the function, from the block under the closing formula."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Signatory
from ingest.parsers.lines import Line, is_authorised, is_closing, is_copies, is_salutation
from ingest.parsers.persons import Person, find_persons, is_function_word, is_role_word

WINDOW = 14
_ANSWERING = re.compile(r"^\W*odpowiadając[yae]\s*:\s*", re.IGNORECASE)
_ELECTRONIC = re.compile(
    r"podpis|elektronicz|cyfrow|kwalifikowan|certyfikat|znacznik|^\W*/?-+/?\W*$|^\W*\(?-\)?\W*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^\W*(?:z\s+up\.|wz\.|z\s+upoważnieni\w+|w\s+z\.|p\.\s*o\.|/?-/|\(-\)|podpisan\w*\s*(?:przez)?\s*:?|signed\s+by\s*:?)\s*",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"\s+(?:ul|al|os|pl|tel)\.\s?|\s+\d{2}-\d{3}\s|\s+\S+@")
REACH = 160
LONGEST = 400  # characters of a line that may be a signature
TAIL = 4000
_FORMULA = re.compile(
    r"\b(?:z\s+(?:wyraz\w+\s+)?(?:szacun\w+|poważani\w+)|z\s+upoważnieni\w+|z\s+up\.|wz\.)",
    re.IGNORECASE,
)
_FUNCTION_RUN = re.compile(
    r"(?:(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w.-]*|podsekretarz|sekretarz|stanu|w|i|oraz|do|spraw|ds\.|m\.st\.)(?:\s+|$|(?=[^\w])))+"
)
_DEGREES = re.compile(
    r"\b(?:dr|hab|prof|mgr|inż|lek|med|adw|r\.\s?pr|ks|gen|płk|bryg|nadbryg|st|uczelni|PhD|MBA)\b\.?",
    re.IGNORECASE,
)
_FUNCTION_TAIL = re.compile(r"^(?:w|ds\.|do\s+spraw|i|oraz|ministerst\w+|-)\b", re.IGNORECASE)


def find_signatory(lines: Sequence[Line]) -> Signatory | None:
    """Return who signed; `None` where the text names nobody.

    Looked for in this order: under the last closing formula ("Z poważaniem") or authorisation ("z up."); after
    "Odpowiadający:"; a name over a function, standing alone near the end; a closing formula, name and function that
    share a line with other text; a function over a name in the letterhead. Tables, footnotes and lists of attachments
    behind the signature are passed over, since a signature needs a name that fills its line.
    """
    found = (
        _below_closing(lines)
        or _answering(lines)
        or _alone_near_end(lines)
        or _run_together(lines)
        or _letterhead(lines)
    )
    if found is None or found.function:
        return found
    above = _letterhead(lines) or _answering(lines)
    same = above is not None and above.name.split()[-1] == found.name.split()[-1]
    return Signatory(found.name, above.function) if above is not None and same else found


def signature_starts(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indices of closing formulas and authorisations, the last first."""
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        if len(text) <= 120 and (is_closing(text) or is_authorised(text)):
            yield index


def name_alone(text: str) -> Person | None:
    """Return the person whose name fills a line but for degrees, "z up." and functions."""
    text = _FOOTER.split(text[:LONGEST])[0]
    start = match.end() if (match := _PREFIX.match(text)) else 0
    for person in find_persons(text[start:]):
        rest = text[start : start + person.start] + " " + text[start + person.end :]
        if person.nominative and _only_functions(rest):
            return person
    return None


def _below_closing(lines: Sequence[Line]) -> Signatory | None:
    for index in signature_starts(lines):
        end = min(len(lines), index + WINDOW)
        for at in range(index, end):
            if at > index and is_copies(lines[at].text):
                break
            person = name_alone(_after_closing(lines[at].text))
            if person is not None:
                return Signatory(person.name, _function(lines, at, person))
    return None


def _after_closing(text: str) -> str:
    """Drop a closing formula that shares its line with the name."""
    if not is_closing(text):
        return text
    return re.sub(
        r"^\W*(?:z\s+upoważnienia,?\s+)?(?:łączę\s+|pozostaję\s+)?(?:z\s+)?(?:wyraz\w+\s+(?:szacunku|poważania)|poważaniem|szacunkiem)\W*",
        "",
        text,
        flags=re.IGNORECASE,
    )


def _only_functions(rest: str) -> bool:
    """Whether what stands around a name is degrees and functions, so that the line is a signature and no sentence."""
    words = re.findall(r"[^\W\d_]+", _DEGREES.sub(" ", _ELECTRONIC.sub(" ", rest)))
    if len(words) > 14 or re.search(r"[;?!]|\d{3}", rest):
        return False
    return not words or is_role_word(words[0])


def _function(lines: Sequence[Line], at: int, person: Person) -> str:
    """The function: behind the name on its line, on the lines below it, or on the line above."""
    text = lines[at].text
    behind = _tidy(text[text.rfind(person.name.split()[-1]) :].partition(" ")[2]) if person.name in text else ""
    below = [behind] if behind and is_function_word(behind.split()[0]) else []
    for line in lines[at + 1 : at + 4]:
        if not _is_function(line.text, going_on=bool(below)):
            break
        below.append(_tidy(line.text))
    if below:
        return " ".join(below)
    above = lines[at - 1].text if at else ""
    return _tidy(above) if _is_function(above) and not is_authorised(above) else ""


def _is_function(text: str, *, going_on: bool = False) -> bool:
    text = _tidy(text)
    if (
        _ELECTRONIC.search(text)
        or is_copies(text)
        or is_closing(text)
        or is_salutation(text)
        or len(text) > 160
        or re.search(r"[?!;\[]|\d{3}", text)
    ):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    if not words or name_alone(text) is not None:
        return False
    return is_function_word(words[0]) or (going_on and bool(_FUNCTION_TAIL.match(text)))


def _tidy(text: str) -> str:
    return re.split(r"\s*/\s*[–-]?\s*(?:dokument|podpis)", text)[0].strip(" ,;–-")


def _answering(lines: Sequence[Line]) -> Signatory | None:
    for line in lines[:20]:
        match = _ANSWERING.match(line.text)
        if match is None:
            continue
        rest = line.text[match.end() :]
        persons = [person for person in find_persons(rest) if person.nominative]
        if persons:
            return Signatory(persons[-1].name, rest[: persons[-1].start].strip(" ,"))
    return None


def _alone_near_end(lines: Sequence[Line]) -> Signatory | None:
    """A name alone on its line with a function above or below it, in the last third and before the copies."""
    first = len(lines) * 2 // 3
    for at in range(len(lines) - 1, first - 1, -1):
        person = name_alone(lines[at].text)
        if person is not None and (function := _function(lines, at, person)):
            return Signatory(person.name, function)
    return None


def _run_together(lines: Sequence[Line]) -> Signatory | None:
    """A signature whose lines were joined with what stands around them, as in damaged text layers."""
    for at in range(len(lines) - 1, len(lines) // 2 - 1, -1):
        line = _last_part(lines[at])
        below = (
            at > 0
            and len(lines[at - 1].text) <= 120
            and (is_authorised(lines[at - 1].text) or is_closing(lines[at - 1].text))
        )
        for formula in reversed(list(_FORMULA.finditer(line.text))):
            window = line.text[formula.end() : formula.end() + REACH]
            signed = next((person for person in find_persons(window) if person.nominative), None)
            if signed is not None:
                return Signatory(signed.name, _function_words(window[signed.end :]))
        for person in find_persons(line.text):
            function = _function_words(line.text[person.end :])
            electronic = _ELECTRONIC.search(line.text[person.end :][:120])
            if person.nominative and function and (electronic or (below and person.start == 0)):
                return Signatory(person.name, function)
    return None


def _last_part(line: Line) -> Line:
    start = max(line.start, line.end - TAIL)
    return Line(start, line.end, line.text[start - line.start :])


def _function_words(behind: str) -> str:
    """The function that opens the text behind a name: capitalised words and what joins them; empty where none does."""
    match = _FUNCTION_RUN.match(_DEGREES.sub(" ", behind).lstrip(" ,"))
    words = match[0].strip() if match else ""
    return words if words and is_function_word(words.split()[0]) else ""


def _letterhead(lines: Sequence[Line]) -> Signatory | None:
    """A name in the letterhead, above the addressee: with a function above it, or alone as the first line."""
    for at, line in enumerate(lines[:12]):
        if is_salutation(line.text) or re.match(r"^\W*(?:Szanown\w+\s+)?Pan[i]?\b", line.text):
            return None
        person = name_alone(line.text)
        if person is not None and at and _is_function(lines[at - 1].text):
            function = lines[at - 1].text
            if at > 1 and _is_function(lines[at - 2].text):
                function = f"{lines[at - 2].text} {function}"
            return Signatory(person.name, _tidy(function))
        if person is not None and at == 0:
            return Signatory(person.name)
    return None
