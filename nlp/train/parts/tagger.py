"""Train the tagger: `python -m nlp.train tagger --data DIR`.

The words, lemmas and tags of CEN and KPWr (CC BY 3.0) teach which reading a context asks for; the words of council
transcripts, as far as the dictionary knows them, teach how endings decline. About four minutes on one core.
"""

import gzip
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from nlp.tagging import tagger_of
from nlp.tagging.guesser import Guesser
from nlp.tagging.model import Tagger
from nlp.train.guessing import fit_guesser
from nlp.train.part import Training
from nlp.train.tagged import Sentence, matching, read_tagged
from nlp.train.tagger_net import EPOCHS, Reader, fit_network, vocabulary
from nlp.weightfile import Array, pack_words, save_weights

RAW = "text/council.txt.gz"
TAGGED = ("ner/cen_train.iob", "ner/cen_val.iob", "ner/kpwr_a.iob")
_WORD = re.compile(r"[^\W\d_]+")


def read_sentences(data: Path) -> list[Sentence]:
    """Return all tagged sentences of the data folder, in the order of their files."""
    return [sentence for name in TAGGED for sentence in read_tagged(data / name)]


def learn_endings(data: Path, sentences: Sequence[Sentence]) -> Guesser:
    """Return the guesser that the words of the raw and the tagged text teach; their tags are not used."""
    with gzip.open(data / RAW, "rt", encoding="utf-8") as text:
        words = Counter(word for line in text for word in _WORD.findall(line))
    words.update(word.text for sentence in sentences for word in sentence.words)
    return fit_guesser(words)


def fit(sentences: Sequence[Sentence], guesser: Guesser, *, seed: int, epochs: int = EPOCHS) -> dict[str, Array]:
    """Return the arrays of a tagger fitted to tagged sentences."""
    examples = list(Reader(guesser).examples(sentences, seed))
    places = vocabulary(examples)
    network = fit_network(examples, places, seed=seed, epochs=epochs)
    return {**network.arrays(), **guesser.arrays(), "vocabulary": pack_words(list(places))}


def agreement(tagger: Tagger, sentences: Sequence[Sentence]) -> tuple[float, float]:
    """Return the shares of tokens, punctuation aside, whose tag and whose lemma are those of the tagged text."""
    pairs = [
        (word, reading)
        for sentence, readings in zip(
            sentences, tagger.choose([[word.text for word in one.words] for one in sentences]), strict=True
        )
        for word, reading in zip(sentence.words, readings, strict=True)
        if word.tag != "interp"
    ]
    tags = sum(bool(matching(word, [reading])[0]) for word, reading in pairs)
    lemmas = sum(word.lemma.lower().replace(" ", "_") == reading.lemma.lower() for word, reading in pairs)
    return tags / len(pairs), lemmas / len(pairs)


def train(data: Path, out: Path, seed: int) -> Mapping[str, float]:
    """Fit the tagger to all tagged sentences and write it to `out`; return how well it agrees with them itself."""
    sentences = read_sentences(data)
    arrays = fit(sentences, learn_endings(data, sentences), seed=seed)
    save_weights(out, arrays, {"part": "tagger", "seed": seed, "sentences": len(sentences)})
    tags, lemmas = agreement(tagger_of(arrays), sentences)
    return {"tags, own training data": tags, "lemmas, own training data": lemmas}


TRAINING = Training(summary="lemmas and tags in context", needs=(RAW, *TAGGED), run=train)
