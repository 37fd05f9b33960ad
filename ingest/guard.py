"""One child process for one file: whatever a hostile document does, the parent goes on and waits no longer than said.

The child bounds its own memory, processor time and file sizes (see `ingest.worker`); the parent holds the clock, ends
the child's whole process group, bounds the answer's size, and takes JSON from it, nothing else.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus.errors import DamagedFileError, IngestError, ReaderTimeoutError, TooLargeError
from ingest.limits import MIB, Limits
from ingest.raw import RawDocument
from ingest.wire import ANSWERS, ORDER, OUTPUT, Job, load

_ROOT = Path(__file__).resolve().parent.parent
_START = "import sys; sys.path[:0] = sys.argv.pop(1).split('|'); from ingest.worker import main; main()"
_CHUNK = 1 * MIB
_ANSWER_SHARE = 8
_NEWS = 200
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
_REMEDY = "split the file, or print it to PDF again"
_TIME_SIGNALS = frozenset({signal.SIGXCPU, signal.SIGKILL, signal.SIGALRM})
_SIZE_SIGNALS = frozenset({signal.SIGXFSZ})


def read_guarded(data: bytes, name: str, media_type: str, limits: Limits) -> RawDocument:
    """Read a file in a child process.

    Raises:
        ReaderTimeoutError: It ran out of time or memory.
        DamagedFileError: The reader refused the file, or died of it.
        TooLargeError: The file or what was read is over a limit.
        IngestError: Whatever else the reader said.
    """
    answer, _ = ask_guarded(Job.READ, data, name, media_type, limits)
    return load(answer)


def ask_guarded(
    job: Job, data: bytes, name: str, media_type: str, limits: Limits, *, order: object = None
) -> tuple[dict[str, Any], bytes]:
    """Do one job on a file in a child process.

    Args:
        job: What to do.
        data: The file.
        name: For messages.
        media_type: Its format.
        limits: What the child may take.
        order: What the job needs besides the file, as JSON holds it.

    Returns:
        The child's answer, which may be an error (`ingest.wire.load_error` raises it), and the file it wrote, if any.

    Raises:
        ReaderTimeoutError: It ran out of time or memory.
        DamagedFileError: The child died of the file.
        TooLargeError: The file or the answer is over a limit.
    """
    if len(data) > limits.max_bytes:
        raise TooLargeError(f"{name} has {len(data)} bytes", remedy="split it")
    with tempfile.TemporaryDirectory(prefix="referent-read-") as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        path.with_name(ORDER).write_text(json.dumps(order), encoding="utf-8")
        process = _start(path, name, media_type, limits, job)
        try:
            answer = _await(process, name, limits)
        finally:
            _end(process)
        written = path.with_name(OUTPUT)
        content = written.read_bytes() if written.is_file() and not written.is_symlink() else b""
    return _checked(answer, process.returncode, name), content


def _start(path: Path, name: str, media_type: str, limits: Limits, job: Job) -> subprocess.Popen[bytes]:
    paths = "|".join([str(_ROOT), *(entry for entry in sys.path if entry.endswith("-packages"))])
    command = [sys.executable, "-I", "-c", _START, paths, str(path), _printable(name), media_type]
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
    environment |= {"TMPDIR": str(path.parent), "HOME": str(path.parent), "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    return subprocess.Popen(
        [*command, json.dumps(limits.as_dict()), job],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=path.parent,
        start_new_session=True,
    )


def _printable(name: str) -> str:
    return name.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:500]


def _await(process: subprocess.Popen[bytes], name: str, limits: Limits) -> dict[str, Any] | None:
    """The child's last message; `None` when it ended without one.

    Raises:
        ReaderTimeoutError: The clock ran out.
        TooLargeError: It printed more than a document can hold.
    """
    deadline = time.monotonic() + limits.wall_seconds
    received = bytearray()
    extended = 0.0
    while chunk := _next_chunk(process, deadline + extended, name):
        received += chunk
        if len(received) > limits.max_text * _ANSWER_SHARE + limits.max_bytes * 2:
            raise TooLargeError(f"{name} holds more text than is allowed", remedy="split it")
        extended = extended or _announced(bytes(received[:_NEWS]), limits)
    lines = [line for line in bytes(received).split(b"\n") if line]
    return _parsed(lines[-1]) if lines else None


def _announced(head: bytes, limits: Limits) -> float:
    """Time that the child's news of pages to recognise adds; 0 without such news."""
    line = head.lstrip(b"\n").split(b"\n", 1)[0]
    message = _parsed(line) if b'"recognising"' in line else None
    return min(int(message["pages"]), limits.ocr_pages) * limits.ocr_page_seconds if message else 0.0


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _next_chunk(process: subprocess.Popen[bytes], deadline: float, name: str) -> bytes:
    if process.stdout is None:
        return b""
    left = deadline - time.monotonic()
    ready, _, _ = select.select([process.stdout], [], [], max(0.0, left))
    if not ready:
        raise ReaderTimeoutError(f"{name} took longer to read than is allowed", remedy=_REMEDY)
    return os.read(process.stdout.fileno(), _CHUNK)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and its children, whatever they are doing, and reap it."""
    if process.stdout is not None:
        process.stdout.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=0.2)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _checked(answer: dict[str, Any] | None, code: int, name: str) -> dict[str, Any]:
    """The answer, or the error that the child's end stands for."""
    if answer is not None and answer.get("kind") in ANSWERS:
        return answer
    raise _death(code, name)


def _death(code: int, name: str) -> IngestError:
    if -code in _TIME_SIGNALS:
        return ReaderTimeoutError(f"{name} ran out of processor time or memory", remedy=_REMEDY)
    if -code in _SIZE_SIGNALS:
        return TooLargeError(f"{name} makes its reader write too much", remedy=_REMEDY)
    return DamagedFileError(f"{name} made its reader fail (exit {code})", remedy=_REMEDY)
