"""What people are called: functions that are public, roles of private persons, titles, and what bears a patron's name.

All tables hold dictionary forms; a word in a text counts in every case. Art. 5 ust. 2 of the act on access to public
information leaves in the text those who hold public functions.
"""

from functools import lru_cache

from nlp.morphology import analyses
from nlp.wordlists import words

PUBLIC = words("""
    # elected and appointed
    radny radna prezydent wiceprezydent burmistrz wiceburmistrz wójt starosta wicestarosta marszałek wicemarszałek
    wojewoda wicewojewoda minister wiceminister sekretarz podsekretarz poseł posłanka posłać europoseł europosłanka
    eurodeputowany senator senatorka premier wicepremier sołtys sołtyska skarbnik skarbniczka przewodniczący
    przewodnicząca wiceprzewodniczący wiceprzewodnicząca parlamentarzysta parlamentarzystka samorządowiec
    # heads and officers
    dyrektor dyrektorka wicedyrektor wicedyrektorka naczelnik naczelniczka kierownik kierowniczka zastępca zastępczyni
    prezes wiceprezes prezeska komendant komendantka inspektor inspektorka podinspektor specjalista specjalistka
    referent referentka rzecznik rzeczniczka kurator kuratorka wicekurator konserwator geodeta komisarz konsul ambasador
    ambasadorka rektor prorektor dziekan kanclerz szef szefowa urzędnik urzędniczka protokolant protokolantka
    likwidator pełniący koordynator koordynatorka członek członkini komisarka architekt ordynator dowódca
    strażnik dzielnicowy audytor redaktor dziennikarz dziennikarka
    # courts and prosecution
    sędzia asesor prokurator prokuratorka notariusz komornik referendarz ławnik
    # the church and history
    papież biskup arcybiskup kardynał król królowa książę księżna święty święta cesarz prymas kanonik generał
    pułkownik marszałkowski nadinspektor nadbrygadier brygadier kapitan major kontradmirał
    # what only holders of a function write
    interpelacja dezyderat
""") - words("posłać pełniący członek członkini")
"""Functions whose holders' names stay."""

PRIVATE = words("""
    mieszkaniec mieszkanka wnioskodawca wnioskodawczyni skarżący skarżąca zgłaszający zgłaszająca najemca najemczyni
    lokator lokatorka właściciel właścicielka współwłaściciel współwłaścicielka sąsiad sąsiadka świadek poszkodowany
    poszkodowana pokrzywdzony pokrzywdzona matka ojciec mama tata córka syn babcia dziadek mąż żona brat siostra wnuk
    wnuczka ciocia wujek małżonek małżonka małżonkowie narzeczona partnerka dziecko chłopiec dziewczynka uczeń uczennica
    student studentka rodzic rodzina inwestor inwestorka przedsiębiorca przedsiębiorczyni dzierżawca dzierżawczyni
    użytkownik użytkowniczka spadkobierca spadkobierczyni pełnomocnik pełnomocniczka kierowca rowerzysta rowerzystka
    pieszy piesza sprawca sprawczyni petent petentka emeryt emerytka rencista rencistka sygnatariusz sygnatariuszka
    autor autorka obywatel obywatelka opiekun opiekunka pacjent pacjentka rzeczoznawca adwokat mecenas doktor lekarz
    lekarka nauczyciel nauczycielka strona uczestnik uczestniczka nabywca sprzedawca kupujący zainteresowany
    zainteresowana nadawca podpis lokal posesja inicjator inicjatorka klient klientka pracownik pracownica kobieta
    mężczyzna senior seniorka nazwisko imię obecny osoba działkowiec pasażer pasażerka użytkować państwo wdowa wdowiec
    odwołujący odwołująca wnoszący wnosząca podpisany podpisana mały mała niejaki niejaka
""")
"""What a private person is called before or after the name."""

DOCUMENTS = words("""
    wniosek skarga pismo podanie petycja prośba uwaga odwołanie zażalenie zgłoszenie list oświadczenie zeznanie zdanie
    żądanie zarzut stanowisko relacja sprawa sytuacja umowa zgoda wina własność udział zeznać sprzeciw pozew opinia
    nazywać pozdrawiać poważanie szacunek podpisać pozdrowienie wiadomość
""")
"""What is said to be someone's; a name behind one of these is a person's."""

