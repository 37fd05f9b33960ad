"""The child process: it bounds itself, reads one file, prints one line of JSON, and ends.

It imports the one reader that it needs. Its arguments are the file, its name, its media type and the limits as JSON.
"""

import ctypes
import json
import os
import resource
import sys
from pathlib import Path

from corpus.errors import IngestError, ReaderTimeoutError
from ingest.limits import Limits
from ingest.wire import dump, dump_error, dump_pages

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def main() -> None:
    """Read one file and print what came of it."""
    path, name, media_type, packed = sys.argv[1:5]
    limits = Limits(**json.loads(packed))
    out = _own_output()
    bound(limits)
    leave_network()
    try:
        answer = _read(Path(path).read_bytes(), name, media_type, limits, out)
    except IngestError as error:
        answer = dump_error(error)
    except MemoryError:
        answer = dump_error(ReaderTimeoutError(f"{name} needs more memory than is allowed", remedy="split the file"))
    os.write(out, b"\n")
    _write(out, answer.encode("ascii"))
    os._exit(0)


def _own_output() -> int:
    """Keep standard output for the answer alone: libraries that print go nowhere."""
    out = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    return out


def _write(out: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(out, view) :]


def _read(data: bytes, name: str, media_type: str, limits: Limits, out: int) -> str:
    from ingest.readers.ocr import Recogniser
    from ingest.readers.registry import read_raw

    Recogniser.announce = staticmethod(lambda pages: _write(out, b"\n" + dump_pages(pages).encode("ascii") + b"\n"))
    return dump(read_raw(data, name, media_type, limits))


def bound(limits: Limits) -> None:
    """Bound this process and its children: memory, processor time, the size of files; no core dumps."""
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (soft, hard if kind == resource.RLIMIT_CPU else soft))


def leave_network() -> bool:
    """Move to a network namespace of its own, without any interface; where the system forbids it, stay and say so."""
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    return bool(unshare(_NEW_NET) == 0 or unshare(_NEW_USER | _NEW_NET) == 0)
