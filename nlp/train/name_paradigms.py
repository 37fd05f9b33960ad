"""Names and their paradigms from the dictionary, and the endings that tell one paradigm from another."""

import gzip
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp.cases import Case
from nlp.morphology import analyses, forms, plain_lemma
from nlp.paradigms import FAMILY, PLURAL, SINGULAR, START, Edit, Paradigm, ParadigmTable, edit
from nlp.wordlists import words

SOURCES = ("text/council.txt.gz", "sejm/letters.jsonl", "ner/cen_train.iob")
LABELS = ("imię", "nazwisko")
FOLDS, ASIDE = 10, 0
LONGEST = 7
_WORD = re.compile(r"[^\W\d_]{2,24}")
_SUFFIXES = sorted(
    words("""
        owski ewski iński ański owicki icki ecki ski cki dzki ewicz owicz icz iuk czuk uk czyk iek ak ek ik yk ec
        eń ień arek arz erz ko ka cha ga sza la ja nia oła uła ła a ło ta o e ński ny ty wa ba da na ra ma sa za
        cz sz ch ar er ur or al el ol il ał ył oł us es is ys oś aś eś yś ut at it an on un en in yn nik asz osz
        isz ysz aj ej uj owa ska cka dzka
    """)
)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the dictionary.

    Attributes:
        lemma: The nominative.
        kind: Gender or "pl", and kind of name: "m1:nazwisko", "f:imię", "pl:nazwisko".
        forms: The accepted forms of each case, in the order of the kind's cases.
    """

    lemma: str
    kind: str
    forms: tuple[tuple[str, ...], ...]


def kept_aside(lemma: str) -> bool:
    """Whether a name is never learnt from: one in ten, by a hash of its lemma, both genders alike."""
    return zlib.crc32(lemma.encode("utf-8")) % FOLDS == ASIDE


def dictionary_names(data: Path) -> list[KnownName]:
    """Return the names that the dictionary has among the words of `SOURCES` and their stems with usual suffixes."""
    seen = sorted(_words(data))
    found = set(_names(seen))
    found |= set(_names(sorted({one.lemma.lower() for word in seen for one in analyses(word)})))
    stems = {stem for lemma, label in found if label == "nazwisko" for stem in _stems(lemma.lower())}
    found |= set(_names(sorted({stem + suffix for stem in stems for suffix in ("", *_SUFFIXES)})))
    return [known for lemma, label in sorted(found) for known in known_names(lemma, label)]


def _words(data: Path) -> set[str]:
    found: set[str] = set()
    for source in SOURCES:
        raw = (data / source).read_bytes()
        text = (gzip.decompress(raw) if source.endswith(".gz") else raw).decode("utf-8")
        found.update(_WORD.findall(text.lower()))
    return found


def _names(seen: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in seen:
        for reading in analyses(word.capitalize()):
            if reading.pos == "subst" and reading.has("sg") and reading.lemma == reading.lemma.capitalize():
                yield from ((reading.lemma, label) for label in LABELS if label in reading.labels)


def _stems(name: str) -> Iterator[str]:
    return (name[: -len(end)] for end in _SUFFIXES if name.endswith(end) and len(name) - len(end) >= 2)


def known_names(lemma: str, label: str) -> Iterator[KnownName]:
    """Yield a name of the dictionary for each gender that it has; a man's surname in the plural, too."""
    for gender in ("m1", "f"):
        yield from _known(lemma, f"{gender}:{label}", (gender, "sg"), SINGULAR)
    if label == "nazwisko":
        yield from _known(lemma, FAMILY, ("m1", "pl"), PLURAL)


def _known(lemma: str, kind: str, values: tuple[str, str], cases: Sequence[Case]) -> Iterator[KnownName]:
    label = kind.partition(":")[2]
    wanted = [
        form
        for form in forms(lemma)
        if label in form.labels and plain_lemma(form.lexeme) == lemma and form.has("subst", *values)
    ]
    cells = tuple(_cell([form.text for form in wanted if form.has(case)]) for case in cases)
    if all(cells):
        yield KnownName(lemma, kind, cells)


def _cell(texts: list[str]) -> tuple[str, ...]:
    """Return the variants of a form; in -owie alone where there is one, as families are named."""
    return tuple(dict.fromkeys([text for text in texts if text.endswith("owie")] or texts))


def learn(names: Sequence[KnownName], *, longest: int = LONGEST, support: int = 1) -> ParadigmTable:
    """Return the endings that decide between paradigms.

    An ending is kept where its commonest paradigm is another one than that of the next shorter ending; all last letters
    are kept. Of the variants of a form, the one that most names of the kind have counts.

    Args:
        names: To learn from.
        longest: Longest ending, in letters.
        support: Least number of names behind an ending that overrules a shorter one.
    """
    usual = Counter(
        (one.kind, place, edit(one.lemma, form))
        for one in names
        for place, cell in enumerate(one.forms)
        for form in cell
    )
    counts: defaultdict[tuple[str, str], Counter[Paradigm]] = defaultdict(Counter)
    for one in names:
        paradigm = _paradigm(one, usual)
        marked = START + one.lemma.lower()
        for size in range(1, min(longest, len(marked)) + 1):
            counts[one.kind, marked[-size:]][paradigm] += 1
    return _numbered(_deciding(counts, support))


def _paradigm(name: KnownName, usual: Counter[tuple[str, int, Edit]]) -> Paradigm:
    def rank(place: int, change: Edit) -> tuple[int, Edit]:
        return usual[name.kind, place, change], change

    return tuple(
        max((edit(name.lemma, form) for form in cell), key=lambda change: rank(place, change))
        for place, cell in enumerate(name.forms)
    )


def _deciding(counts: dict[tuple[str, str], Counter[Paradigm]], support: int) -> dict[tuple[str, str], Paradigm]:
    kept: dict[tuple[str, str], Paradigm] = {}
    for kind, ending in sorted(counts, key=lambda key: (len(key[1]), key)):
        found = counts[kind, ending]
        best = min(found, key=lambda paradigm: (-found[paradigm], paradigm))
        shorter = next(
            (kept[kind, ending[cut:]] for cut in range(1, len(ending)) if (kind, ending[cut:]) in kept), None
        )
        if shorter is None or (best != shorter and found[best] >= support and found[best] > found[shorter]):
            kept[kind, ending] = best
    return kept


def _numbered(kept: dict[tuple[str, str], Paradigm]) -> ParadigmTable:
    paradigms = tuple(sorted(set(kept.values())))
    places = {paradigm: place for place, paradigm in enumerate(paradigms)}
    return ParadigmTable(paradigms, {f"{kind}\t{ending}": places[best] for (kind, ending), best in kept.items()})
