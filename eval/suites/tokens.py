"""Suite `tokens`: lemmas, parts of speech, features and sentence boundaries.

`ud/pud_a.conllu` is evaluation only. Its words are tagged as the treebank divides them, and again from the plain text,
where a word counts as right only if one of our tokens begins with it. Sentence boundaries are measured on the text of
the treebank, its sentences joined by a blank, and on our own texts with traps. With `--option model=cross` the tagger
is trained and tried by turns on the tagged text that it is made of, documents kept whole, instead.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from corpus.errors import EvaluationError
from eval.confusion import confusion, prf
from eval.conllu import GoldSentence, GoldWord, read_conllu
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from nlp.pipeline import FORM_ONLY, load_pipeline
from nlp.sentences import split_sentences

NEEDS: tuple[str, ...] = ("ud/pud_a.conllu",)
_FOLDS = 3
_WORST = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the treebank with what was found for it; `None` where no token begins with it."""

    gold: GoldWord
    lemma: str | None
    pos: str | None
    feats: str | None


def run(context: SuiteContext) -> SuiteResult:
    """Return how well tokens are read.

    Metrics, shares of words that are no punctuation: `lemma` (case aside) and `lemma_exact`; of all words `upos`; of
    words and their features as a whole `feats`; each with the treebank's words given, and with the suffix `_text` from
    the plain text; `sentence_f1` and `trap_f1`. Where tagged text is cross-validated: `tags` and `lemmas`.

    Raises:
        EvaluationError: The treebank is missing.
    """
    if context.options.get("model", "shipped") == "cross":
        return _cross(context)
    path = context.data / NEEDS[0]
    if not path.is_file():
        raise EvaluationError(f"{path} is missing", remedy="name the folder with ud/pud_a.conllu by --data")
    gold = list(read_conllu(path))[: context.limit]
    given, plain = list(pairs_of_words(gold)), list(pairs_of_text(gold))
    worst = list(_worst(given))
    metrics = {
        **_scores(given, ""),
        **_scores(plain, "_text"),
        "sentence_f1": boundary_f1([[sentence.text for sentence in gold]], [" "]),
        "trap_f1": trap_f1(),
    }
    table = confusion((pair.gold.pos, pair.pos or "none") for pair in given)
    return SuiteResult("tokens", metrics, tuple(worst), hash_files(path), {"upos": table}, tuple(worst[:_WORST]))


def pairs_of_words(gold: Sequence[GoldSentence]) -> Iterator[Pair]:
    """Yield every word with what the pipeline says of it when the treebank's words are its tokens."""
    from spacy.tokens import Doc

    language = load_pipeline(FORM_ONLY)
    docs = (Doc(language.vocab, [word.form for word in one.words], [word.space for word in one.words]) for one in gold)
    for sentence, doc in zip(gold, language.pipe(docs), strict=True):
        for word, token in zip(sentence.words, doc, strict=True):
            yield Pair(word, token.lemma_, token.pos_, str(token.morph))


def pairs_of_text(gold: Sequence[GoldSentence]) -> Iterator[Pair]:
    """Yield every word with what the pipeline says of the token that begins where it does."""
    for sentence, doc in zip(gold, load_pipeline(FORM_ONLY).pipe(one.text for one in gold), strict=True):
        found = {token.idx: token for token in doc}
        for word in sentence.words:
            token = found.get(-1 if word.start is None else word.start)
            fits = token is not None and (token.text.startswith(word.form) or word.form.startswith(token.text))
            if token is not None and fits:
                yield Pair(word, token.lemma_, token.pos_, str(token.morph))
            else:
                yield Pair(word, None, None, None)


