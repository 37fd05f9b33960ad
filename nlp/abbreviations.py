"""Polish abbreviations that are written with a full stop: which of them may end a sentence.

Sources: the spelling rules of PWN (zasady pisowni, skróty) and what council letters and acts of law use. Keys are in lower
case and without the last full stop.
"""

NEVER_FINAL: frozenset[str] = frozenset(
    # street and place
    "al ul os pl gm m.st woj pow miejsc dz dzieln skw bulw sołt ob obr ewid "
    # law and offices
    "art ust poz par rozdz zał załącz późn dz.u m.p dz.urz urz dyrekt rozp uchw zarz sygn l.dz lp l.p orz post nr "
    # titles and persons
    "dr hab prof mgr inż lek med arch abp bp ks o.o św śp płk gen mjr kpt por ppłk ppor sierż st mł asp insp nadinsp podinsp "
    "red przew wiceprzew zast sekr dyr kier p pp pn ur zm im płd płn wsch zach ww j.w jw "
    # words of the text
    "np tzn tj t.j tzw m.in in tjt ok ca dot ds d.s str s vide por ang łac niem franc ros gr pol wł hiszp kol tel fax faks "
    "kom wew adr godz min sek max maks śr szac ew ewent wzgl względn odp zob cyt przyp red tłum wyd t tom egz zesz rys tab "
    "fot il wykr schem zn ozn ident symb wg pt ps cd c.d dn mies kwart pocz poł kon ub następn pkt lit tir ad "
    "kw kl stos zob wym wys szer dł gł pow kub ca prawd przyn oprac "
    # months and days, as tables write them
    "sty lut mar kwi maj cze lip sie wrz paź lis gru pon wt śr czw piąt sob niedz".split()
)
"""Followed by a name, a number or the rest of a phrase: a capital after them does not begin a sentence."""

MAY_BE_FINAL: frozenset[str] = frozenset(
    "r rr w ww itd itp in i.in etc br b.r ub.r bm ubm bież zł gr tys mln mld bln szt proc pkt.proc j.m osob m.kw m2 "
    "n.p.m p.n.e n.e m.p.h par godz min sek dni mies os.fiz jr sr s.a s.c sp.j o.o z.o.o k.p.a k.c k.k k.p "
    "u.s.g u.f.p u.g.n u.p.e.a k.p.c cdn zm późn.zm t.j.d lit kol".split()
) - frozenset(("godz", "ww"))
"""End a sentence when what follows begins like one."""

YEAR_WORDS: frozenset[str] = frozenset(("r", "rr", "br", "b.r", "ub.r", "bm", "w"))
"""After a date: "W dniu 14 kwietnia 2025 r. Rada …" goes on, "… przyjęto w 2025 r. Rada …" does not."""

TIME_WORDS: frozenset[str] = frozenset(
    "w we z ze od do na po przed za o około ok dnia dniu dniach dniem roku rok roku lata lat latach wieku okresie okres "
    "kwartale kwartału półroczu półrocza połowie połowy początku początkiem końcu końca koniec końcem trakcie ciągu czasie "
    "miesiącu miesiąca miesiącach przełomie terminie między pomiędzy a i oraz też także również już dopiero jeszcze tylko "
    "natomiast ponadto jednocześnie następnie zatem dodatkowo jednak lecz ale podobnie tak "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu "
    "r tys godz i ii iii iv".split()
)
"""Words of an adverbial of time; a sentence that has nothing else yet is not over."""

ORDINAL_LEADS: frozenset[str] = frozenset(
    "w we z ze na do od po podczas o dla przez przy ad art § rozdział pytanie pkt punkt ust od podczas przed nr tom "
    "sesji sesja sesję".split()
) - frozenset(("nr", "pkt", "ust", "art"))
"""A number with a full stop after one of these is an ordinal ("podczas 14. Sesji"), not the end of a sentence."""

CODE_NAMES: frozenset[str] = frozenset(("prawo", "kodeks", "ordynacja", "karta", "przepisy", "dz"))
"""First words of the titles of acts, which follow their date without a comma."""
