"""The evidence for each kind of document, as data: a pattern, where it counts, how much, and why."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import DocumentKind

HEAD = 2500
TAIL = 1500


class Scope(StrEnum):
    """Where a cue counts: the first 2,500 characters, the last 1,500, or anywhere."""

    HEAD = "head"
    TAIL = "tail"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of evidence.

    Attributes:
        kind: What it speaks for.
        weight: Points; 3 points decide where nothing speaks against.
        scope: Where it is looked for.
        pattern: What is looked for.
        reason: Polish words for the officer.
        least: How many times it must occur.
        stems: Words in lower case of which one is in every hit: a text without them is not searched.
    """

    kind: DocumentKind
    weight: float
    scope: Scope
    pattern: re.Pattern[str]
    reason: str
    least: int = 1
    stems: tuple[str, ...] = ()


def _cue(
    kind: DocumentKind,
    weight: float,
    scope: Scope,
    pattern: str,
    reason: str,
    *,
    least: int = 1,
    stems: tuple[str, ...] = (),
) -> Cue:
    return Cue(kind, weight, scope, re.compile(pattern, re.IGNORECASE | re.MULTILINE), reason, least, stems)


_R, _I, _E = DocumentKind.REPLY, DocumentKind.INTERPELLATION, DocumentKind.ENQUIRY
_P, _N, _M = DocumentKind.PLEDGES, DocumentKind.NEWS, DocumentKind.MINUTES
_S, _U = DocumentKind.SLIDES, DocumentKind.SUBMISSION
_H, _T, _A = Scope.HEAD, Scope.TAIL, Scope.ALL
_ASKED = r"(?:interpelacj\w+|zapytani\w+)"
_TITLE = r"^[ \t*#„\"]*(?:(?:re|fwd?|odp|pd|temat)\s*:\s*)*"
_AFTER = r"(?:\s+(?:radn\w+|nr\b.*|w\s+sprawie\b.*|dot\w*\b.*|do\b.*)|[^\w\n]*$)"
_GIVE = r"(?:składam|wnoszę|wnosimy|składamy|kieruję|kierujemy|przedkładam|przesyłam|przesyłamy)"

