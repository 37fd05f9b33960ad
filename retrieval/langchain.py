"""Search as LangChain's common language: a `BaseRetriever` whose documents carry what a citation needs."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, SkipValidation

from corpus.model import Hit
from retrieval.ports import Searcher, Shelf
from retrieval.query import Query


class ReferentRetriever(BaseRetriever):
    """Finds passages for a question and quotes them from the store.

    Each document's `page_content` is the passage as the store reads it back; its metadata are `document_id`, `version`,
    `title`, `page`, `start`, `end`, `passage_id`, `heading` and `score`. A passage that does not read back is a
    `CitationError`.

    Attributes:
        searcher: The index.
        shelf: The store that reads citations back.
        k: How many passages to return.
        letter_subject: Subject of the letter that asks, or empty.
        siblings: Its other questions.
        exclude_documents: Documents that must not be found, such as the letter itself.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: SkipValidation[Searcher]
    shelf: SkipValidation[Shelf]
    k: int = 10
    letter_subject: str = ""
    siblings: tuple[str, ...] = ()
    exclude_documents: tuple[str, ...] = ()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        """Return the passages for one question, best first."""
        asked = Query(query, self.letter_subject, self.siblings, exclude_documents=self.exclude_documents)
        return [self._document(hit) for hit in self.searcher.search(asked, self.k)]

    def _document(self, hit: Hit) -> Document:
        place = hit.passage
        cited = self.shelf.citation(place.document_id, place.version, place.start, place.end)
        metadata = {
            "document_id": cited.document_id,
            "version": cited.version,
            "title": cited.title,
            "page": cited.page,
            "start": cited.start,
            "end": cited.end,
            "passage_id": place.passage_id,
            "heading": place.heading,
            "score": hit.score,
        }
        return Document(id=place.passage_id, page_content=cited.quote, metadata=metadata)
