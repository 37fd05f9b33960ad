"""Function words of Polish, as lemmas: they carry grammar, not content, and a search index leaves them out."""

from nlp.wordlists import words

FUNCTION_WORDS: frozenset[str] = words("""
    # prepositions
    w we z ze na do od ode po pod podczas przed przede za o u przy dla bez przez między pomiędzy ku nad spod znad
    poza wobec według wśród oprócz prócz obok około poprzez względem
    # conjunctions and particles
    i oraz a ale lecz jednak jednakże natomiast zaś albo lub bądź czy ani ni że żeby aby by iż gdy gdyby jeśli
    jeżeli ponieważ bo gdyż więc zatem toteż bowiem jak jako niż choć chociaż mimo nie tak no też także również już
    jeszcze tylko nawet właśnie dopiero niech się bardzo ponadto co dlatego
    # pronouns
    ja ty on ona ono my wy oni pan pani państwo ten ta to tamten taki ów sam swój mój twój nasz wasz który jaki kto
    ktoś coś nic nikt każdy wszystko wszystek wszyscy tu tam gdzie kiedy wtedy teraz siebie inny ile tyle
    # auxiliary verbs and light words of letters
    być zostać móc mieć można należy należeć trzeba bardziej raz itd itp np tzw tj
""")
"""As `nlp.lemmas.lemma_of` writes them."""