TITLES = words("""
    pan pani p państwo panie panowie mgr inż dr prof hab lek med doc mec adw rad ks śp ob arch prof. profesor
    doktor magister inżynier mecenas ksiądz płk mjr gen kpt por st mł asp insp nadkom podkom sierż sz szanowny obywatel
""")
"""What stands between a function or a role and the name."""

PATRONS = words("""
    ulica ul aleja al plac pl rondo most park os osiedle skwer bulwar bulwary im imię szkoła liceum gimnazjum technikum
    szpital pomnik fundacja kopiec tunel wiadukt kładka instytut teatr stadion hala tablica kościół parafia bazylika
    katedra biblioteka muzeum dworzec port lotnisko rok nagroda order medal uniwersytet politechnika akademia zespół
    przedszkole grób mauzoleum ogród las estakada dom pałac zamek festiwal konkurs program galeria stacja przystanek
    węzeł pętla polana wzgórze góra trasa bieg memoriał turniej puchar stypendium obraz dzieło powieść wiersz utwór
    pociąg statek prom sala aula pawilon krzyż cmentarz kaplica sanktuarium łąka dzielnica zbiornik rezerwat kompleks
    centrum klinika oddział jednostka pułk brygada batalion hospicjum bursa internat świetlica basen orlik gazoport
    terminal zapora elektrownia elektrociepłownia kopalnia huta św święty święta
""")
"""What bears the name of a patron."""

PARTICLES = words("von van de del della da di dos la le el al ben bin ibn der den ter und y zu ze do")
"""Small words within foreign names."""

HISTORICAL = words("""
    kościuszko mickiewicz słowacki kopernik chopin sienkiewicz piłsudski matejko wyspiański żeromski kochanowski norwid
    skłodowska curie paderewski moniuszko prus reymont konopnicka orzeszkowa dąbrowski sobieski poniatowski pułaski
    traugutt daszyński dmowski witos korfanty grunwaldzki batory jagiełło chrobry krasiński tuwim brzechwa szymborska
    miłosz wojtyła wyszyński popiełuszko kantor mrożek lem kraszewski modrzejewska fredro kołłątaj staszic konarski
    długosz lelewel bem sowiński emilia plater sikorski anders maczek pilecki mościcki narutowicz eiffel einstein bach
    beethoven mozart szopen newton darwin lenin stalin hitler marks napoleon waszyngton kant hegel platon arystoteles
""")
"""Surnames under which nearly everybody means the historical person, where a given name of theirs is with it."""


@lru_cache(maxsize=1 << 15)
def lemmas_of(word: str) -> frozenset[str]:
    """Return all dictionary forms of a word in lower case, itself among them."""
    lower = word.lower().rstrip(".")
    return frozenset(reading.lemma.lower() for reading in analyses(lower)) | {lower}


@lru_cache(maxsize=1 << 15)
def is_public(word: str) -> bool:
    """Whether a word is a public function in some case and number."""
    return bool(lemmas_of(word) & PUBLIC)


@lru_cache(maxsize=1 << 15)
def is_private(word: str) -> bool:
    """Whether a word is a role of a private person."""
    return bool(lemmas_of(word) & PRIVATE) and not is_public(word)


@lru_cache(maxsize=1 << 15)
def is_patron(word: str) -> bool:
    """Whether a word names something that bears a patron's name."""
    return bool(lemmas_of(word) & PATRONS)


@lru_cache(maxsize=1 << 15)
def is_title(word: str) -> bool:
    """Whether a word is a courtesy or a degree."""
    return bool(lemmas_of(word) & TITLES)


@lru_cache(maxsize=1 << 15)
def is_document(word: str) -> bool:
    """Whether a word is a letter, a request or a view that someone has."""
    return bool(lemmas_of(word) & DOCUMENTS)


@lru_cache(maxsize=1 << 15)
def is_verb(word: str) -> bool:
    """Whether a word in small letters is, first of all, a finite verb."""
    return word.islower() and analyses(word)[0].pos in {"fin", "praet", "bedzie", "imps", "pred", "winien", "impt"}
