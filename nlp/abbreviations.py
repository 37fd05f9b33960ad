"""Polish abbreviations that are written with a full stop: which of them may end a sentence.

Sources: the spelling rules of PWN (zasady pisowni, skróty) and what council letters and acts of law use. Keys are in
lower case and without the last full stop.
"""

from nlp.wordlists import words

NEVER_FINAL: frozenset[str] = words("""
    # places
    al ul os pl gm m.st woj pow miejsc dz dzieln skw bulw sołt ob obr ewid
    # law and offices
    art ust poz par rozdz zał załącz późn dz.u m.p dz.urz urz rozp uchw zarz sygn l.dz lp l.p orz post nr kw
    # titles and persons
    dr hab prof mgr inż lek med arch abp bp ks św śp płk gen mjr kpt por ppłk ppor sierż st mł asp insp nadinsp
    podinsp red przew wiceprzew zast sekr dyr kier p pp ur im
    # words of the text
    np tzn tj t.j tzw m.in tjt ok ca dot ds d.s str s vide ang łac niem franc ros wł hiszp tel fax faks kom wew adr
    godz max maks śr szac ew ewent wzgl względn odp zob cyt przyp tłum wyd t egz zesz rys tab fot il wykr zn ozn symb
    up odc pyt wg pt pn ps cd c.d dn kwart pocz poł ub pkt ad kl stos wym wys szer dł gł oprac ww j.w jw
    płd płn wsch zach
    # months and days, as tables write them
    sty lut kwi cze lip sie wrz paź lis gru pon wt śr czw sob niedz
""")
"""Followed by a name, a number or the rest of a phrase: a capital after them does not begin a sentence."""

MAY_BE_FINAL: frozenset[str] = words("""
    r rr w itd itp in i.in etc br b.r ub.r bm ubm zł gr tys mln mld bln szt proc j.m m.kw
    n.p.m p.n.e n.e min sek dni mies jr sr s.a s.c sp.j o.o z.o.o k.p.a k.c k.k k.p k.p.c
    u.s.g u.f.p u.g.n u.p.e.a cdn zm lit kol
""")
"""End a sentence when what follows begins like one."""

YEAR_WORDS: frozenset[str] = words("r rr br b.r ub.r bm w")
"""After a date: "W dniu 14 kwietnia 2025 r. Rada …" goes on, "… przyjęto w 2025 r. Rada …" does not."""

OPENING: frozenset[str] = YEAR_WORDS | words("p.n.e n.e k.p.a k.c k.k k.p k.p.c u.s.g u.f.p u.g.n u.p.e.a")
"""End the adverbial phrase that opens a sentence as often as they end the sentence itself."""

TIME_WORDS: frozenset[str] = words("""
    w we z ze od do na po przed za o około ok a i oraz też także również już dopiero jeszcze tylko
    dnia dniu dniach dniem roku rok lata lat latach wieku okresie okres kwartale kwartału półroczu półrocza
    połowie połowy początku początkiem końcu końca koniec końcem trakcie ciągu czasie miesiącu miesiąca miesiącach
    przełomie terminie między pomiędzy natomiast ponadto jednocześnie następnie zatem dodatkowo jednak lecz ale
    podobnie tak
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu
    r godz ii iii iv
""")
"""Words of an adverbial of time; a sentence that has nothing else yet is not over."""

ORDINAL_LEADS: frozenset[str] = words("w we z ze na do od po podczas o dla przez przy ad przed")
"""A number with a full stop after one of these is an ordinal ("podczas 14. Sesji"), not the end of a sentence."""

CODE_NAMES: frozenset[str] = words("prawo kodeks ordynacja karta przepisy dz")
"""First words of the titles of acts, which follow their date without a comma."""
