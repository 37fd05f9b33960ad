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
    wojewoda wicewojewoda rząd minister wiceminister sekretarz podsekretarz poseł posłanka posłać europoseł europosłanka
    eurodeputowany senator senatorka premier wicepremier sołtys sołtyska skarbnik skarbniczka przewodniczący
    przewodnicząca wiceprzewodniczący wiceprzewodnicząca parlamentarzysta parlamentarzystka samorządowiec
    # heads and officers
    dyrektor dyrektorka wicedyrektor wicedyrektorka naczelnik naczelniczka kierownik kierowniczka zastępca zastępczyni
    prezes wiceprezes prezeska komendant komendantka inspektor inspektorka podinspektor specjalista specjalistka
    referent referentka rzecznik rzeczniczka kurator kuratorka wicekurator konserwator geodeta komisarz konsul ambasador
    ambasadorka rektor prorektor dziekan kanclerz szef szefowa urzędnik urzędniczka protokolant protokolantka
    likwidator konsultant konsultantka radca koordynator koordynatorka komisarka architekt ordynator
    dowódca
    strażnik dzielnicowy audytor redaktor dziennikarz dziennikarka
    # courts and prosecution
    sędzia asesor prokurator prokuratorka notariusz komornik referendarz ławnik
    # the church and history
    papież biskup arcybiskup kardynał król królowa książę księżna święty święta cesarz prymas kanonik generał
    pułkownik marszałkowski nadinspektor nadbrygadier brygadier kapitan major kontradmirał
    # what only holders of a function write
    interpelacja dezyderat protokołować
    # forms for women that dictionaries have not
    wiceprezydentka prezydentka burmistrzyni wiceburmistrzyni marszałkini wicemarszałkini wojewodzina wiceministra
""") - words("posłać")
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
    lekarka nauczyciel nauczycielka uczestnik uczestniczka nabywca sprzedawca kupujący zainteresowany
    zainteresowana nadawca podpis posesja inicjator inicjatorka klient klientka kobieta
    mężczyzna senior seniorka nazwisko imię obecny działkowiec pasażer pasażerka wdowa wdowiec
    pracownik pracownica
    odwołujący odwołująca wnoszący wnosząca podpisany podpisana mały mała niejaki niejaka
    teściowa teść szwagier szwagierka zięć synowa bratanek bratanica siostrzeniec siostrzenica kuzyn kuzynka ciotka
    wuj stryj córeczka synek wnuczek wnusia mamusia tatuś konkubent konkubina partner podopieczny podopieczna wychowanek
    wychowanka macocha ojczym pasierb pasierbica panna kawaler małżeństwo zmarły zmarła jubilat jubilatka
""")
"""What a private person is called before or after the name."""

DOCUMENTS = words("""
    wniosek skarga pismo podanie petycja prośba uwaga odwołanie zażalenie zgłoszenie list oświadczenie zeznanie zdanie
    żądanie zarzut stanowisko relacja sprawa sytuacja umowa zgoda wina własność udział zeznać sprzeciw pozew opinia
    nazywać pozdrawiać poważanie szacunek podpisać pozdrowienie wiadomość
    zawiadomić powiadomić doręczyć wezwać przesłuchać wymeldować eksmitować ukarać pouczyć hospitalizować
""")
"""What is said to be someone's; a name behind one of these is a person's."""

TITLES = words("""
    pan pani panowie mgr inż dr prof hab profesor doktor magister inżynier mecenas ksiądz szanowny hm
""")
"""What stands between a function or a role and the name."""

DOTTED = words("p inż prof hab lek med doc mec adw ks śp ob arch płk mjr gen kpt asp insp nadkom podkom sierż")
"""Titles that are such only with a full stop behind them."""

PATRONS = words("""
    ulica ul aleja al plac pl rondo most park os osiedle skwer bulwar bulwary im szkoła liceum gimnazjum technikum
    szpital pomnik fundacja kopiec tunel wiadukt kładka instytut teatr stadion hala tablica kościół parafia bazylika
    katedra biblioteka muzeum dworzec port lotnisko rok nagroda order medal uniwersytet politechnika akademia zespół
    przedszkole grób mauzoleum ogród las estakada dom pałac zamek festiwal konkurs program galeria stacja przystanek
    węzeł pętla polana wzgórze góra trasa bieg memoriał turniej puchar stypendium obraz dzieło powieść wiersz utwór
    pociąg statek prom sala aula pawilon krzyż cmentarz kaplica sanktuarium łąka dzielnica zbiornik rezerwat kompleks
    centrum klinika oddział jednostka pułk brygada batalion hospicjum bursa internat świetlica basen orlik gazoport
    terminal zapora elektrownia elektrociepłownia kopalnia huta św święty święta upamiętniać upamiętnić uczcić patron
    patronka poświęcony
""")
"""What bears the name of a patron."""

