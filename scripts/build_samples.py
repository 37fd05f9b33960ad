"""Build the sample documents of the invented city from their readable sources in `scripts/samples/`.

    python -m scripts.build_samples [--out corpus/samples] [NAME …]

Fonts (Liberation, SIL OFL) are found by fontconfig. On the same versions of the tools the same sources
give the same bytes.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.sample_formats import office, paged, plain
from scripts.sample_formats.source import Sample, parse

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(__file__).resolve().parent / "samples"
WRITERS: dict[str, Callable[[Sample], bytes]] = {
    "docx": office.docx,
    "odt": office.odt,
    "pdf": paged.pdf,
    "scan": paged.scan,
    "slides": paged.slides,
    "html": plain.html,
    "eml": plain.eml,
    "txt": plain.txt,
}


def build(source: Path, out: Path) -> Path:
    """Write the document that a source describes; return its path."""
    sample = parse(source.read_text(encoding="utf-8"))
    path = out / sample.get("out")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WRITERS[sample.get("format")](sample))
    return path


def main() -> int:
    """Build the samples named on the command line, or all of them."""
    options = argparse.ArgumentParser(description="Build the sample documents from scripts/samples.")
    options.add_argument("names", nargs="*", help="beginnings of source names, e.g. 01 20")
    options.add_argument("--out", type=Path, default=ROOT / "corpus" / "samples")
    chosen = options.parse_args()
    for source in sorted(SOURCES.glob("*.txt")):
        if not chosen.names or source.name.startswith(tuple(chosen.names)):
            path = build(source, chosen.out)
            print(f"{path.stat().st_size:8d}  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
