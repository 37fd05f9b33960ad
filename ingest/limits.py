"""What a reader may take: sizes, counts, memory and time."""

from dataclasses import asdict, dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one document's reading.

    Attributes:
        max_bytes: Largest file.
        max_pages: Most pages, slides or image frames.
        max_text: Most characters of text in all.
        max_members: Most members of a ZIP container.
        max_unpacked: Most unpacked bytes of a ZIP container, declared and real.
        max_attachments: Most attachments of a message, and how deep messages may nest, together.
        memory: Address space of the child process, in bytes.
        cpu_seconds: Processor time of the child process.
        wall_seconds: Time after which the child process is ended, text recognition aside.
        file_bytes: Largest file that the child process may write (temporary images for text recognition).
        ocr: Whether pages without a text layer are recognised.
        ocr_dpi: Resolution at which pages are drawn for recognition.
        ocr_pages: Most pages recognised in one document.
        ocr_page_seconds: Time that each recognised page adds to `wall_seconds`.
    """

    max_bytes: int = 100 * MIB
    max_pages: int = 3000
    max_text: int = 20_000_000
    max_members: int = 5000
    max_unpacked: int = 300 * MIB
    max_attachments: int = 200
    memory: int = 2048 * MIB
    cpu_seconds: int = 90
    wall_seconds: float = 60.0
    file_bytes: int = 128 * MIB
    ocr: bool = True
    ocr_dpi: int = 300
    ocr_pages: int = 200
    ocr_page_seconds: float = 20.0

    def as_dict(self) -> dict[str, int | float | bool]:
        """Return the limits as plain values, to hand them to the child process."""
        return asdict(self)


DEFAULT_LIMITS = Limits()
