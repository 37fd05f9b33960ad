"""The writer that asks a language model, under the same checks, and falls back to the model-free one.

The model has no tools and no network of its own. Of its answer only sentences survive that quote a passage it was
shown, word for word; links, addresses, images and HTML are taken out. What goes to a server elsewhere has e-mail
addresses, telephone and PESEL numbers and postal addresses masked (`nlp.masking`); names stay.
"""

import logging
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import WriterError
from corpus.model import Citation, DraftSentence, Span
from retrieval.grammar import lowered
from retrieval.phrasing import closed
from retrieval.sources import introduce
from retrieval.writers.base import Brief, Scored, Writer, Written
from retrieval.writers.extractive import ExtractiveWriter
from retrieval.writers.prompt import ModelAnswer, ModelSentence, QuotedSpan, defused, messages, passages

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LOG = logging.getLogger(__name__)
_CODE = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^<>]*>|<[a-z/!][^<>]*$", re.IGNORECASE)
_DOMAINS = (
    "pl|com|net|org|eu|info|gov|edu|io|biz|ru|cn|de|uk|us|me|co|ai|app|dev|xyz|online|site|top|shop|link|example|test"
)
_BARE = re.compile(
    r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\S*)?(?![\w.])"
    rf"|\b(?:[a-z0-9-]{{2,}}\.)+(?:(?:{_DOMAINS})\b(?::\d+)?(?:/\S*)?|[a-z]{{2,}}(?::\d+)?/\S*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|ftp|file|data|javascript)\s*:\S*|\bwww\.\S+", re.IGNORECASE)
_LOCAL = frozenset({"localhost", "::1", "0.0.0.0"})
MIN_QUOTE = 8
"""Least letters and figures of a quotation."""


class ModelWriter:
    """Writes with a LangChain chat model; on any failure the fallback writes, and a warning says so."""

    def __init__(
        self, model: "BaseChatModel", name: str, fallback: Writer | None = None, *, server: str | None = None
    ) -> None:
        """Write with a chat model.

        Args:
            model: The model.
            name: Its string, kept with the draft.
            fallback: Writes where the model fails; the extractive writer by default.
            server: Where it runs when that is not this machine: personal data is masked then, and a warning says so.
        """
        self._server = server
        self._asked: Any = model.with_structured_output(ModelAnswer)
        self._name = name
        self._fallback = fallback or ExtractiveWriter()

    @property
    def name(self) -> str:
        """The model's string, kept with the draft."""
        return self._name

    def write(self, brief: Brief) -> Written:
        """Return the model's sentences that quote what they were shown, else those of the fallback and a warning."""
        written = self._write(brief)
        sent = (_sent(self._server, self._name),) if self._server else ()
        return Written(written.sentences, written.used, (*sent, *written.warnings))

    def _write(self, brief: Brief) -> Written:
        try:
            return self._written(brief)
        except Exception as error:  # noqa: BLE001 -- every provider has its own errors; none may stop a draft
            reason = error.what if isinstance(error, WriterError) else type(error).__name__
            _LOG.warning("model failed on question %s: %s", brief.question.number, type(error).__name__)
            written = self._fallback.write(brief)
            warning = (
                f"Pytanie {brief.question.number}: model językowy nie dał użytecznej odpowiedzi ({reason}); "
                "odpowiedź przygotowano bez modelu."
            )
            return Written(written.sentences, written.used, (*written.warnings, warning))

    def _written(self, brief: Brief) -> Written:
        answer = self._asked.invoke(messages(brief, masked=self._server is not None))
        if not isinstance(answer, ModelAnswer):
            raise WriterError("odpowiedź w nieoczekiwanej postaci", remedy="use a model with structured output")
        if not answer.sentences:
            return Written((), warnings=(_unanswered(brief),))
        shown = passages(brief)
        kept = [found for sentence in answer.sentences if (found := _sentence(sentence, shown, brief))]
        if not kept:
            raise WriterError("brak zdań z prawdziwym cytatem", remedy="check the draft that was made without it")
        dropped = len(answer.sentences) - len(kept)
        warnings = (_dropped(brief, dropped),) if dropped else ()
        used = tuple(scored.candidate for scored in shown.values() if _is_cited(scored, kept))
        return Written(tuple(_introduced(kept, brief)), used, warnings)


