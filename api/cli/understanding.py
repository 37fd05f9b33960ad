"""What the Polish layer understands of a letter, as lines for an officer."""

from collections.abc import Iterator

from api.labels import ROLES, STANCES, TONES
from api.schemas.letters import ReadOut

MOST = 3
LIKELY = 0.5


def understanding_lines(out: ReadOut) -> Iterator[str]:
    """Yield topics, units, places, tone and position of a document; nothing where they were not asked for."""
    if out.sentiment is None:
        return
    if topics := [topic for topic in out.topics or [] if topic.probability >= LIKELY][:MOST]:
        named = (f"{topic.subtopic_name or topic.name} ({_share(topic.probability)})" for topic in topics)
        yield f"  {'Tematy:':<13}{', '.join(named)}"
    for unit in (out.routing or [])[:MOST]:
        words = ", ".join(reason.text for reason in unit.reasons[:MOST])
        why = f"; {words}" if words else ""
        yield f"  {'Jednostka:':<13}{unit.unit} – {ROLES[unit.role]} ({_share(unit.probability)}{why})"
    if out.places:
        yield f"  {'Miejsca:':<13}{', '.join(dict.fromkeys(place.name for place in out.places))}"
    tone = out.sentiment.document
    yield f"  {'Ton:':<13}{TONES[tone.sentiment]} ({_share(tone.probability)})"
    if out.position is not None:
        yield f"  {'Stanowisko:':<13}{STANCES[out.position.stance]} ({_share(out.position.probability)})"


def _share(probability: float) -> str:
    return f"{round(100 * probability)}%"
