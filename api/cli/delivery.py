"""Where redacted files go: never over an input, never over each other, and whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import DamagedFileError, InvalidRequestError

LIST, NOTE = ".usuniecia.json", ".nota.txt"
"""Endings of the list of removals and of the note, behind the new file's name."""

_PART = ".czesc"
_REMEDY = "check the folder, who may write into it, and the room on the disk"


class Delivery:
    """A folder that takes the new files of one call.

    Args:
        folder: It is made where it is missing.
        inputs: Files that are read; none of them is written over.

    Raises:
        InvalidRequestError: The folder cannot be made.
    """

    def __init__(self, folder: Path, inputs: Sequence[Path]) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InvalidRequestError(f"{folder} is no folder ({error.strerror})", remedy=_REMEDY) from error
        self._folder = folder
        self._inputs = frozenset(path.resolve() for path in inputs)
        self._given: set[str] = set()

    @staticmethod
    def inputs(files: Sequence[Path]) -> list[Path]:
        """Return the files that paths name, without what earlier calls have left in folders among them."""
        from ingest.items import find_files

        named = {path.resolve() for path in files}
        return [path for path in find_files(files) if path in named or not _is_ours(path)]

    def place(self, name: str, source: Path) -> Path:
        """Return where a new file goes: by its name, with a number where another file of this call has that name.

        Raises:
            DamagedFileError: An input lies there.
        """
        stem, ending = Path(name).stem, Path(name).suffix
        number, chosen = 1, name
        while chosen.casefold() in self._given:
            number += 1
            chosen = f"{stem}-{number}{ending}"
        self._given.add(chosen.casefold())
        place = self._folder / chosen
        if {file.resolve() for file in _three(place)} & self._inputs:
            what = f"{source.name} would be written over {chosen}, which is read too"
            raise DamagedFileError(what, remedy="give another folder with --out")
        return place

    def write(self, place: Path, data: bytes, listed: str, note: str) -> None:
        """Write a file with its list and note; each is whole or not there.

        Raises:
            DamagedFileError: The folder does not take it.
        """
        try:
            for path, content in zip(_three(place), (data, listed.encode(), note.encode()), strict=True):
                part = path.with_name(path.name + _PART)
                part.write_bytes(content)
                part.replace(path)
        except OSError as error:
            raise DamagedFileError(f"{place} cannot be written ({error.strerror})", remedy=_REMEDY) from error


def _three(place: Path) -> tuple[Path, Path, Path]:
    return place, place.with_name(place.name + LIST), place.with_name(place.name + NOTE)


def _is_ours(path: Path) -> bool:
    """Whether a file was written by an earlier call."""
    return path.name.endswith((LIST, NOTE)) or path.with_name(path.name + LIST).is_file()
