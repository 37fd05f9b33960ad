"""The child process: it bounds itself, does one job on one file, prints one line of JSON, and ends.

It imports the one reader that it needs. Its arguments are the file, its name, its media type, the limits as JSON, and
the job; what else the job needs lies beside the file.
"""

import ctypes
import json
import os
import resource
import sys
from pathlib import Path

from corpus.errors import IngestError, ReaderTimeoutError
from ingest.limits import Limits
from ingest.wire import (
    ORDER,
    OUTPUT,
    Job,
    dump,
    dump_error,
    dump_pages,
    dump_surface,
    dump_written,
    load_order,
)

PAGE_SECONDS = 2
"""Processor time that each page adds which is drawn."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def main() -> None:
    """Do the job on one file and print what came of it."""
    path, name, media_type, packed, job = sys.argv[1:6]
    limits = Limits(**json.loads(packed))
    out = _own_output()
    bound(limits)
    leave_network()
    _announce_to(out)
    try:
        answer = _do(Job(job), Path(path), name, media_type, limits)
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


def _announce_to(out: int) -> None:
    """Let text recognition tell the parent how many pages it is about to read."""
    from ingest.readers.ocr import Recogniser

    def announce(pages: int) -> None:
        _write(out, b"\n" + dump_pages(pages).encode("ascii") + b"\n")
        _allow_pages(pages)

    Recogniser.announce = staticmethod(announce)


def _allow_pages(pages: int) -> None:
    """Raise this process's own bound of processor time for pages that are drawn; recognition has a bound of its own."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return
    wanted = soft + pages * PAGE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _do(job: Job, path: Path, name: str, media_type: str, limits: Limits) -> str:
    data = path.read_bytes()
    if job is Job.READ:
        from ingest.readers.registry import read_raw

        return dump(read_raw(data, name, media_type, limits))
    from ingest.redaction.formats import rewrite_here, surface_here

    if job is Job.SURFACE:
        return dump_surface(surface_here(data, name, media_type, limits))
    changes, expected = load_order(json.loads(path.with_name(ORDER).read_text(encoding="utf-8")))
    made = rewrite_here(data, name, media_type, limits, changes=changes, expected=expected)
    path.with_name(OUTPUT).write_bytes(made)
    return dump_written()


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