CUES: tuple[Cue, ...] = (
    _cue(
        _R,
        5,
        _H,
        rf"\b(?:w\s+odpowiedzi|odpowiadając)\s+na\b[^.?!]{{0,160}}?\b(?:{_ASKED}|pism\w+|pytani\w+)",
        "odpowiada na pismo",
    ),
    _cue(_R, 4, _H, rf"^[^\w\n]*odpowiedź\s+na\s+(?:\w+\s+){{0,3}}{_ASKED}", "tytuł odpowiedzi"),
    _cue(
        _R, 4, _H, rf"\bodpowiedź\s+na\s+{_ASKED}\s+(?:nr|posł|poseł|pan|radn|o\s+numerze)", "odpowiedź na interpelację"
    ),
    _cue(_R, 4, _H, r"^[^\w\n]*odpowiadający\s*:", "wskazano odpowiadającego"),
    _cue(_R, 3, _H, rf"\b(?:sprawa|dotyczy|dot\.)\s*:?\s*(?:odpowied\w+\s+na\s+)?{_ASKED}", "dotyczy interpelacji"),
    _cue(
        _R,
        3,
        _H,
        rf"\b(?:nawiązując|w\s+nawiązaniu|odnosząc\s+się|w\s+związku\s+z)\b[^.?!]{{0,120}}{_ASKED}",
        "nawiązuje",
    ),
    _cue(_R, 3, _H, r"\budziel\w+\s+(?:\w+\s+)?odpowiedzi\s+na\s+interpelacj", "udziela odpowiedzi"),
    _cue(
        _R,
        2,
        _H,
        r"\b(?:na|do)\s+(?:Pani|Pana|Państwa)\s+(?:interpelacj|zapytani)",
        "adresowane do autora interpelacji",
    ),
    _cue(
        _R,
        2,
        _H,
        r"\b(?:(?:uprzejmie\s+)?(?:informuję|wyjaśniam)|(?:przedstawiam|przekazuję|proszę\s+o\s+przyjęcie|proszę\s+przyjąć)"
        r"\s+(?:\w+\s+){0,3}(?:informacj|wyjaśni|stanowisk|odpowied))",
        "udziela wyjaśnień",
    ),
    _cue(_R, 4, _H, r"\bodpowied[zź]\w*\s+na\s+(?:zadane|postawione|poruszone|pytania)\b", "odpowiada na pytania"),
    _cue(_R, 3, _H, rf"\bdot(?:yczy|\.)\s*:?\s*pisma\b[^?!]{{0,600}}{_ASKED}", "dotyczy pisma z interpelacją"),
    _cue(
        _R,
        2,
        _T,
        r"^[^\w\n]*(?:(?:pod)?sekretarz\s+stanu|minist(?:er|ra)|(?:zastęp\w+\s+)?(?:prezydent|burmistrz|wójt|starost|marszał)\w*"
        r"|sekretarz\s+(?:miasta|gminy)|skarbnik)\b[^.\n]{0,80}$",
        "podpis organu",
    ),
    _cue(_R, 2, _T, r"^[^\w\n]*(?:z\s+up\.|z\s+upoważnienia|wz\.)", "podpis z upoważnienia"),
    _cue(_R, 1, _A, r"^[^\w\n]*ad\.?\s*\d+", "odpowiedzi „Ad 1”"),
    _cue(
        _I,
        4,
        _H,
        rf"{_TITLE}(?:interpelacj[ai]|i\s+n\s+t\s+e\s+r\s+p\s+e\s+l\s+a\s+c\s+j\s+a){_AFTER}",
        "tytuł: interpelacja",
    ),
    _cue(_I, 5, _A, rf"\b{_GIVE}\s+(?:\w+\s+){{0,3}}interpelacj", "składa interpelację", stems=("interpelacj",)),
    _cue(
        _I,
        4,
        _A,
        r"\b(?:zwracam|zwracamy|występuję|występujemy)\s+(?:się\s+)?(?:\S+\s+){0,6}?z\s+(?:\w+\s+)?interpelacj",
        "zwraca się z interpelacją",
        stems=("interpelacj",),
    ),
    _cue(_I, 2, _H, r"\bart\.\s*24\s+ust\.\s*[345]\b", "podstawa: art. 24 ustawy o samorządzie gminnym"),
    _cue(_E, 6, _H, rf"{_TITLE}(?:zapytani[ea]|z\s+a\s+p\s+y\s+t\s+a\s+n\s+i\s+e){_AFTER}", "tytuł: zapytanie"),
    _cue(_E, 5, _A, rf"\b{_GIVE}\s+(?:\w+\s+){{0,3}}zapytani", "składa zapytanie", stems=("zapytani",)),
    _cue(
        _E,
        4,
        _A,
        r"\b(?:zwracam|zwracamy|występuję)\s+(?:się\s+)?(?:\S+\s+){0,6}?z\s+(?:\w+\s+)?zapytani",
        "zwraca się z zapytaniem",
        stems=("zapytani",),
    ),
    _cue(_E, 2, _H, r"\bart\.\s*24\s+ust\.\s*6\b", "podstawa: art. 24 ust. 6 ustawy o samorządzie gminnym"),
    _cue(_I, 2, _H, r"^[^\w\n]*(?:radn[ay]|radni)\b[^.\n]{0,60}$", "nagłówek radnego"),
    _cue(_I, 1, _T, r"^[^.\n]{0,60}\b(?:radn[ay]|radni|posłanka|poseł)\b[^.\n]{0,60}$", "podpis radnego"),
    _cue(
        _I,
        2,
        _A,
        r"\b(?:proszę|prosimy|wnoszę|wnosimy|zwracam(?:y)?\s+się)\b[^.?!]{0,120}"
        r"\b(?:pytani\w*|informacj\w*|wyjaśnieni\w*|prośb\w*)",
        "zadaje pytania",
        stems=("proszę", "prosimy", "wnoszę", "wnosimy", "zwracam"),
    ),
    _cue(
        _P,
        6,
        _A,
        r"^[^\w\n]*(?:stopień|stan|status|poziom)\s+(?:realizacji|wykonania)\b",
        "statusy realizacji zadań",
        least=2,
    ),
    _cue(_P, 3, _A, r"^[^\w\n]*(?:status|stan|stopień)(?:\s+\w+){0,2}\s*:", "pola statusu", least=3),
    _cue(
        _P,
        3,
        _A,
        r"^[^\w\n]*(?:status\s*:?\s*)?(?:zrealizowan\w|w\s+(?:trakcie\s+)?realizacji|niezrealizowan\w|częściowo\s+zrealizowan\w)\W*$",
        "wiersze statusów",
        least=3,
    ),
    _cue(
        _P,
        2,
        _A,
        r"\b(?:wprowadzimy|utworzymy|stworzymy|zbudujemy|będziemy|zapewnimy|uruchomimy|wyremontujemy|zwiększymy|skrócimy"
        r"|rozwiniemy|wesprzemy|wspomożemy|powołamy|pomożemy|obniżymy|poprawimy)\b",
        "zapowiedzi w pierwszej osobie",
        stems=("emy", "imy", "amy", "ymy"),
        least=4,
    ),
    _cue(
        _P,
        1,
        _H,
        r"\b(?:program\w*\s+wyborcz|obietnic|zobowiązani\w+\s+(?:prezydenta|burmistrza|programow))",
        "program",
    ),
    _cue(
        _N,
        3,
        _H,
        r"\A\s*.{15,250}\s(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})\s*$",
        "tytuł z datą publikacji",
    ),
    _cue(
        _N,
        3,
        _H,
        r"\A(?:.{0,200}\n+){0,4}\W*(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\s+\w+\s+\d{4})(?:\s*r\.)?\W*$",
        "tytuł i data publikacji",
    ),
    _cue(
        _N,
        2,
        _H,
        r"\b(?:opublikowano|data\s+publikacji|aktualności|komunikat\s+prasowy|autor\s*:|fot\.)",
        "metka publikacji",
    ),
    _cue(
        _N,
        1,
        _A,
        r"\b(?:czytaj\s+(?:też|także|więcej)|udostępnij|więcej\s+informacji\s+na\s+stronie)\b",
        "odsyłacze serwisu",
        stems=("czytaj", "udostępnij", "więcej"),
    ),
    _cue(_M, 6, _H, r"^[^\w\n]*(?:transkrypcja\s+)?stenogram", "stenogram"),
    _cue(_M, 5, _H, r"^[^\w\n]*protok[óo]ł\b", "tytuł: protokół"),
    _cue(_M, 2, _H, r"\b(?:sesji|posiedzeni[aeu])\b[^.\n]{0,60}\b(?:rady|komisji|zespołu)", "sesja lub posiedzenie"),
    _cue(
        _M,
        2,
        _H,
        r"\b(?:obrady\s+rozpoczęto|początek\s+obrad|otworzył[ao]?\s+(?:obrady|posiedzenie|sesję)|lista\s+obecności|porządek\s+obrad)",
        "otwarcie obrad",
    ),
    _cue(
        _M,
        1,
        _A,
        r"\b(?:przeciw|wstrzymał\w*\s+się)\s*[:–-]?\s*\d+",
        "wyniki głosowania",
        stems=("przeciw", "wstrzymał"),
    ),
    _cue(
        _M,
        2,
        _A,
        r"^[^\w\n]*(?:wice)?(?:przewodnicząc[ay]|radn[ay])\b[^:\n]{2,80}:",
        "wypowiedzi z nazwiskami",
        least=5,
    ),
    _cue(_S, 4, _T, r"\bdziękuj(?:ę|emy)\s+za\s+uwagę\b", "„dziękuję za uwagę”"),
    _cue(_S, 2, _H, r"\b(?:prezentacja|slajd)\b", "prezentacja"),
    _cue(_U, 6, _H, r"\bpismo\s+dotyczące\s+aktu\s+planowania\s+przestrzennego", "formularz aktu planowania"),
    _cue(
        _U, 4, _H, r"\borgan,?\s+do\s+którego\s+(?:jest\s+)?składane\s+(?:jest\s+)?pismo", "formularz aktu planowania"
    ),
    _cue(
        _U,
        4,
        _H,
        r"\b(?:uwag[aię]|wnios(?:ek|ki|ku))\s+(?:\w+\s+){0,3}?do\s+(?:\w+\s+){0,2}?(?:projektu|planu|mpzp|studium|uchwały)",
        "uwaga lub wniosek do projektu",
    ),
    _cue(
        _U,
        3,
        _A,
        r"\b(?:treść|przedmiot|rodzaj)\s+(?:uwagi|wniosku|pisma|uwag)\b",
        "pole treści uwagi",
        stems=("uwag", "wniosk", "pisma"),
    ),
    _cue(
        _U,
        3,
        _A,
        r"\b(?:wnoszę|wnosz[ea]|wnosimy|wnioskuj\w+|składam\w*|proszę|prosimy)\b[^?!]{0,200}"
        r"\b(?:dzia[łl]e?k\w*|przeznacz\w*|plan\w*\s+(?:ogóln|miejscow)\w*|mpzp|zabudow\w*)\b",
        "wniosek o przeznaczenie terenu",
        stems=("dział", "dzial", "przeznacz", "plan", "mpzp", "zabudow"),
    ),
    _cue(
        _U,
        3,
        _H,
        r"\b(?:objęci\w*|ustaleni\w*|wprowadzeni\w*|zachowani\w*|zmian[aęy]|utrzymani\w*)\b[^?!]{0,80}"
        r"\b(?:stref\w+\s+(?:zieleni|planistyczn|usługow|wielofunkcyjn|infrastruktur)|funkcj\w+\s+mieszkani|przeznaczeni)",
        "oczekiwane przeznaczenie terenu",
    ),
    _cue(_U, 1, _A, r"\bobręb\w*\b", "obręb ewidencyjny", stems=("obręb",)),
    _cue(
        _U,
        3,
        _H,
        rf"{_TITLE}(?:petycj[aęi]|wnios(?:ek|ku))(?:\s+(?:o|do|nr|w\s+sprawie|mieszka\w+)\b.*|[^\w\n]*$)",
        "tytuł: petycja lub wniosek",
    ),
    _cue(_U, 3, _H, r"\bformularz\b[^.]{0,120}\b(?:konsultac|uwag|opini)", "formularz konsultacji"),
    _cue(_U, 2, _H, r"\bw\s+(?:ramach\s+)?konsultacj\w+\s+społeczn\w+", "konsultacje społeczne"),
)
