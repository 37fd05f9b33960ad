"""Words of official Polish as data: what opens, joins and leans, by which a source's sentence is set into a reply.

Every entry is a piece of a regular expression; `any_of` joins entries into one group.
"""


def any_of(*tables: tuple[str, ...]) -> str:
    """Return a group that matches any entry of the tables."""
    return f"(?:{'|'.join(entry for table in tables for entry in table)})"


JOINING = (
    *("jednocześnie", "ponadto", "dodatkowo", "równocześnie", "natomiast", "następnie", "zarazem", "poza tym"),
    *("co więcej", "tym samym", "zatem", "podsumowując", "reasumując", "na zakończenie", "na wstępie", "jednakże"),
    *("w związku z (?:powyższym|tym)", "wobec powyższego", "niezależnie od (?:powyższego|tego)"),
    "mając (?:powyższe na uwadze|na uwadze powyższe)",
)
"""Words that join a sentence to the one before it."""

JOINING_ALONE = ("niemniej(?: jednak)?", "jednak", "oprócz tego", "dlatego(?: też)?", "stąd", "przy czym", "a zatem")
"""Words that join where no reporting verb follows."""

LEADING = ("przy tym", "także", "również", "niemniej", "w pierwszej kolejności", "przede wszystkim")
"""Further words that may stand before a reporting verb."""

REFERRING = (
    r"(?:w odpowiedzi na|odpowiadając na|odnosząc się do|w nawiązaniu do|nawiązując do|w odniesieniu do|w kwestii|ad)"
    r"\s+"
    r"(?:\w+\s+){0,2}?(?:pyta\w+|interpelacj\w+|zapytani\w+|powyższ\w+|poruszon\w+|kwesti\w+|wniosk\w+)"
    r"(?:\s+(?:nr|numer)?\s*\d+[a-z]?\.?)?(?:\s+oraz\s+(?:nr\s*)?\d+)?",
)
"""Openings that refer to the question that the source answered."""

POLITE = (
    *("uprzejmie", "pragnę", "pragniemy", r"chciał\w+(?:\s+bym)?", "chcielibyśmy", "należy", "warto", "trzeba"),
    *("można", "jednocześnie", "ponadto", "proszę"),
)
"""Words before a reporting verb."""

REPORTING = (
    *("inform(?:uję|ujemy|uje się)", "wyjaśni(?:am|amy|a się)", "wskaz(?:uję|ujemy|uje się)"),
    *("podkreśl(?:am|amy|a się)", "zaznacz(?:am|amy)", "nadmieni(?:am|amy)", "zauważ(?:am|amy)", "dodaj(?:ę|emy)"),
    *("przypomin(?:am|amy)", "oświadcz(?:am|amy)", "zapewni(?:am|amy)", "potwierdz(?:am|amy)"),
    *("poinformować", "wyjaśnić", "wskazać", "podkreślić", "zaznaczyć", "nadmienić", "zauważyć", "dodać"),
    *("przypomnieć", "zapewnić", "zwrócić uwagę", "mieć na uwadze", "mieć na względzie"),
)
"""Verbs by which a letter announces what it says: what follows "że" is the statement."""

SOFTENING = (
    *("jednak", "ponownie", "również", "także", "też", "przy tym", "ponadto", "jednocześnie", "natomiast"),
    *("w tym miejscu", "dodatkowo"),
)
"""Words that may stand beside a reporting verb."""

POINTING = (
    *("ten", "ta", "te", "ci", "tego", "tej", "tych", "tymi", "tę", "tą", "takie", "taki(?:ego|emu|ej|ch|m|mi)?"),
    *("taka", "taką", r"powyższ\w+", r"wspomnian\w+", r"przedmiotow\w+", r"ww\.", "w/w"),
    r"tym\s+(?:zakresie|celu|przypadku|kontekście|czasie|okresie|samym|terminie|obszarze|względzie|roku)",
)
"""Words that point back when they stand among the first of a sentence."""

REPLACING = (
    *("to", "tym", "temu", "on", "ona", "ono", "oni", "one", "ich", "jego", "jej", "wyżej", r"niniejsz\w+"),
    r"(?:w|z|na|do|od|po|dla|przez|o)\s+(?:to|nich|nim|niego|niej)",
    r"\S+\s+(?:on[oaei]?|je|to)",
)
"""Words at the very beginning that stand for something named before."""

TIMELY = (
    *(r"br\.", r"bieżąc\w+ rok\w*", r"ubiegł\w+ rok\w*", "w tym roku", "w ubiegłym roku", "w zeszłym roku"),
    *("obecnie", "aktualnie", "wkrótce"),
)
"""Words whose meaning depends on when the source was written."""

LETTERHEAD = (
    r"\b(?:tel(?:efon)?\.?|fax|faks|e-?mail|infolinia|sekretariat)\s*:?\s*\(?\+?\d",
    *(r"\S+@\S+", r"\bwww\.\S+\s*$", r"\b\d{2}-\d{3}\s+[A-ZŁŚŻ]", r"\bUNP\s*:", "identyfikator dokumentu"),
    *(r"znak (?:pisma|sprawy)\s*:", r"podpisan\w+ (?:kwalifikowanym|elektronicz|cyfrow)", "dokument podpisany"),
    "przetwarzania danych osobowych .* zamieszczona",
)
"""What stands in letterheads, footers and signatures."""

CEREMONY = (
    *(r"Szanown\w+ (?:Pan|Państw)\w*", "Z (?:poważaniem|wyrazami)", r"z up(?:\.|oważnienia)", r"Pani?\s*$"),
    *("Do wiadomości", r"Odpowiadając\w*:", r"Otrzymuj\w+:", r"Załącznik\w*:", r"Dz\.\s?U\."),
)
"""How salutations, closings and distribution lists begin."""

OPENING = (
    r"\b(?:przekazuję|przekazujemy|przesyłam|przesyłamy|przedkładam)\s+(?:\w+\s+){0,2}?(?:w załączeniu|w załączniku)",
    r"\b(?:informuję|informujemy|wyjaśniam|wyjaśniamy|przedstawiam|odpowiadam)\s*:?\s*$",
    *("co następuje", "(?:proszę|prosimy) o przyjęcie", r"dziękuj\w+ za zainteresowanie", "wyrażam nadzieję"),
    r"(?:przedstawiam|przekazuję|przekazujemy|przedstawiamy|udzielam|informuję)"
    r"[^.]{0,60}(?:informacj\w+|wyjaśni\w+|stanowisk\w+|odpowied\w+)(?:[^.]{0,40})?[.:]?\s*$",
    r"^\W*(?:w odpowiedzi na|odpowiadając na|w nawiązaniu do|w związku z)\s+(?:\S+\s+){0,3}interpelacj\w+"
    r"[^.]{0,600}(?:informuję|wyjaśniam|przedstawiam|przekazuję)[^.]{0,40}[.:]?\s*$",
)
"""Opening and closing formulas of a letter: they announce, and say nothing."""

INTERROGATIVE = (
    *("czy", "ile", "ilu", "kiedy", "dlaczego", "kto", "komu", "gdzie", r"jaki\w*", "jaka", "jaką", r"z jaki\w+"),
    *(r"na jaki\w+", r"w jaki\w*", "od kiedy", "do kiedy", r"któr\w+"),
)
"""How a question begins that lost its mark."""
