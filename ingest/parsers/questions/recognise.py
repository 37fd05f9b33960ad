"""What a sentence asks: a question, a request, an opening of a list of questions, a courtesy, or nothing."""

import re
from enum import StrEnum
from functools import lru_cache

from corpus.model import QuestionKind


class Role(StrEnum):
    """What a sentence does in a letter."""

    QUESTION = "question"
    REQUEST = "request"
    ASKS_LIST = "asks_list"
    REQUESTS_LIST = "requests_list"
    QUOTED = "quoted"
    COURTESY = "courtesy"
    STATEMENT = "statement"


LONGEST = 4000  # characters of a sentence that are searched for a request
_PREPOSITION = r"(?:w|we|z|ze|na|do|od|po|za|przez|pod|o|u|dla|według|przy|ponad|przed|wobec|względem)"
_WORD = (
    r"(?:czy|jak|jaki\w*|jaka|jaką|jakie\w*|jakich|jakim\w*|ile|ilu|iloma|kiedy|kto|kogo|komu|kim|co|czego|czemu|czym|dlaczego|"
    r"gdzie|skąd|dokąd|któr\w+|czyj\w*|odkąd)"
)
INTERROGATIVE = rf"(?:{_WORD}|{_PREPOSITION}\s+(?:jak\w+|któr\w+|ilu|kogo|czego|kiedy|co|czym|kim|czyj\w*|ile))"
_OPENS = re.compile(
    rf"^[\W\d]*(?:(?:a|i|oraz|ponadto|jednocześnie|dodatkowo|natomiast|więc|zatem|i\s+najważniejsze)\s*[,:]?\s+)?"
    rf"(?:{INTERROGATIVE}|je(?:śli|żeli)\s+(?:tak|nie))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^[\W\d]*(?:czy|ile|ilu|kiedy|kto|dlaczego|jaki|jaka|jaką|jakich|jakim\w*|jakie|(?:w|z|na|do|od|po|za|przez)\s+(?:jak\w+|ilu|kiedy))\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"^[\W\d]*(?:a\s+)?(?:je(?:śli|żeli)\s+(?:tak|nie|są|jest|istniej\w+|takie|natomiast)|jak\s+tak|w\s+przypadku\s+(?:odpowiedzi\s+)?(?:twierdząc|pozytywn|negatyw|przecząc)|"
    r"jeśli|jeżeli|a\s|dlaczego\s*\?|kiedy\s*\?|z\s+jakiego\s+powodu\s*\?|a\s+ilu|co\s+z\s)",
    re.IGNORECASE,
)
_REPLY = r"odpowied(?:ź|zi(?:ą|ach|om|ami)?)"  # the noun alone: "odpowiedzialny" answers for something else
_VERB = (
    rf"(?:interesuj[eą]\s+(?:mnie|nas)(?=[^.?!:]{{0,60}}?\b{INTERROGATIVE}\b)|"
    r"proszę|prosimy|poproszę|poprosimy|prosiła?bym|prosilibyśmy|wnoszę|wnosimy|wnioskuj[eę]|wnioskujemy|apeluj[eę]|apelujemy|"
    r"postuluj[eę]|postulujemy|żądam|żądamy|domagam(?:y)?\s+się|oczekuj[eę]|oczekujemy|pytam|pytamy|zapytuj[eę]|zapytujemy|"
    r"interpeluj[eę]|interpelujemy|chciał[ae]?bym|chcielibyśmy|składam(?:y)?\s+wniosek|"
    r"(?:zwracam(?:y)?\s+się|występuj(?:ę|emy)|kieruj(?:ę|emy)|zadaj(?:ę|emy))(?=[^.?!]{0,200}\b(?:prośb|pytani|zapytani|wniosk|wniosek|apel|postulat|o\b)))"
)
_VERB_WORD = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_OPENS_REQUEST = re.compile(
    rf"^[\W\d]*(?:(?:uprzejmie|bardzo|ponadto|jednocześnie|również|dodatkowo|je(?:śli|żeli)\s+\w+)\W+)*{_VERB}\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    rf"(?<![\w„])(?P<verb>{_VERB})\b(?P<rest>[^?!]*)",
    re.IGNORECASE,
)
_WANTS = re.compile(
    rf"^(?:\W+\w+){{0,12}}?\W+(?:o\b|z\s+(?:\w+\s+){{0,3}}?(?:prośb|pytani|zapytani|wniosk|apel|postulat)\w*|"
    rf"(?:wskaza|poda|przedstawi|udzieli|udostępni|wyjaśni|odpowied|rozważ|zweryfik|poinform|uzasad|określi|sprawdz|przesła|przekaza|zapyta|dowiedzie|wiedzie|uzyska|pozna|prosi)\w*|"
    rf"{INTERROGATIVE})\b",
    re.IGNORECASE,
)
_ABOUT_LETTER = re.compile(
    r"^[^:]*?\bz\s+(?:\w+\s+){0,3}(?:interpelacj\w+|zapytani\w+|wniosk\w+|pytani\w+)(?:\s+(?:w\s+sprawie|dotycząc\w+|odnośnie|ws\.|dot\.)\b[^:]*)?$",
    re.IGNORECASE,
)
_LETTER_ITSELF = re.compile(
    r"\b(?:interpelacj\w+|zapytani[ea])\s+(?:w\s+sprawie|dotycząc\w+|ws\.|dot\.)"
    r"|\b(?:kieruj|występuj)\w+\s+(?:\w+\s+){0,4}?(?:z\s+)?interpelacj",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"""\b(?:
      o\s+przyjęcie | przyjąć | przyjmij\w* | o\s+wyrozumiałość | o\s+(?:\w+\s+)?(?:potraktowanie|zapoznanie|kontakt)
    | (?:o|na)\s+(?:\w+\s+){0,3}(?:pozytywn|przychyln|życzliw)\w+\s+(?:\w+\s+){0,2}
      (?:rozpatrz|odpowied(?!zialn)|ustosunkow|potraktow|załatw|decyzj)\w*
    | o\s+(?:\w+\s+){0,2}(?:rozpatrzenie|rozpoznanie|przekazanie|nadanie\s+biegu)\s+(?:\w+\s+){0,2}
      (?:interpelacji|zapytania|wniosku|pisma|sprawy)
    | uwierzyć | zauważyć | pamiętać | mi\s+wierzyć | o\s+ciszę | o\s+uwagę
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SEND = re.compile(rf"\b{_REPLY}\s+(?:\w+\s+){{0,4}}?(?:proszę|prosimy|oczekuj\w+)\b", re.IGNORECASE)
_AWAITS = re.compile(r"\boczekuj\w+\s+(?:\w+\s+){0,3}?(?:odpowiedzi|stanowiska|reakcji)\b", re.IGNORECASE)
_ANSWER = re.compile(
    rf"""\b(?:o|na)\s+(?:(?!wskazani|wyjaśnieni|kopi|wykaz|przyczyn|powod)\w+\s+){{0,5}}?(?:{_REPLY}|ustosunkowanie\s+się|zajęcie\s+stanowiska|reakcj[ęi])\b
      (?P<rest>.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LIST_NOUN = re.compile(
    rf"\b(?:pytani\w*|zapytani\w*|kwesti\w+|zagadnie\w+|{_REPLY}|informacj\w+|wyjaśnie\w+)\b", re.IGNORECASE
)
_NEXT = re.compile(r"\b(?:następując\w+|poniższ\w+|niżej|kilk\w+|pytani[aeu]\w*|poniżej)\b", re.IGNORECASE)
_QUESTIONS_HEAD = re.compile(
    r"^\W*(?:(?:moje|nasze|szczegółowe|konkretne|zatem|stąd)\s+)?(?:pytania?|pytam|pytamy|zapytuję|zapytania)\b[^.?!]{0,160}:?\s*$",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"\?[\s”\"»’')\]*]*[;,.]?[\s”\"»’')\]]*(?:\[\d+\]|\d{1,2})?$")
_MARKS = frozenset('„«“"')
_PAIRS = (("„", "”"), ("„", "“"), ("«", "»"), ("“", "”"))


@lru_cache(maxsize=8192)
def role_of(body: str) -> Role:
    """Return what a sentence does, judged by itself.

    A question mark that stands only inside quotation marks within a longer sentence makes it `QUOTED`.
    """
    plain = body.strip()
    if not plain:
        return Role.STATEMENT
    if "?" in plain:
        return Role.QUESTION if _asks_openly(plain) else Role.QUOTED
    if _QUESTIONS_HEAD.match(plain) and (plain.endswith(":") or len(plain) < 60):
        return Role.ASKS_LIST
    request = _first_request(plain)
    return _request_role(plain, request) if request else Role.STATEMENT


def opens_as_question(body: str) -> bool:
    """Whether a sentence opens with a question word, or with "Jeśli tak"."""
    return bool(_OPENS.match(body))


def opens_as_request(body: str) -> bool:
    """Whether a sentence opens with a request ("Proszę o …", "Uprzejmie prosimy o …")."""
    return bool(_OPENS_REQUEST.match(body))


def asks_without_mark(body: str) -> bool:
    """Whether a sentence that ends in a full stop can only be a question ("Czy planowany jest remont.")."""
    return bool(_ASKS.match(body))


def is_follow_up(body: str) -> bool:
    """Whether a sentence only makes sense after the question before it ("Jeśli tak, to kiedy?")."""
    return bool(_FOLLOW_UP.match(body))


def kind_of(role: Role) -> QuestionKind:
    """Return the kind of question that a sentence with this role is."""
    return QuestionKind.REQUEST if role in {Role.REQUEST, Role.REQUESTS_LIST} else QuestionKind.QUESTION


def unquoted(text: str) -> str:
    """Return `text`, of the same length, with what stands inside quotation marks blotted out."""
    if _MARKS.isdisjoint(text):
        return text
    for left, right in _PAIRS:
        text = re.sub(rf"{left}[^{left}{right}]*{right}", lambda match: "_" * len(match[0]), text)
    return re.sub(r'(?<!\w)"[^"\n]{1,400}?"(?!\w)', lambda match: "_" * len(match[0]), text)


def _asks_openly(plain: str) -> bool:
    """Whether a question mark stands outside quotation marks, or the whole sentence is the quotation."""
    open_text = unquoted(plain)
    if "?" in open_text:
        before = open_text[1 : open_text.index("?")]
        return before.count("„") <= before.count("”") + before.count("“")
    opening = plain[0] in '„"«“'
    return opening and bool(_END_MARK.search(plain)) and opens_as_question(plain)


def _first_request(plain: str) -> re.Match[str] | None:
    if _VERB_WORD.search(plain, 0, LONGEST) is None:
        return None
    open_text = unquoted(plain[:LONGEST])
    for match in _REQUEST.finditer(open_text):
        if _WANTS.match(match["rest"]):
            return match
    return None


def _request_role(plain: str, request: re.Match[str]) -> Role:
    rest = request["rest"]
    asks_words = bool(re.search(rf"\b(?:{INTERROGATIVE})\b", rest[1:], re.IGNORECASE))
    if _is_list(plain, rest):
        wanted = _LIST_NOUN.search(rest)
        return Role.ASKS_LIST if wanted and not asks_words else Role.REQUESTS_LIST
    if (_COURTESY.search(rest) or _AWAITS.search(plain) or _SEND.search(plain)) and not asks_words:
        return Role.COURTESY
    answer = _ANSWER.search(rest)
    if answer and not re.search(rf"\b{INTERROGATIVE}\b", answer["rest"], re.IGNORECASE):
        return Role.ASKS_LIST if _NEXT.search(answer["rest"]) and not _past(answer["rest"]) else Role.COURTESY
    if _ABOUT_LETTER.match(rest.rstrip(" .")) or _LETTER_ITSELF.search(plain):
        return Role.STATEMENT if not asks_words else Role.REQUEST
    return Role.REQUEST


def _is_list(plain: str, rest: str) -> bool:
    if plain.rstrip().endswith(":"):
        return True
    return bool(re.search(r"\bnastępując\w+\s+(?:pytani|kwesti|zagadnie)\w*", rest, re.IGNORECASE))


def _past(rest: str) -> bool:
    """Whether the questions stand above ("na powyższe pytania"): then the sentence only closes the letter."""
    return bool(re.search(r"\b(?:powyższ\w+|postawion\w+|zadan\w+|moj[ea]\w*)\b", rest, re.IGNORECASE))