PARTICLES = words("von van de del della da di dos la le el al ben bin ibn der den ter und y zu ze do")
"""Small words within foreign names."""

HISTORICAL = frozenset(
    tuple(name.split())
    for name in """
    tadeusz kościuszko, adam mickiewicz, juliusz słowacki, mikołaj kopernik, fryderyk chopin
    henryk sienkiewicz, józef piłsudski, jan matejko, stanisław wyspiański, stefan żeromski
    jan kochanowski, cyprian norwid, maria skłodowska, ignacy paderewski, stanisław moniuszko
    bolesław prus, władysław reymont, maria konopnicka, eliza orzeszkowa, jarosław dąbrowski, jan sobieski
    józef poniatowski, kazimierz pułaski, romuald traugutt, ignacy daszyński, roman dmowski, wincenty witos
    wojciech korfanty, stefan batory, władysław jagiełło, bolesław chrobry, zygmunt krasiński, julian tuwim
    jan brzechwa, wisława szymborska, czesław miłosz, karol wojtyła, stefan wyszyński, jerzy popiełuszko
    tadeusz kantor, sławomir mrożek, stanisław lem, józef kraszewski, helena modrzejewska
    aleksander fredro, hugo kołłątaj, stanisław staszic, jan długosz, joachim lelewel, józef bem
    emilia plater, władysław sikorski, władysław anders, stanisław maczek, witold pilecki, ignacy mościcki
    gabriel narutowicz, albert einstein, włodzimierz lenin, adolf hitler, karol marks, józef haller
    ignacy łukasiewicz, janusz korczak, leopold staff, jan paweł, kazimierz wielki, krzysztof baczyński
    danuta siedzikówna, mikołaj rej, jan zamoyski, roman ingarden, antoni kępiński, hugo steinhaus, stefan banach
    marian rejewski, jan karski, irena sendler, marek edelman, andrzej wajda, krzysztof penderecki, witold lutosławski
    karol szymanowski, zbigniew herbert, zofia nałkowska, bolesław leśmian, jan kasprowicz, kazimierz tetmajer
    stanisław witkiewicz, jacek malczewski, józef chełmoński, olga boznańska, józef mehoffer, ludwik zamenhof
    ignacy krasicki, stanisław żółkiewski, stefan czarniecki, emil fieldorf, stefan rowecki, leopold okulicki
    ryszard kaczorowski, tadeusz mazowiecki, jacek kuroń, anna walentynowicz, kazimierz górski, jan heweliusz
    """.replace("\n", ",").split(",")
    if name.strip()
)
"""Persons of the past by given name and surname, in the nominative: a mention of them is of no private person."""


_COPULAS = words("zostać być pozostawać pozostać")


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
    return bool(lemmas_of(word) & PRIVATE) and not is_public(word) and word.lower() != "mam"


@lru_cache(maxsize=1 << 15)
def is_patron(word: str) -> bool:
    """Whether a word names something that bears a patron's name."""
    return bool(lemmas_of(word) & PATRONS) or word.lower() == "imienia"


@lru_cache(maxsize=1 << 15)
def is_title(word: str) -> bool:
    """Whether a word is a courtesy or a degree; an acronym is none."""
    return bool(lemmas_of(word) & TITLES) and not (word.isupper() and len(word) > 1 and word not in {"PAN", "PANI"})


@lru_cache(maxsize=1 << 15)
def is_document(word: str) -> bool:
    """Whether a word is a letter, a request or a view that someone has."""
    return bool(lemmas_of(word) & DOCUMENTS)


@lru_cache(maxsize=1 << 15)
def is_copula(word: str) -> bool:
    """Whether a verb only says what someone is or becomes: "przewodniczącym został"."""
    return word.islower() and bool(lemmas_of(word) & _COPULAS)


@lru_cache(maxsize=1 << 15)
def is_verb(word: str) -> bool:
    """Whether a word in small letters is, first of all, a finite verb."""
    return word.islower() and analyses(word)[0].pos in {"fin", "praet", "bedzie", "imps", "winien", "impt"}