def _scores(pairs: Sequence[Pair], suffix: str) -> dict[str, float]:
    words = [pair for pair in pairs if pair.gold.pos != "PUNCT"]
    return {
        f"lemma{suffix}": _share(pair.gold.lemma.lower() == (pair.lemma or "").lower() for pair in words),
        f"lemma_exact{suffix}": _share(pair.gold.lemma == pair.lemma for pair in words),
        f"upos{suffix}": _share(pair.gold.pos == pair.pos for pair in pairs),
        f"feats{suffix}": _share(_same(pair.gold.feats, pair.feats) for pair in words),
    }


def _same(gold: str, found: str | None) -> bool:
    """Whether two lists of features are the same; spaCy orders them in its own way."""
    return found is not None and set(gold.split("|")) == set(found.split("|"))


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / max(1, len(found))


def boundary_f1(texts: Sequence[Sequence[str]], joints: Sequence[str]) -> float:
    """Return the F1 of sentences, found whole, in texts made of known sentences joined by white space."""
    right = found = true = 0
    for sentences, joint in zip(texts, joints, strict=True):
        text = joint.join(sentences)
        own = {text[span.start : span.end] + str(span.start) for span in split_sentences(text)}
        gold = set(_placed(sentences, joint))
        right, found, true = right + len(own & gold), found + len(own), true + len(gold)
    return prf(right, found, true)[2]


def _placed(sentences: Sequence[str], joint: str) -> Iterator[str]:
    place = 0
    for sentence in sentences:
        yield sentence + str(place)
        place += len(sentence) + len(joint)


def trap_texts() -> list[dict[str, object]]:
    """Return our own texts with traps, as `eval/data/sentences/traps.toml` holds them."""
    folder = resources.files("eval").joinpath("data", "sentences", "traps.toml")
    texts: list[dict[str, object]] = tomllib.loads(folder.read_text(encoding="utf-8"))["text"]
    return texts


def trap_f1() -> float:
    """Return the F1 of sentences in our own texts with traps."""
    texts = trap_texts()
    sentences = [[str(one) for one in text["sentences"]] for text in texts if isinstance(text["sentences"], list)]
    return boundary_f1(sentences, [str(text.get("joint", " ")) for text in texts])


def _worst(pairs: Iterable[Pair]) -> Iterator[Row]:
    """Yield errors, the most frequent first: what is true, what was found, how often."""
    counts = Counter(
        (pair.gold.form, pair.gold.lemma, pair.gold.pos, pair.gold.tag, pair.lemma, pair.pos)
        for pair in pairs
        if pair.gold.pos != pair.pos or pair.gold.lemma.lower() != (pair.lemma or "").lower()
    )
    for (form, lemma, pos, tag, own_lemma, own_pos), count in counts.most_common():
        yield {
            **{"form": form, "lemma": lemma, "pos": pos, "tag": tag},
            **{"found_lemma": own_lemma, "found_pos": own_pos, "count": count},
        }


def _cross(context: SuiteContext) -> SuiteResult:
    """Train on two thirds of the documents of the tagged text and try on the rest, by turns."""
    from nlp.tagging import tagger_of
    from nlp.train.parts.tagger import RAW, TAGGED, agreement, fit, learn_endings, read_sentences

    sentences = read_sentences(context.data)[: context.limit]
    documents = sorted({sentence.document for sentence in sentences})
    guesser = learn_endings(context.data, sentences)
    figures: list[tuple[float, float]] = []
    for fold in range(_FOLDS):
        held = set(documents[fold::_FOLDS])
        training = [sentence for sentence in sentences if sentence.document not in held]
        tagger = tagger_of(fit(training, guesser, seed=7))
        figures.append(agreement(tagger, [sentence for sentence in sentences if sentence.document in held]))
        context.progress(fold + 1, _FOLDS)
    tags, lemmas = (sum(one) / _FOLDS for one in zip(*figures, strict=True))
    rows = tuple({"fold": fold, "tags": one[0], "lemmas": one[1]} for fold, one in enumerate(figures))
    files = (context.data / name for name in (RAW, *TAGGED))
    return SuiteResult("tokens", {"tags": tags, "lemmas": lemmas}, rows, hash_files(*files))
