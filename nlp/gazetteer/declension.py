"""The forms in which a place's name can stand: "w Podgórzu Duchackim", "przy ul. Długiej", "na Rynku Podgórskim"."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from corpus.knowledge import MARKED, Place, PlaceKind
from nlp.cases import Case
from nlp.gazetteer.naming import (
    decline_adjective,
    is_adjective,
    looks_adjectival,
    loose_gender,
    noun_forms,
    noun_gender,
)
from nlp.morphology import analyses
from nlp.phrases import decline_phrase

OBLIQUE = tuple(case for case in Case if case not in {Case.NOMINATIVE, Case.VOCATIVE})
GENDERS = {"ulica": "f", "aleja": "f", "plac": "m3", "skwer": "m3", "rondo": "n", "osiedle": "n"}
_FOREIGN = str.maketrans("őöüűéáè", "oouueae")
_SHORT = {"święty": "św", "święta": "św", "świętego": "św", "świętej": "św", "świętych": "św", "księdza": "ks"}


@lru_cache(maxsize=1 << 13)
def place_forms(place: Place) -> tuple[str, ...]:
    """Return every form in which the name of `place` may stand, the nominative first; of a street without "ulica".

    Adjectives of marked kinds agree with the word for the kind (ulica Długa, ulicy Długiej), genitives stay
    (ul. Kościuszki). Other names for the place are declined too; "św." and "ks." may stand for the whole word.
    """
    found: list[str] = []
    for name in (place.name, *place.also):
        found += _marked(name, place.kind) if place.kind in MARKED else _named(name)
    found += place.forms
    found += [form.translate(_FOREIGN) for form in found]
    found += [form.replace("-", " ") for form in found if "-" in form and place.kind in MARKED]
    found += [short for form in found for short in _shortened(form)]
    return tuple(dict.fromkeys(found))


def _shortened(form: str) -> Iterator[str]:
    head, space, rest = form.partition(" ")
    if space and head.lower() in _SHORT:
        yield f"{_SHORT[head.lower()]} {rest}"


def _marked(name: str, kind: PlaceKind) -> Iterator[str]:
    """Yield the forms of a name that follows the word for its kind."""
    yield name
    gender, words = GENDERS[kind.value], name.split()
    if is_adjective(words[0], gender) and (len(words) == 1 or words[1] == "im." or is_adjective(words[1], gender)):
        for case in OBLIQUE:
            yield " ".join(decline_adjective(w, gender, case) if is_adjective(w, gender) else w for w in words)
    elif _nominative(words):
        yield from _named(name)
    yield from _without_given_name(words)


def _nominative(words: list[str]) -> bool:
    """Whether a name stands in the nominative: "Kapelanka", "Stary Gościniec"; "Kościuszki" and "Na Stoku" do not."""
    gender = noun_gender(words[-1])
    return bool(gender) and all(is_adjective(word, gender) for word in words[:-1])


def _without_given_name(words: list[str]) -> Iterator[str]:
    """Yield the surname of "Jana Kochanowskiego", under which the street is known as well."""
    if len(words) == 2 and words[1][0].isupper() and len(words[1]) > 2 and is_given_genitive(words[0]):
        yield words[1]


@lru_cache(maxsize=1 << 12)
def is_given_genitive(word: str) -> bool:
    """Whether a word is a given name in the genitive, as streets begin with ("Jana", "Marii")."""
    return any("imię" in reading.labels and reading.has("sg", "gen") for reading in analyses(word))


def _named(name: str) -> Iterator[str]:
    """Yield the forms of a name that stands alone; of a compound also those with only its last part declined."""
    yield name
    head, space, rest = name.partition(" ")
    if space and head.islower():
        yield from (f"{noun} {rest}" for case in OBLIQUE for noun in decline_place(head, case))
    parts = name.split("-")
    for case in OBLIQUE:
        declined = [decline_place(part, case) for part in parts]
        for chosen in product(*declined):
            yield "-".join(chosen)
            yield "-".join([*parts[:-1], chosen[-1]])


@lru_cache(maxsize=1 << 13)
def decline_place(name: str, case: Case) -> tuple[str, ...]:
    """Return a place's name in `case`: its noun and the adjectives beside it, by the dictionary or by their endings.

    Homonyms that decline in two ways give two forms; at least one is returned.
    """
    words = name.split()
    head = 1 if len(words) > 1 and _adjective_first(words) else 0
    gender = noun_gender(words[head])
    if not gender:
        phrase = decline_phrase(name, case)
        if phrase != name or not words[0].isalpha() or words[0].isupper():
            return (phrase,)
        gender = loose_gender(words[head])
    last = head + 1
    while last < len(words) and is_adjective(words[last], gender):
        last += 1
    before = [decline_adjective(word, gender, case) for word in words[:head]]
    after = [decline_adjective(word, gender, case) for word in words[head + 1 : last]]
    nouns = noun_forms(words[head], gender, case)
    return tuple(" ".join([*before, noun, *after, *words[last:]]) for noun in nouns)


def _adjective_first(words: list[str]) -> bool:
    """Whether the name begins with an adjective that agrees with the noun behind it: "Nowa Huta", "Stare Miasto"."""
    gender, first = noun_gender(words[1]), noun_gender(words[0])
    if first and looks_adjectival(words[1], first):
        return False
    return bool(gender) and is_adjective(words[0], gender) and first != "m3"
