"""What is searched for: a question, and the letter that it stands in."""

from dataclasses import dataclass

from corpus.model import DocumentKind


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the collection.

    The question chooses passages; the letter's subject and the other questions help to choose documents only.

    Attributes:
        text: The question as it was asked.
        letter_subject: Subject of the letter that asks it ("w sprawie …"), or empty.
        siblings: The other questions of that letter.
        kinds: Search these kinds of documents only; `None` searches all.
        exclude_documents: Ids of documents that must not be found, such as the letter itself.
    """

    text: str
    letter_subject: str = ""
    siblings: tuple[str, ...] = ()
    kinds: frozenset[DocumentKind] | None = None
    exclude_documents: tuple[str, ...] = ()
