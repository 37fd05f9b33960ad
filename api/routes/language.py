"""Language: hints for plainer Polish, and words in the form that a letter needs."""

from fastapi import APIRouter

from api.schemas.language import FormsIn, FormsOut, PlainIn, PlainOut, WordsIn, WordsOut, plain_out

router = APIRouter(prefix="/language", tags=["language"])


@router.post("/plain")
def plain_language(asked: PlainIn) -> PlainOut:
    """Say how hard a text reads, and where it could be plainer: hints with their places and reasons, never a block."""
    from nlp.plain import find_hints, fog

    return plain_out(fog(asked.text), find_hints(asked.text))


@router.post("/forms")
def forms(asked: FormsIn) -> FormsOut:
    """Decline a person's name, a couple, a function or the name of a unit in every case."""
    from api.services.forms import every_case

    return FormsOut(cases=every_case(asked))


@router.post("/words")
def words(asked: WordsIn) -> WordsOut:
    """Write an amount in figures and words, and a date in words (in the genitive, as a letter has it)."""
    from nlp.numerals import amount_figures, amount_words, date_words

    return WordsOut(
        figures="" if asked.amount is None else amount_figures(asked.amount),
        amount="" if asked.amount is None else amount_words(asked.amount),
        date="" if asked.date is None else date_words(asked.date),
    )
