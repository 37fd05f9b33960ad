import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from api.wiring import Once, Wiring
from corpus.errors import ConfigurationError, ModelError
from corpus.knowledge import CityProfile

Install = Callable[..., Wiring]


NOTE = "Punkt Obsługi Mieszkańca przy ul. Cichej jest czynny od 8 do 16."


def ingest(wiring: Wiring, folder: Path, name: str, words: str) -> None:
    from api.services.ingesting import ingest_files

    (folder / name).write_text(words, encoding="utf-8")
    ingest_files(wiring, [folder / name], lambda done, total: None)


def test_value_is_made_once_whichever_thread_asks() -> None:
    made: list[int] = []
    start = threading.Barrier(8)

    def make() -> object:
        made.append(1)
        return object()

    once = Once(make)
    assert once.made is None
    found: list[object] = []

    def ask() -> None:
        start.wait()
        found.append(once())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert set(map(id, found)) == {id(once.made)}


def test_value_that_could_not_be_made_is_tried_again() -> None:
    outcomes = iter([ZeroDivisionError(), None])

    def make() -> str:
        if error := next(outcomes):
            raise error
        return "gotowe"

    once = Once(make)
    with pytest.raises(ZeroDivisionError):
        once()
    assert once() == "gotowe"


def test_nothing_is_made_before_it_is_needed(install: Install) -> None:
    wiring = install()
    assert not wiring.settings.home.exists()
    wiring.close()
    assert not wiring.settings.home.exists()


def test_index_follows_the_store(install: Install, tmp_path: Path) -> None:
    wiring = install()
    assert wiring.index_state == "not_loaded"
    ingest(wiring, tmp_path, "a.txt", NOTE)
    first, desk = wiring.index(), wiring.desk()
    assert wiring.index_state == "ready"
    assert wiring.index() is first
    assert wiring.desk() is desk
    ingest(wiring, tmp_path, "b.txt", NOTE.replace("Cichej", "Głośnej"))
    assert wiring.index_state == "stale"
    assert len(wiring.index()) > len(first)
    assert wiring.desk() is not desk
    assert wiring.index_state == "ready"


def test_index_of_many_threads_is_one(install: Install, tmp_path: Path) -> None:
    wiring = install()
    ingest(wiring, tmp_path, "a.txt", NOTE)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(wiring.index())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(map(id, found))) == 1


def test_limits_are_those_of_the_settings(install: Install) -> None:
    limits = install(ocr=False, max_file_mb=3, max_pages=7, reader_memory_mb=512, reader_timeout=9.5).limits()
    assert (limits.ocr, limits.max_bytes, limits.max_pages) == (False, 3 * 1024**2, 7)
    assert (limits.memory, limits.wall_seconds) == (512 * 1024**2, 9.5)


def test_profile_is_found_by_name_and_by_folder(install: Install) -> None:
    wiring = install()
    folder = Path(__file__).resolve().parents[2] / "corpus" / "knowledge" / "krakow"
    by_name, by_folder = wiring.profile("krakow"), wiring.profile(folder)
    assert isinstance(by_folder, CityProfile)
    assert (by_name.name, wiring.profile().name) == (by_folder.name, "Jasnobrzeg")
    with pytest.raises(ConfigurationError):
        wiring.profile("./nie-ma")


def test_writer_needs_no_model_by_default(install: Install) -> None:
    assert install().writer().name.startswith("extractive")


def test_model_of_the_settings_writes(install: Install) -> None:
    writer = install(llm="openai:bielik", llm_base_url="http://127.0.0.1:9/v1", llm_api_key="x").writer()
    assert "bielik" in writer.name


def test_embedding_model_that_is_missing_is_a_coded_error(install: Install, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        install(embedding_model=tmp_path / "nie-ma").index()


@pytest.mark.parametrize("llm", ["nonsense", "nie-ma:model", "openai:bielik"])
def test_model_that_cannot_be_used_is_a_coded_error(
    install: Install, llm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ConfigurationError, match="REFERENT_LLM") as caught:
        install(llm=llm).writer()
    assert "\n" not in str(caught.value)
