"""Bring the index up to date: load what is proven whole, analyse what is new, write the result back."""

import io
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.errors import IndexFileError
from corpus.model import content_hash
from retrieval import analysis, bm25, files, tables
from retrieval.analysis import Analysed
from retrieval.dense import DenseIndex
from retrieval.embedding import Embedder, Vectors
from retrieval.passages import MAX_CHARS, PARAGRAPH_SHARE, TARGET_CHARS
from retrieval.source import DocumentSource
from retrieval.tables import Tables

_LOG = logging.getLogger(__name__)

Held = dict[tuple[str, int], tuple[Analysed, Vectors]]

_DOCUMENTS, _VECTORS, _TERMS = "documents.jsonl", "dense.faiss", "vocabulary.json"


def up_to_date(source: DocumentSource, folder: Path, embedder: Embedder) -> tuple[Tables | None, int]:
    """Return the tables of the source as it is now, and its generation; `None` for a source without words.

    The generation is read before the documents: a change in between makes the next opening bring the index up to date.
    """
    generation = source.generation()
    manifest, loaded = _load(folder, embedder)
    if manifest and manifest.generation == generation and _fits(source, loaded[0]):
        return _restored(*loaded), generation
    held = _held(*loaded)
    documents, vectors = _collect(source, held, embedder)
    if not any(terms for document in documents for terms in document.terms):
        return None, generation
    built = _build(documents, vectors)
    _save(folder, built, documents, embedder, generation)
    return built, generation


def recipe() -> str:
    """Return the hash of the settings that shape passages, lemmas and levels."""
    return content_hash(
        json.dumps([MAX_CHARS, TARGET_CHARS, PARAGRAPH_SHARE, tables.STEM, tables.LEVELS, bm25.K1, bm25.B])
    )


_Loaded = tuple[list[Analysed], dict[str, bytes]]


def _load(folder: Path, embedder: Embedder) -> tuple[files.Manifest | None, _Loaded]:
    """Return manifest, documents and files; nothing when any of them is missing, damaged or of another kind."""
    if not folder.exists():
        return None, ([], {})
    try:
        manifest = files.read_manifest(folder)
        _check(manifest, embedder)
        found = files.read(folder, manifest)
        documents = [analysis.from_json(line) for line in found[_DOCUMENTS].decode().splitlines()]
    except IndexFileError as error:
        _LOG.warning("%s", error)
        return None, ([], {})
    except (KeyError, TypeError, ValueError) as error:
        _LOG.warning("index in %s is not of the form (%s); it is rebuilt", folder, type(error).__name__)
        return None, ([], {})
    return manifest, (documents, found)


def _check(manifest: files.Manifest, embedder: Embedder) -> None:
    made = (manifest.format, manifest.recipe, manifest.model, manifest.dimension)
    if made != (files.FORMAT, recipe(), embedder.name, embedder.dimension):
        what = f"the index was made with format {manifest.format} and model {manifest.model}"
        raise IndexFileError(what, remedy="it is rebuilt from the store")


def _fits(source: DocumentSource, documents: Sequence[Analysed]) -> bool:
    """Whether these are exactly the source's current versions (another store can be of the same generation)."""
    same = {document.document_id: document.version for document in documents} == dict(source.current_versions())
    return same and {document.version_hash for document in documents} == set(source.known_hashes())


def _held(documents: Sequence[Analysed], found: Mapping[str, bytes]) -> Held:
    """Return the analysed documents with their vectors, by document and version."""
    if not documents:
        return {}
    rows = DenseIndex.from_bytes(found[_VECTORS]).all_rows()
    ends = np.cumsum([len(document.passages) for document in documents])
    parts = np.split(rows, ends[:-1])
    return {document.key: (document, part) for document, part in zip(documents, parts, strict=True)}


def _collect(source: DocumentSource, held: Held, embedder: Embedder) -> tuple[list[Analysed], Vectors]:
    """Return every current document with its vectors, ordered by id; only those that are not held are analysed."""
    current, known = source.current_versions(), source.known_hashes()
    kept = {key: pair for key, pair in held.items() if current.get(key[0]) == key[1] and pair[0].version_hash in known}
    missing = [name for name, version in sorted(current.items()) if (name, version) not in kept]
    kept |= _analyse(source, missing, embedder)
    _LOG.info("index: %d documents held, %d analysed", len(kept) - len(missing), len(missing))
    pairs = [kept[key] for key in sorted(kept)]
    empty = np.zeros((0, embedder.dimension), dtype=np.float32)
    return [document for document, _ in pairs], np.concatenate([empty, *(rows for _, rows in pairs)])


def _analyse(source: DocumentSource, names: Sequence[str], embedder: Embedder) -> Held:
    """Split, lemmatise and embed documents, and write their passages back to the source."""
    if not names:
        return {}
    fresh: Held = {}
    for stored in source.current(names):
        text, document = stored.document.text, analysis.analyse(stored)
        fresh[document.key] = (document, embedder.encode([text[p.start : p.end] for p in document.passages]))
    source.set_many_passages({key: document.passages for key, (document, _) in fresh.items()})
    return fresh


def _build(documents: Sequence[Analysed], vectors: Vectors) -> Tables:
    vocabulary, stems = tables.vocabularies(documents)
    levels = tables.build_levels(documents, vocabulary, stems)
    return Tables(vocabulary, stems, levels, tables.lay_out(documents), DenseIndex.build(vectors))


def _save(folder: Path, built: Tables, documents: Sequence[Analysed], embedder: Embedder, generation: int) -> None:
    contents = {
        _DOCUMENTS: "\n".join(map(analysis.to_json, documents)).encode(),
        _VECTORS: built.dense.to_bytes(),
        _TERMS: json.dumps({"lemmas": list(built.vocabulary), "stems": list(built.stems)}, ensure_ascii=False).encode(),
    }
    for level, scored in built.levels.items():
        contents |= {f"{level}.{part}.npy": _packed(array) for part, array in scored.arrays().items()}
    size = len(built.layout.passages)
    manifest = files.Manifest(files.FORMAT, recipe(), generation, size, embedder.dimension, embedder.name, "", {})
    files.write(folder, manifest, contents)


def _restored(documents: Sequence[Analysed], found: Mapping[str, bytes]) -> Tables:
    """Return the tables as they were saved; the files' digests have been checked."""
    terms = json.loads(found[_TERMS])
    parts = ("data", "indices", "indptr", "size")
    levels = {
        level: bm25.restore({part: _unpacked(found[f"{level}.{part}.npy"]) for part in parts})
        for level in tables.LEVELS
    }
    lemmas, stems = ({term: number for number, term in enumerate(terms[name])} for name in ("lemmas", "stems"))
    return Tables(lemmas, stems, levels, tables.lay_out(documents), DenseIndex.from_bytes(found[_VECTORS]))


def _packed(array: npt.NDArray[np.generic]) -> bytes:
    target = io.BytesIO()
    np.save(target, array, allow_pickle=False)
    return target.getvalue()


def _unpacked(data: bytes) -> npt.NDArray[np.generic]:
    array: npt.NDArray[np.generic] = np.load(io.BytesIO(data), allow_pickle=False)
    return array
