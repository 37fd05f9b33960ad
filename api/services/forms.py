"""Names, couples, functions and units in every case."""

from api.schemas.language import FormsIn
from nlp.cases import Case
from nlp.families import couple
from nlp.inflection import decline_name
from nlp.phrases import decline_phrase


def every_case(asked: FormsIn) -> dict[Case, str]:
    """Return what is asked in all seven cases; a name of unknown form whose given name tells nothing stays as it is."""
    return {case: _in_case(asked, case) for case in Case}


def _in_case(asked: FormsIn, case: Case) -> str:
    text = " ".join(asked.text.split())
    if asked.kind == "name":
        return decline_name(text, asked.form, case)
    if asked.kind == "family":
        return couple(text, case)
    return decline_phrase(text, case, asked.number, form=asked.form)
