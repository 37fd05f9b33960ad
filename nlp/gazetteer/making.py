"""Mentions made of words: one of a listed place, one of a name that no list has."""

from corpus.knowledge import Place, PlaceKind
from nlp.gazetteer.mention import PlaceMention
from nlp.gazetteer.roads import house_number, nominative
from nlp.gazetteer.table import Words

_HOUSELESS = frozenset((PlaceKind.PARK, PlaceKind.BRIDGE, PlaceKind.RIVER, PlaceKind.CITY, PlaceKind.TOWN))


def listed_mention(words: Words, first: int, end: int, place: Place, certainty: float, *, marked: bool) -> PlaceMention:
    """Return the mention of `place` by the words from `first` up to `end`."""
    start, stop = words.spans[first][0], words.spans[end - 1][1]
    return PlaceMention(
        start=start,
        end=stop,
        text=words.text[start:stop],
        name=place.title,
        kind=place.kind,
        certainty=certainty,
        place_id=place.place_id,
        district=place.district,
        house=None if place.kind in _HOUSELESS else house_number(words.text, stop),
        marked=marked,
    )


def unlisted_mention(
    words: Words, marker: tuple[int, str], name: tuple[int, int], kind: PlaceKind, certainty: float
) -> PlaceMention:
    """Return the mention of a place that no list has, its name guessed in the nominative.

    Args:
        words: The words of the text.
        marker: Place of the mention's first word, and the noun for its kind.
        name: Places of the name's first word and behind its last one.
        kind: What kind of place it is.
        certainty: In [0, 1].
    """
    start, stop = words.spans[marker[0]][0], words.spans[name[1] - 1][1]
    forms = words.forms[name[0] : name[1]]
    straight = nominative(forms, kind)
    if straight == " ".join(forms):
        straight = " ".join(words.text[words.spans[name[0]][0] : stop].split())
    return PlaceMention(
        start=start,
        end=stop,
        text=words.text[start:stop],
        name=f"{marker[1]} {straight}",
        kind=kind,
        certainty=certainty,
        house=None if kind in _HOUSELESS else house_number(words.text, stop),
        marked=True,
    )
