from transforms.events.actors.first_words import with_first_names
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.labels import label_sentence
from transforms.events.sentences import split_sentences


def first_letters(text: str) -> list[str]:
    sentences = split_sentences(text)
    labels = [label_sentence(sentence, load_gazetteer()) for sentence in sentences]
    return [labelled.letters[0] for labelled in with_first_names(labels, sentences)]


def test_a_first_word_is_a_name_where_the_article_uses_it_as_one_elsewhere():
    assert first_letters("Farlund, once mayor, lost. It pleased Anna Farlund.") == ["N", "x"]
    assert first_letters("Farlund, once mayor, lost. It pleased nobody.") == ["x", "x"]


def test_a_first_word_that_the_article_writes_in_small_letters_too_is_none():
    assert first_letters("Harvest, once over, is past. They met Carl Harvest at the harvest.")[0] == "x"


def test_a_word_behind_a_quotation_mark_tells_nothing_of_another():
    assert first_letters('Farlund, once mayor, lost. He shouted "Farlund forever".')[0] == "x"


def test_words_of_a_headline_are_names_where_the_article_uses_them_so():
    sentences = split_sentences("State Court Fines Farlund Over Harbour Waste\n\nJudges had heard from Anna Farlund for a week.")
    labels = with_first_names([label_sentence(sentence, load_gazetteer()) for sentence in sentences], sentences)
    named = [
        sentences[0].tokens[at].text for letter, at in zip(labels[0].letters, labels[0].starts, strict=True) if letter == "N"
    ]
    assert named == ["Farlund"]
