"""Fixtures that every room's tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of real measurement data: `REFERENT_DATA`, or `shared/data` beside the checkout; else skip."""
    folder = Path(os.environ.get("REFERENT_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no measurement data: set REFERENT_DATA to a folder of the form that docs/evaluation.md describes")
    return folder


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """Our own sample documents of an invented city."""
    return ROOT / "corpus" / "samples"
