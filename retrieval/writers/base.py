"""What every writer takes and returns."""

from dataclasses import dataclass
from typing import Protocol

from corpus.knowledge import CityProfile
from corpus.model import DraftSentence, Question
from retrieval.evidence import Candidate
from retrieval.library import Library


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the probability that it belongs to the answer, and the place of the part that it answers."""

    candidate: Candidate
    probability: float
    part: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer knows of one question.

    Attributes:
        question: The question.
        subject: The letter's subject, or empty.
        evidence: The statements found, most probable first; never empty.
        introduced: Documents that an earlier answer of the same letter has introduced.
        used: Statements that an earlier answer has used: document id and ordinal.
        profile: The city's wording.
        library: The documents that the evidence stands in.
    """

    question: Question
    subject: str
    evidence: tuple[Scored, ...]
    introduced: frozenset[str]
    used: frozenset[tuple[str, int]]
    profile: CityProfile
    library: Library


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as it was written: sentences with citations, the candidates they use, warnings in Polish."""

    sentences: tuple[DraftSentence, ...]
    used: tuple[Candidate, ...] = ()
    warnings: tuple[str, ...] = ()


class Writer(Protocol):
    """Writes the answer to one question from its evidence."""

    @property
    def name(self) -> str:
        """Name and version, kept with the draft."""
        ...

    def write(self, brief: Brief) -> Written:
        """Return the sentences; none where the evidence gives nothing that can be said.

        Every sentence that states a fact carries citations; the checks do not trust this.
        """
        ...
