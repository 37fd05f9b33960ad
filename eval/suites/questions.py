"""Suite `questions`: are the questions that letters restate found, through the path that officers use?

`letters.jsonl` is ingested as a JSONL corpus; each row of `questions.jsonl` is looked for among the questions of its
document, as `referent read --json` gives them: the question proper, which ends at its question mark. Overlap is the
Jaccard index of token multisets (words in lower case, no punctuation): shared tokens over all tokens, so that words too
many cost as much as words missing.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from corpus.model import Document, Question
from eval.suite import Row, SuiteContext, SuiteResult, hash_files
from eval.suites.letters import read_documents, read_rows

NEEDS = ("sejm/letters.jsonl", "sejm/questions.jsonl")

OVERLAP = 0.9


def run(context: SuiteContext) -> SuiteResult:
    """Return recall of the reference questions at an overlap of 0.9.

    Metrics: `recall` (what `read --json` gives as a question's `text`), `recall_parts` (that or one of its parts),
    `recall_whole` (whole items with their follow-ups), `covered` (share of the reference's tokens in one whole item),
    `spans` (share of found items, questions proper and parts whose offsets read back), `found`, `questions`,
    `letters_with_questions`.

    Raises:
        EvaluationError: `sejm/letters.jsonl` or `sejm/questions.jsonl` is missing.
    """
    folder = context.data / "sejm"
    wanted = read_rows(folder / "questions.jsonl")
    wanted = wanted[: context.limit] if context.limit else wanted
    documents = read_documents(folder / "letters.jsonl", {str(row["document"]) for row in wanted}, context)
    found = {key: questions_of(document) for key, document in documents.items()}
    scored = tuple(_score(row, found.get(str(row["document"]), ())) for row in wanted)
    metrics = _metrics(scored, documents, found)
    return SuiteResult("questions", metrics, scored, hash_files(folder / "letters.jsonl", folder / "questions.jsonl"))


def questions_of(document: Document) -> tuple[Question, ...]:
    """Return the questions of a document, () where it is no letter."""
    return document.letter.questions if document.letter else ()


def jaccard(first: str, second: str) -> float:
    """Return the Jaccard index of two texts' token multisets; 0 where both are empty."""
    one, other = _tokens(first), _tokens(second)
    every = sum((one | other).values())
    return sum((one & other).values()) / every if every else 0.0


def coverage(wanted: str, found: str) -> float:
    """Return the share of `wanted`'s tokens that `found` holds; 0 where it has none."""
    want = _tokens(wanted)
    total = sum(want.values())
    return sum((want & _tokens(found)).values()) / total if total else 0.0


def _tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _score(row: Mapping[str, object], found: Sequence[Question]) -> Row:
    wanted = str(row["question"])
    asked = [question.asked.text for question in found]
    wholes = [question.text for question in found]
    parts = [*asked, *(part.text for question in found for part in question.parts)]
    best = max(asked, key=lambda text: jaccard(wanted, text), default="")
    return {
        "qid": row["qid"],
        "question": wanted,
        "best": best,
        "overlap": round(jaccard(wanted, best), 4),
        "overlap_parts": _most(jaccard, wanted, parts),
        "overlap_whole": _most(jaccard, wanted, wholes),
        "covered": _most(coverage, wanted, wholes),
    }


def _most(measure: Callable[[str, str], float], wanted: str, texts: Sequence[str]) -> float:
    return round(max((measure(wanted, text) for text in texts), default=0.0), 4)


def _metrics(
    scored: Sequence[Row], documents: Mapping[str, Document], found: Mapping[str, Sequence[Question]]
) -> dict[str, float]:
    spans = [
        _reads_back(documents[key].text, one)
        for key, questions in found.items()
        for question in questions
        for one in (question, question.asked, *question.parts)
    ]
    return {
        "recall": _share(scored, "overlap"),
        "recall_parts": _share(scored, "overlap_parts"),
        "recall_whole": _share(scored, "overlap_whole"),
        "covered": _share(scored, "covered"),
        "spans": round(sum(spans) / len(spans), 4) if spans else 0.0,
        "found": float(sum(len(questions) for questions in found.values())),
        "questions": float(len(scored)),
        "letters_with_questions": float(sum(1 for questions in found.values() if questions)),
    }


def _share(scored: Sequence[Row], key: str) -> float:
    right = [row for row in scored if isinstance(overlap := row[key], float) and overlap >= OVERLAP]
    return round(len(right) / len(scored), 4) if scored else 0.0


def _reads_back(text: str, question: Question) -> bool:
    return " ".join(text[question.start : question.end].split()) == question.text
