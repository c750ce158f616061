from transforms.events.triggers.inflection import BASE, PARTICIPLE, PAST, verb_forms


def test_a_past_form_is_inflected_no_further() -> None:
    assert verb_forms("killed") == {"killed": frozenset({PAST, PARTICIPLE})}
    assert verb_forms("kept") == {"kept": frozenset({PAST, PARTICIPLE})}


def test_verbs_that_look_like_past_forms_are_inflected() -> None:
    assert "exceeded" in verb_forms("exceed")
    assert "grounded" in verb_forms("ground")
    assert verb_forms("need")["need"] == {BASE}
