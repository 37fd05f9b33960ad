"""The spaCy pipeline: tokens, sentences, lemmas, tags."""

from spacy.language import Language
from spacy.tokens import Doc

from nlp.pipeline import FORM_ONLY, load_pipeline
from nlp.sentences import split_sentences

TEXT = "Radna Miasta Krakowa pytała 14.04.2025 r. o ul. Lipową. Wydano 2 tys. zł.\n\nCzy tak?"


def form() -> Language:
    return load_pipeline(FORM_ONLY)


def test_the_same_pipeline_every_time() -> None:
    assert load_pipeline() is load_pipeline()
    assert form().pipe_names == ["referent_sentences", "referent_tagger"]


def test_sentences_are_those_of_split_sentences() -> None:
    doc = form()(TEXT)
    assert [sent.text.strip() for sent in doc.sents] == [TEXT[s.start : s.end] for s in split_sentences(TEXT)]


def test_tokens_lemmas_and_tags() -> None:
    found = {token.text: (token.lemma_, token.tag_.partition(":")[0], token.pos_) for token in form()(TEXT)}
    assert found["Krakowa"] == ("Kraków", "subst", "PROPN")
    assert found["14.04.2025"] == ("14.04.2025", "dig", "NUM")
    assert found["r."] == ("rok", "brev", "NOUN")
    assert found["ul."][0] == "ulica"
    assert found["Wydano"] == ("wydać", "imps", "VERB")
    assert found["o"] == ("o", "prep", "ADP")
    assert found["?"] == ("?", "interp", "PUNCT")
    assert found["\n\n"][2] == "SPACE"


def test_the_text_is_kept() -> None:
    assert form()(TEXT).text == TEXT
    assert len(form()("")) == 0


def test_features_are_universal() -> None:
    morph = {token.text: str(token.morph) for token in form()(TEXT)}
    assert morph["Radna"] == "Case=Nom|Gender=Fem|Number=Sing"
    assert morph["Wydano"] == "Aspect=Perf|Mood=Ind|Person=0|Tense=Past|VerbForm=Fin|Voice=Act"


def test_components_can_be_left_out() -> None:
    light = load_pipeline(FORM_ONLY | {"referent_tagger"})
    assert light.pipe_names == ["referent_sentences"]
    assert light(TEXT)[0].lemma_ == ""
    assert load_pipeline(FORM_ONLY | {"referent_sentences"})(TEXT)[0].lemma_ == "radna"


def test_a_batch_gives_what_single_texts_give() -> None:
    texts = [TEXT, "", "  ", "Mostu nie ma.", TEXT * 3]
    alone = [[(token.lemma_, token.tag_) for token in form()(text)] for text in texts]
    assert [[(token.lemma_, token.tag_) for token in doc] for doc in form().pipe(texts)] == alone


def test_several_processes_give_what_one_gives() -> None:
    texts = [TEXT, "Mostu nie ma."] * 3
    one = [[token.lemma_ for token in doc] for doc in form().pipe(texts)]
    many = form().pipe(texts, n_process=2, batch_size=2)
    assert [[token.lemma_ for token in doc] for doc in many] == one


def test_given_tokens_are_kept() -> None:
    words = ["Zapłacono", "w", "2025", "r", "."]
    doc = form()(Doc(form().vocab, words))
    assert [token.lemma_ for token in doc] == ["zapłacić", "w", "2025", "rok", "."]
