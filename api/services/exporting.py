"""Exporting a draft: `draft.json` and `reply.docx`."""

import json
import os
import re
from pathlib import Path

from api.schemas.drafts import draft_json
from corpus.errors import ConfigurationError
from corpus.knowledge import CityProfile
from corpus.model import Draft

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_docx(draft: Draft, profile: CityProfile) -> bytes:
    """Return the draft as a Word document."""
    from api.docx import render_reply

    return render_reply(draft, profile)


def docx_name(draft: Draft) -> str:
    """Return a file name in ASCII for the Word document, after the draft's id."""
    return f"odpowiedz-{re.sub('[^0-9a-z]', '', draft.draft_id.lower())}.docx"


def write_draft(draft: Draft, profile: CityProfile, folder: Path) -> tuple[Path, Path]:
    """Write `draft.json` and `reply.docx` into `folder`, which is created; each replaces an older one as a whole.

    Raises:
        ConfigurationError: The folder cannot be written.
    """
    text = json.dumps(draft_json(draft), ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        json_path = _write(folder / "draft.json", text.encode("utf-8"))
        return json_path, _write(folder / "reply.docx", render_docx(draft, profile))
    except OSError as error:
        what = f"{folder} cannot be written: {error.strerror}"
        raise ConfigurationError(what, remedy="choose another folder with --out, or make room") from error


def _write(path: Path, content: bytes) -> Path:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path
