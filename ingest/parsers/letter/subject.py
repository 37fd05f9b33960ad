"""What a letter is about: the words behind "w sprawie", "dotyczy", "sprawa"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.parsers.lines import Line, is_salutation
from nlp.morphology import analyses
from nlp.sentences import split_sentences

_LABEL = re.compile(
    r"^\W*(?:dotyczy|dot\.?|temat|sprawa|przedmiot|w\s+sprawie(?=\s*:))\s*[:.]?\s+(?P<rest>\S.*)$", re.IGNORECASE
)
SENTENCES = 2600
_MATTER = re.compile(r"\bw\s+sprawie\s*:?\s+(?:w\s+sprawie\s+)?|\bws\.\s+", re.IGNORECASE)
_TITLE_MATTER = re.compile(rf"{_MATTER.pattern}|\bdot(?:ycząc\w+|yczy|\.)\s*:?\s+", re.IGNORECASE)
_LETTER_WORD = re.compile(
    r"\b(?:interpelac\w+|zapytani\w+|wystąpieni\w+|pism\w+|pytani\w+|wnios\w+|petycj\w+|skarg\w+|uwag\w*)\b",
    re.IGNORECASE,
)
_OTHER_LETTER = re.compile(rf"(?:odpowied\w+\s+na\s+)?{_LETTER_WORD.pattern}", re.IGNORECASE)
_END = re.compile(
    r"""\s*(?:
      [,–—-]?\s+(?:bardzo\s+)?(?:uprzejmie|niniejszym|poniżej|jednocześnie|na\s+wstępie)\b
    | [,–—-]?\s+(?:w\s+imieniu\s+\S+\s+)?(?:przedstawiam|informuj|wyjaśniam|przekazuj|
        proszę\s+(?:o\s+przyjęcie|przyjąć)|pragnę|udzielam|składam|przesyłam|zwracam|zawiadamiam|odpowiadam)\w*
    | [,–—]\s*(?:(?:po|z)\s+uwzględnieniu\w*|działając|w\s+porozumieniu|co\s+następuje|
        w\s+(?:tym\s+)?zakresie\s+właściwości|odnosząc\s+się|do\s+któr\w+|na\s+podstawie\s+(?:art|informacji|upoważnienia)|zgodnie\s+z\s+(?:właściwością|art)|
        z\s+upoważnienia|w\s+uzgodnieniu)
    | \s+(?:przekazan|przesłan|złożon|wniesion)\w*\s+(?:przez|pismem|w\s+dniu|do)\b
    | ,?\s+Minist(?:er|erstwo)\s+(?:\S+\s+){1,6}?(?:przedstawia|informuje|wyjaśnia|przekazuje|uprzejmie|prosi)\b
    | ,\s+Minister\s+\w+\s*$
    | \s*[,–—-]\s*(?:przekazan|skierowan|złożon|przesłan|wniesion|zgłoszon|otrzyman|
        któr[aąe]\s+(?:została\s+)?(?:wpłyn|złoży|przekaz|otrzym))\w*
    | \s*\(\s*(?:interpelacj|zapytani|nr|znak|K\d|pismo|sygn)
    | ,\s+(?:nr|znak|z\s+dnia|o\s+numerze)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_STOP = re.compile(r"[.?!;](?=\s+[A-ZĄĆĘŁŃÓŚŹŻ„]|\s*$)")
_ABBREVIATION = re.compile(
    r"\b(?:ul|u|al|os|pl|im|św|nr|m|st|tzw|dot|ds|ws|pt|ww|woj|pow|gm|prof|dr|ks|gen|art|ust|poz|pkt|tj|np|tys|mln|mld|ok|"
    r"in|obr|dz|jedn|ewid|ew|(?<!\d\s)[A-Z]|m\.in)\.?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\d./])\b\d{1,2}$")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_LEAD = re.compile(r"^(?:interpelac\w+|zapytani\w+)\s+(?:nr\s+\S+\s+)?", re.IGNORECASE)


_BARE_TITLE = re.compile(
    r"^\W*(?:[il1|]nterpelacja|zapytanie|i\s+n\s+t\s+e\s+r\s+p\s+e\s+l\s+a\s+c\s+j\s+a|z\s+a\s+p\s+y\s+t\s+a\s+n\s+i\s+e)\b[^.?!]{0,80}$",
    re.IGNORECASE,
)


def find_subject(text: str, lines: Sequence[Line]) -> str | None:
    """Return the subject without "w sprawie" or "dot.", as the letter words it; `None` where it names none.

    A title ("Interpelacja w sprawie …") and a labelled line ("Dotyczy: …") go before the opening sentence; what follows
    the subject in a sentence ("…, uprzejmie informuję", "(interpelacja nr 5)") is cut off.
    """
    for candidate in _candidates(text, lines):
        subject = _tidy(candidate)
        if len(subject) >= 4:
            return subject
    return None


def strip_matter(subject: str) -> str:
    """Drop what leads to a subject: "Interpelacja w sprawie remontu" becomes "remontu"."""
    match = _MATTER.search(subject)
    if match and (match.start() == 0 or _LETTER_WORD.match(subject)):
        return subject[match.end() :].strip()
    return subject.strip()


def _candidates(text: str, lines: Sequence[Line]) -> Iterator[str]:
    yield from _titles(lines[:45])
    yield from _labelled(lines[:45])
    for match in _MATTER.finditer(text[:SENTENCES]):
        sentence = re.split(
            r"(?<=[^\W\d_]{3}[.?!])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|\n\n", text[max(0, match.start() - 500) : match.start()]
        )[-1]
        if _LETTER_WORD.search(sentence):
            yield _sentence_part(text[match.end() : match.end() + 900].partition("\n\n")[0])


def _titles(lines: Sequence[Line]) -> Iterator[str]:
    """Lines such as "INTERPELACJA w sprawie …", or "w sprawie …" right under such a title."""
    for index, line in enumerate(lines):
        match = _TITLE_MATTER.search(line.text)
        if match is None:
            continue
        before = line.text[: match.start()]
        titled = re.match(
            r"^\W*(?:odpowied\w+\s+na\s+)?(?:[il1|]nterpelac|zapytani|wnios|petycj)\w*(?:[^.,]|\b(?:r|nr|dn)\.){0,110}$",
            before,
            re.IGNORECASE,
        )
        under = (
            not before.strip(" –-")
            and index
            and (
                (_LETTER_WORD.search(lines[index - 1].text) and len(lines[index - 1].text) < 120)
                or any(_BARE_TITLE.match(line.text) for line in lines[max(0, index - 3) : index])
            )
        )
        if titled or under:
            yield _sentence_part(" ".join([line.text[match.end() :], *_going_on(lines[index : index + 3])]))


def _going_on(lines: Sequence[Line]) -> Iterator[str]:
    """The lines below a title that go on with its sentence: in lower case, behind a line without an end."""
    for last, line in pairwise(lines):
        if last.text[-1] in ".:;?!" or not line.text[0].islower() or is_salutation(line.text):
            return
        yield line.text


def _labelled(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        match = _LABEL.match(line.text)
        if match is None:
            continue
        matter = _MATTER.search(match["rest"])
        if matter:
            yield _sentence_part(match["rest"][matter.end() :])
        elif not _OTHER_LETTER.match(match["rest"]):
            yield _sentence_part(match["rest"])


def _sentence_part(rest: str) -> str:
    """Cut `rest` where the subject ends: at the words that follow it, or at the sentence's end."""
    ends = {span.end for span in split_sentences(rest)}
    stops = (match for match in _STOP.finditer(rest) if rest[match.start()] == ";" or match.end() in ends)
    end = next((match.start() for match in stops if not _inside(rest, match)), len(rest))
    cut = _END.search(rest, 0, end)
    return rest[: cut.start() if cut else end]


def _inside(rest: str, stop: re.Match[str]) -> bool:
    """Whether a full stop stands inside the subject: behind an abbreviation, or an ordinal ("8. Dywizji Piechoty")."""
    before = rest[: stop.start()]
    if _ABBREVIATION.search(before):
        return True
    word = _NEXT_WORD.match(rest, stop.end())
    if word is None or not _ORDINAL.search(before):
        return False
    readings = analyses(word["word"].lower())
    return any(one.has("gen") for one in readings) and not any(one.has("nom") for one in readings)


def _tidy(subject: str) -> str:
    plain = re.sub(r"\s+", " ", _LEAD.sub("", subject)).strip(" ,;:–—-")
    plain = plain if re.search(r"\b\w\.\s?\w\.$", plain) else plain.rstrip(".")
    if plain[:1] in '„"«' and plain[-1:] in '”"»' and not re.search(r"[”\"»].", plain[1:-1]):
        plain = plain[1:-1].strip()
    return strip_matter(plain)
