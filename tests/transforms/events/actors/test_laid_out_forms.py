from transforms.events.actors.forms import Form, LaidOut, make_form, merge


def _form(text: str) -> Form:
    form = make_form(text, "R")
    assert form is not None
    return form


def test_forms_are_laid_out_by_their_second_word_and_those_of_one_word_apart() -> None:
    forms = merge(map(_form, ["chief", "chief of staff", "chief justice", "chief of the army"]))
    by_second, singles = LaidOut(forms)["chief"]
    assert {word: [" ".join(form.words) for form in found] for word, found in by_second.items()} == {
        "of": ["chief of the army", "chief of staff"],
        "justice": ["chief justice"],
    }
    assert [form.words for form in singles] == [("chief",)]


def test_a_word_is_laid_out_once() -> None:
    laid_out = LaidOut(merge([_form("envoy")]))
    assert laid_out["envoy"] is laid_out["envoy"]
