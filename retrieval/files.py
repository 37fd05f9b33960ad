"""Index files on disk: written aside, fsynced, renamed; verified by digest before anything in them is believed.

folder/
├── manifest.json      names the generation that is current; its rename is the moment of change
└── g-<digest>/        the files of one generation, each with its SHA-256 in the manifest
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import IndexFileError
from corpus.model import content_hash

FORMAT = 1
"""Rises when what the files hold changes; other formats are rebuilt."""

_MANIFEST = "manifest.json"
_REMEDY = "it is rebuilt from the store"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the files of an index are.

    Attributes:
        format: Version of the files' form.
        recipe: Hash of the settings that shape passages and lemmas.
        generation: Generation of the store that was indexed.
        passages: Number of passages.
        dimension: Length of a dense vector.
        model: Name and hash of the dense model.
        folder: Folder of the files, below the manifest's.
        files: SHA-256 of each file by name.
    """

    format: int
    recipe: str
    generation: int
    passages: int
    dimension: int
    model: str
    folder: str
    files: Mapping[str, str]


def write(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> Manifest:
    """Write one generation and make it current; before the last rename the old one stays, whatever happens.

    Returns:
        The manifest with the folder's name and the files' digests filled in.

    Raises:
        IndexFileError: When the disk refuses; what was current still is.
    """
    digests = {name: content_hash(data) for name, data in sorted(files.items())}
    name = f"g-{content_hash(json.dumps([manifest.generation, digests]))[:16]}"
    values = asdict(manifest) | {"folder": name, "files": digests}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _place(folder, name, files)
        _replace(folder / _MANIFEST, json.dumps(values, indent=1, sort_keys=True).encode())
        _sweep(folder, name)
    except OSError as error:
        raise IndexFileError(
            f"cannot write the index in {folder}: {error}", remedy="free the disk, try again"
        ) from error
    return Manifest(**values)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest; one that is missing or not of the form is an `IndexFileError`."""
    path = folder / _MANIFEST
    try:
        return Manifest(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise IndexFileError(f"no index manifest in {path} ({type(error).__name__})", remedy=_REMEDY) from error


def read(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """Return every file of the generation; one that is missing or differs from its digest is an `IndexFileError`."""
    found: dict[str, bytes] = {}
    for name, digest in manifest.files.items():
        path = folder / manifest.folder / name
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            raise IndexFileError(f"index file {path} cannot be read", remedy=_REMEDY) from error
        if content_hash(found[name]) != digest:
            raise IndexFileError(f"index file {path} is not what its manifest says", remedy=_REMEDY)
    return found


def _place(folder: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder aside and rename it to `name`."""
    aside = Path(tempfile.mkdtemp(prefix=".aside-", dir=folder))
    try:
        for file, data in files.items():
            _write_synced(aside / file, data)
        _sync_folder(aside)
        if (folder / name).exists():
            shutil.rmtree(folder / name)
        aside.rename(folder / name)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sync_folder(folder)


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    _write_synced(aside, data)
    aside.replace(path)
    _sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path, current: str) -> None:
    """Remove older generations but the newest of them, and what interrupted writers left."""
    old = [path for path in folder.glob("g-*") if path.name != current]
    old.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [*old[1:], *folder.glob(".aside-*")]:
        shutil.rmtree(path, ignore_errors=True)
