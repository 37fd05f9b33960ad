"""Regression: Morfeusz crashed the process when faiss was imported after it (both share SWIG's iterator type)."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import {first}
import {second}
from nlp.morphology import analyses
lemmas = [analyses(word)[0].lemma for word in ("mostami", "Krakowem")]
assert lemmas == ["most", "Kraków"], lemmas
import faiss, numpy
index = faiss.IndexFlatIP(2)
index.add(numpy.eye(2, dtype="float32"))
assert index.search(numpy.eye(2, dtype="float32"), 1)[1].tolist() == [[0], [1]]
"""


@pytest.mark.parametrize(("first", "second"), [("morfeusz2", "faiss"), ("faiss", "morfeusz2")])
def test_morfeusz_and_faiss_live_in_one_process(first: str, second: str) -> None:
    script = SCRIPT.format(first=first, second=second)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
