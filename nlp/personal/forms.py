"""Names where their place says what they are: fields of forms, columns of tables, senders of messages, maiden names."""

import re
from collections.abc import Iterator

from corpus.model import Finding, PersonalKind
from nlp.personal.context import Context
from nlp.personal.roles import is_patron, is_public
from nlp.personal.words import is_given, is_surname, is_usual, split_words

_NAME_HEAD = re.compile(r"(?<!\w)(?:imi[ęe]|imiona|nazwisk[oa]|nazwisko\s+rodowe)(?!\w)", re.IGNORECASE)
_ADDRESS_HEAD = re.compile(r"^\W*adres(?!\w*\s+(?:e-?mail|poczty|www|inwestycji|obiektu))", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:^|\n)[ \t]*(?P<head>(?:drugie\s+)?(?:imi[ęe]|imiona|nazwisko)"
    r"(?:[ \t]+(?:i|oraz|rodowe|panieńskie|imi[ęe]|nazwisko|wnioskodawcy|matki|ojca|dziecka))*)"
    r"[ \t]*:[ \t]*(?P<name>[^\n;|:,]{2,60}?)[ \t]*(?=\n|$|;|\|)",
    re.IGNORECASE,
)
_CELL = re.compile(r"[^\t|;\n]+")
_SENDER = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_][\w-]{1,40}, ?[^\W\d_][\w-]{1,40})\"?[ ]?<[^>\s@]{1,80}@[^>\s]{1,80}>"
)
_MAIDEN = re.compile(r"(?P<given>(?<!\w)[^\W\d_]{2,30}\s)?(?<!\w)z\s(?:d\.|domu)\s(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)")
_SPACED = re.compile(r"(?<![\w.])[^\W\d_](?: [^\W\d_]){3,}(?!\w)")
_LONGEST = 5


def find_in_forms(text: str, context: Context) -> Iterator[Finding]:
    """Yield names and addresses that a field or the head of a column announces, and names in fixed places.

    A column or a field of councillors, directors and other functions stays, as do cells that are no names.
    """
    for match in _FIELD.finditer(text):
        if _a_name(match["name"]) and not _of_function(match["name"]):
            yield _person(text, *match.span("name"), "person.field")
    for match in _SENDER.finditer(text):
        if all(is_given(word.text) or is_surname(word.text) for word in split_words(match["name"])):
            yield _person(text, *match.span("name"), "person.field")
    for match in _MAIDEN.finditer(text):
        if match["name"][0].isupper() and is_surname(match["name"]) and not is_patron(match["name"]):
            begins = (
                match.start("given") if match["given"] and is_given(match["given"].strip()) else match.start("name")
            )
            yield _person(text, begins, match.end("name"), "person.maiden")
    for match in _SPACED.finditer(text):
        joined = match[0].replace(" ", "").capitalize()
        if match[0][0].isupper() and not is_usual(joined) and (is_given(joined) or is_surname(joined)):
            yield _person(text, *match.span(), "person.spaced")
    yield from _cells(text, context)


def _cells(text: str, context: Context) -> Iterator[Finding]:
    """Yield the cells below the heads "Imię", "Nazwisko" and, in a table of people, "Adres"."""
    if not _NAME_HEAD.search(text):
        return
    for match in _CELL.finditer(text):
        head = context.column_head(match.start())
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = start + len(match[0].strip())
        if not head or end <= start or context.in_table_of(match.start(), is_public):
            continue
        if _NAME_HEAD.search(head) and _a_name(match[0].strip()):
            yield _person(text, start, end, "person.column")
        elif _ADDRESS_HEAD.search(head) and re.search(r"\d", match[0]) and context.in_table_of(start, _names_people):
            yield Finding(PersonalKind.ADDRESS, start, end, "address.column", 0.9, f"address:{text[start:end].lower()}")


def _names_people(word: str) -> bool:
    return _NAME_HEAD.fullmatch(word) is not None


def _of_function(name: str) -> bool:
    return any(is_public(word.text) for word in split_words(name))


def _a_name(cell: str) -> bool:
    """Whether a cell or field may hold nothing but a name: a few words with capitals, no figures."""
    words = [word for word in split_words(cell) if len(word.text) > 1]
    if not words or len(words) > _LONGEST or re.search(r"[\d█\[\]]", cell) or _of_function(cell):
        return False
    return all(word.text[0].isupper() or word.text in {"i", "de", "von", "van", "z", "d"} for word in words)


def _person(text: str, start: int, end: int, rule: str) -> Finding:
    subject = "person:" + " ".join(word.text.lower() for word in split_words(text[start:end]))
    return Finding(PersonalKind.PERSON, start, end, rule, 0.9, subject)
