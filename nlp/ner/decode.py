"""From scores of single words to spans: a linear-chain CRF's marginals, and the best sequence of labels over them.

Marginals of the fine kinds are added up under the labels that callers get before the best sequence is sought: a name
that may be a company, an office or an association is an organisation, even where none of the three leads.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nlp.ner.labels import KINDS, LABELS

Floats = npt.NDArray[np.float32]

TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
"""The outputs of the model, IOB2 over the fine kinds."""

NAMES = tuple(dict.fromkeys(LABELS.values()))
LABEL_TAGS = ("O", *(f"{place}-{name}" for name in NAMES for place in "BI"))
"""IOB2 over the labels that callers get."""

_FORBIDDEN = -1e4
_FLOOR = 1e-9
_NEGLIGIBLE = 0.005


def may_follow(tags: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return which tag [column] may stand behind which [row]; row 0, "O", also says what may begin a sentence."""
    allowed = [[tag[0] != "I" or before[1:] == tag[1:] for tag in tags] for before in tags]
    return np.array(allowed, dtype=np.bool_)


def _under_labels() -> Floats:
    table = np.zeros((len(TAGS), len(LABEL_TAGS)), dtype=np.float32)
    for row, tag in enumerate(TAGS):
        name = LABELS.get(tag[2:])
        table[row, LABEL_TAGS.index(f"{tag[0]}-{name}") if name else 0] = 1
    return table


UNDER_LABELS = _under_labels()
"""Which label each output counts under, float32 [TAGS, LABEL_TAGS], one 1 a row."""

_INSIDE_PERSON = LABEL_TAGS.index("I-PERSON")
_CAUTION = np.array([0.9 if tag.endswith("-LOC") else 1.0 for tag in LABEL_TAGS], dtype=np.float32)
_PENALTIES = np.where(may_follow(LABEL_TAGS), 0.0, _FORBIDDEN).astype(np.float32)


def marginals(scores: Floats, lengths: npt.NDArray[np.int64], transitions: Floats) -> Floats:
    """Return the probability of every tag of every word under the CRF.

    Args:
        scores: Of a batch of sentences, [sentences, longest, TAGS].
        lengths: Words of each sentence; what lies behind is not read and comes out as anything.
        transitions: Scores of one tag behind another, [TAGS, TAGS], the forbidden ones very low.

    Returns:
        float32 of the same shape; rows add up to 1.
    """
    weights = np.exp(transitions)
    local = np.exp(scores - scores.max(axis=2, keepdims=True))
    forward, backward = np.empty_like(local), np.ones_like(local)
    forward[:, 0] = _scaled(local[:, 0] * np.where(weights[0] > 0, 1, 0))
    for place in range(1, scores.shape[1]):
        forward[:, place] = _scaled(forward[:, place - 1] @ weights * local[:, place])
    for place in range(scores.shape[1] - 2, -1, -1):
        message = _scaled(local[:, place + 1] * backward[:, place + 1] @ weights.T)
        backward[:, place] = np.where((lengths > place + 1)[:, None], message, 1.0)
    both = forward * backward
    return np.asarray(both / both.sum(axis=2, keepdims=True), dtype=np.float32)


def _scaled(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(rows.sum(axis=1, keepdims=True), 1e-30), dtype=np.float32)


def best_path(probabilities: Floats) -> list[int]:
    """Return the numbers of the best permitted sequence of `LABEL_TAGS` for one sentence, [words, LABEL_TAGS]."""
    if probabilities[:, 1:].max(initial=0.0) < _NEGLIGIBLE:
        return [0] * len(probabilities)
    scores = np.log(probabilities + _FLOOR)
    best, steps = scores[0] + _PENALTIES[0], []
    for row in scores[1:]:
        through = best[:, None] + _PENALTIES
        steps.append(through.argmax(axis=0))
        best = through.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


def weighed(words: Sequence[str], rows: Floats) -> Floats:
    """Return the probabilities of a sentence as its best sequence is sought from them; rows add up to 1.

    No person's name goes on through a number ("Bzowiak 4 - Trzebień" are two players), and a place must be likelier
    than the rest by a tenth: rivers, towns and regions also name clubs, schools and products.

    Args:
        words: The sentence.
        rows: Of `LABEL_TAGS` for each word, [words, LABEL_TAGS].
    """
    if rows[:, 1:].max(initial=0.0) < _NEGLIGIBLE:
        return rows
    changed = rows * _CAUTION
    if rows[:, _INSIDE_PERSON].max() > _NEGLIGIBLE:
        changed[[place for place, word in enumerate(words) if any(map(str.isdigit, word))], _INSIDE_PERSON] = 0
    return np.asarray(changed / np.maximum(changed.sum(axis=1, keepdims=True), _FLOOR), dtype=np.float32)


def runs(path: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return the spans of a sequence of `LABEL_TAGS` as (first word, word behind the last, label)."""
    found: list[tuple[int, int, str]] = []
    for place, number in enumerate(path):
        tag = LABEL_TAGS[number]
        if tag[0] == "B":
            found.append((place, place + 1, tag[2:]))
        elif tag[0] == "I":
            start, _, name = found.pop()
            found.append((start, place + 1, name))
    return found
