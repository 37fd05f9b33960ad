"""What a readable source of a sample says: settings, then marked lines.

First `key: value` lines and a blank one; then lines marked `# ` heading, `## ` heading, `^ ` centred, `> ` on the
right, `- ` item, `| ` table row, `---` new slide. Blank lines part paragraphs.
"""

from dataclasses import dataclass, field

MARKS = {"# ": "h1", "## ": "h2", "^ ": "centre", "> ": "right", "- ": "item", "| ": "row", "---": "break"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its mark ("h1", "p", …) and its words; `first` after a blank line."""

    mark: str
    text: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """One source: its settings, and its lines."""

    settings: dict[str, str]
    lines: tuple[Line, ...]
    raw: str = field(repr=False)

    def get(self, key: str) -> str:
        """Return a setting, or an empty string."""
        return self.settings.get(key, "")


def parse(source: str) -> Sample:
    """Read a source file's text."""
    head, _, body = source.partition("\n\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines())
    lines, first = [], True
    for line in body.splitlines():
        if line.strip():
            mark = next((mark for mark in MARKS if line.startswith(mark)), "")
            lines.append(Line(MARKS.get(mark, "p"), line.removeprefix(mark).strip(), first))
        first = not line.strip()
    return Sample(settings, tuple(lines), body)
