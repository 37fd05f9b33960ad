"""ZIP containers (DOCX, ODT, PPTX, XLSX), opened only when their members are few, small and unencrypted."""

import io
import zipfile
import zlib

from corpus.errors import DamagedFileError, EncryptedFileError, TooLargeError
from ingest.limits import Limits

_RATIO = 200
_RATIO_FLOOR = 20 * 1024 * 1024
_REPAIR = "open it in LibreOffice, save it again, and read the copy"


class Archive:
    """A ZIP container whose declared sizes were checked before anything was unpacked.

    Raises:
        DamagedFileError: It is no ZIP, or a member does not unpack.
        EncryptedFileError: A member is encrypted.
        TooLargeError: Too many members, too many bytes, or packed beyond what documents are.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise DamagedFileError(f"{name} is no readable ZIP container ({error})", remedy=_REPAIR) from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._check(self._zip.infolist())
        self._unpacked = 0

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > self._limits.max_members:
            raise TooLargeError(f"{self._name} has {len(infos)} members", remedy="split it")
        declared = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        if declared > self._limits.max_unpacked:
            raise TooLargeError(f"{self._name} unpacks to {declared} bytes", remedy="split it")
        if declared > _RATIO_FLOOR and declared > _RATIO * max(packed, 1):
            raise TooLargeError(f"{self._name} unpacks to {declared // max(packed, 1)} times its size", remedy=_REPAIR)
        if any(info.flag_bits & 1 for info in infos):
            raise EncryptedFileError(f"{self._name} is encrypted", remedy="save it without a password")

    def __contains__(self, member: str) -> bool:
        return member in self._infos

    def names(self) -> tuple[str, ...]:
        """Names of all members, in the container's order."""
        return tuple(self._infos)

    def read(self, member: str) -> bytes:
        """Unpack one member, never more than it declared nor than the limit for all."""
        info = self._infos.get(member)
        if info is None:
            raise DamagedFileError(f"{self._name} has no member {member}", remedy=_REPAIR)
        try:
            with self._zip.open(info) as stream:
                content = stream.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as error:
            raise DamagedFileError(f"{self._name}: {member} does not unpack ({error})", remedy=_REPAIR) from error
        self._unpacked += len(content)
        if len(content) > info.file_size or self._unpacked > self._limits.max_unpacked:
            raise TooLargeError(f"{self._name} unpacks to more than it declares", remedy=_REPAIR)
        return content