def load_model_writer(
    spec: str, *, base_url: str | None = None, api_key: str | None = None, timeout: float = 60.0, retries: int = 0
) -> ModelWriter:
    """Return the writer for a LangChain model string.

    Args:
        spec: "openai:gpt-…", "ollama:…": provider and model, as `init_chat_model` takes it.
        base_url: Address of the service, where it is not the provider's own.
        api_key: Key, where it is not in the provider's environment variable; a local service takes any.
        timeout: Seconds that one answer may take.
        retries: Further tries when the service fails (ollama: none).
    """
    from langchain.chat_models import init_chat_model

    settings: dict[str, Any] = {"temperature": 0, "timeout": timeout, "max_retries": retries}
    if base_url:
        settings["base_url"] = base_url
    if api_key:
        settings["api_key"] = api_key
    if spec.startswith("ollama:"):
        settings = {"temperature": 0, "client_kwargs": {"timeout": timeout}} | (
            {"base_url": base_url} if base_url else {}
        )
    return ModelWriter(init_chat_model(spec, **settings), spec, server=remote_server(spec, base_url))


def remote_server(spec: str, base_url: str | None) -> str | None:
    """Return the name of the server that a model's questions go to, `None` when that is this machine.

    Without an address a provider's own server is meant: of Ollama the one that OLLAMA_HOST names or this machine, of
    any other provider one elsewhere.
    """
    provider = spec.partition(":")[0]
    address = base_url or (os.environ.get("OLLAMA_HOST", "localhost") if provider == "ollama" else "")
    if not address:
        return provider
    host = urlsplit(address if "//" in address else f"//{address}").hostname or address
    return None if host in _LOCAL or re.fullmatch(r"127(?:\.\d{1,3}){3}", host) else host


def _sentence(sentence: ModelSentence, shown: dict[str, Scored], brief: Brief) -> DraftSentence | None:
    """Return a sentence with the citations that are real, or `None` when none is or nothing is left of it."""
    text = plain(sentence.text)
    found = (_citation(span, shown, brief) for span in sentence.citations)
    citations = tuple(dict.fromkeys(citation for citation in found if citation))
    return DraftSentence(closed(text), citations) if text and citations else None


def _citation(span: QuotedSpan, shown: dict[str, Scored], brief: Brief) -> Citation | None:
    """Return the citation of the quoted words where the named passage holds them, whatever its white space."""
    scored = shown.get(span.passage.strip())
    words = span.quote.split()
    if scored is None or len("".join(words)) < MIN_QUOTE:
        return None
    stored, statement = scored.candidate.stored, scored.candidate.statement
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.compile(pattern).search(stored.document.text, statement.start, statement.end)
    if match is None:
        return None
    return brief.library.cite(stored.document_id, stored.version, Span(match.start(), match.end()))


def plain(text: str) -> str:
    """Return a model's sentence on one line, without links, images, HTML, addresses and invisible characters."""
    bare = _LINK.sub(r"\1", _IMAGE.sub(" ", _CODE.sub(" ", defused(text))))
    without = _BARE.sub(" ", _ADDRESS.sub(" ", _TAG.sub(" ", bare)))
    return re.sub(r"\s+(?=[.,;:])", "", " ".join(without.split()))


def _introduced(sentences: list[DraftSentence], brief: Brief) -> Iterator[DraftSentence]:
    """Introduce each source before the first sentence that cites it."""
    seen: set[str] = set()
    for sentence in sentences:
        cited = sentence.citations[0]
        if cited.document_id in seen:
            yield sentence
            continue
        seen.add(cited.document_id)
        card = brief.library.card(cited.document_id, cited.version)
        opening = introduce(card, brief.profile, again=cited.document_id in brief.introduced)
        spans = (brief.library.cite(cited.document_id, cited.version, span) for span in opening.spans)
        text = f"{opening.text} {lowered(sentence.text, card.document.text)}"
        yield DraftSentence(text, (*sentence.citations, *spans))


def _is_cited(scored: Scored, sentences: list[DraftSentence]) -> bool:
    document, statement = scored.candidate.stored.document_id, scored.candidate.statement
    return any(
        citation.document_id == document and statement.overlaps(citation.start, citation.end)
        for sentence in sentences
        for citation in sentence.citations
    )


def _sent(server: str, name: str) -> str:
    return (
        f"Pytanie i znalezione fragmenty dokumentów wysłano do serwera {server} (model {name}); "
        "adresy e-mail i pocztowe, numery telefonów i numery PESEL zastąpiono oznaczeniami, nazwisk nie usunięto."
    )


def _dropped(brief: Brief, count: int) -> str:
    return (
        f"Pytanie {brief.question.number}: pominięto zdania modelu bez prawdziwego cytatu ze źródła (liczba: {count})."
    )


def _unanswered(brief: Brief) -> str:
    return f"Pytanie {brief.question.number}: według modelu językowego znalezione fragmenty nie zawierają odpowiedzi."
