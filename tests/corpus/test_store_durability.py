"""Several at once, and a kill in the middle: nobody is refused, nothing is half there."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.store import Outcome, Store
from tests.corpus.conftest import MakeDocument, small_document

ROOT = Path(__file__).resolve().parents[2]

KILLED = """
import sys
from corpus.store import Store
from tests.corpus.conftest import small_document

def endless():
    number = 0
    while True:
        text = f"Pismo {number}. " * 40
        yield small_document(text, f"{number}.txt")
        number += 1
        if number % 100 == 0:
            print(number, flush=True)

Store.open(sys.argv[1]).put_many(endless())
"""

WRITER = """
import sys
from corpus.store import Store
from tests.corpus.conftest import small_document

store = Store.open(sys.argv[1])
for number in range(30):
    store.put(small_document(f"Proces {sys.argv[2]}, pismo {number}.", f"{sys.argv[2]}/{number}.txt"))
print(store.count())
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("batches", [1, 3])
def test_a_kill_leaves_whole_documents_only(store_url: str, batches: int) -> None:
    child = start(KILLED, store_url)
    assert child.stdout is not None
    announced = [int(child.stdout.readline()) for _ in range(batches + 1)]
    child.send_signal(signal.SIGKILL)
    child.communicate()
    with Store.open(store_url) as store:
        stored = list(store.current())
        assert len(stored) >= announced[-2]  # the batch before the one being made was acknowledged
        assert len(stored) == store.generation() == store.count()
        for one in stored:
            assert one.document == small_document(one.document.text, one.document.source)
        again = store.put(small_document("Pismo 0. " * 40, "0.txt"))
        assert again.outcome is Outcome.UNCHANGED


def test_processes_that_open_and_write_at_once_all_succeed(store_url: str) -> None:
    children = [start(WRITER, store_url, str(number)) for number in range(3)]
    for child in children:
        _, complaint = child.communicate(timeout=120)
        assert (child.returncode, complaint) == (0, "")
    with Store.open(store_url) as store:
        assert store.count() == store.generation() == 90


def test_threads_that_read_and_write_at_once_see_whole_documents(store: Store, make_document: MakeDocument) -> None:
    done = threading.Event()

    def write(writer: int) -> int:
        for number in range(25):
            store.put(make_document(f"Wątek {writer}, pismo {number}.", f"{writer}/{number % 10}.txt"))
        return 25

    def read() -> int:
        seen = 0
        while not done.is_set():
            for one in store.current():
                assert one.document.blocks[0].end == len(one.document.text)
                assert store.citation(one.document_id, one.version, 0, 5).quote == "Wątek"
                seen += 1
        return seen

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        writers = [pool.submit(write, number) for number in range(4)]
        assert sum(w.result() for w in writers) == 100
        done.set()
        assert all(r.result() >= 0 for r in readers)
    assert store.count() == 40
    assert store.generation() == 100


def test_two_stores_on_one_file_see_each_other(store_url: str, make_document: MakeDocument) -> None:
    with Store.open(store_url) as first, Store.open(store_url) as second:
        document_id = first.put(make_document("Raz.")).document_id
        assert second.get(document_id).document.text == "Raz."
        second.put(make_document("Dwa."))
        assert first.text(document_id) == "Dwa."
        assert first.text(document_id, 1) == "Raz."


def test_a_failing_source_of_documents_keeps_the_batches_before(store: Store, make_document: MakeDocument) -> None:
    def documents(fail_at: int, make: Callable[..., object]) -> object:
        for number in range(fail_at):
            yield make(f"Pismo {number}.", f"{number}.txt")
        raise RuntimeError("dysk")

    with pytest.raises(RuntimeError, match="dysk"):
        store.put_many(documents(130, make_document))  # type: ignore[arg-type]
    assert store.count() == 100
