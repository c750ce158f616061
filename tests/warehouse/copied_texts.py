"""Texts that copy one another, and reports filled into one form that do not."""

import random

_SYLLABLES = ("ba", "den", "fi", "gor", "ha", "kel", "lo", "mir", "nu", "pas", "ri", "sto", "tu", "ven", "za")
NAMES = ("Arasta", "Belmora", "Oster", "Sarn", "Milan Karst", "Jo Pell", "Ruth Aldane", "Dunmere", "Ivo Ranz", "Weston")


def story(seed: int, paragraphs: int = 5, words: int = 40) -> list[str]:
    """Return the paragraphs of a text that shares nothing with the text of another seed; some words are names and numbers."""
    chooser = random.Random(seed)

    def word(place: int) -> str:
        if place % 11 == 5:
            return chooser.choice(NAMES)
        if place % 17 == 9:
            return str(chooser.randrange(2, 900))
        return "".join(chooser.choice(_SYLLABLES) for _ in range(chooser.randrange(1, 4)))

    return [" ".join(word(place) for place in range(words)) + "." for _ in range(paragraphs)]


def joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def reworded(paragraphs: list[str], every: int) -> list[str]:
    """Put another word for every so-manyth one that is neither name nor number."""
    changed = []
    for paragraph in paragraphs:
        words = paragraph.split(" ")
        for place in range(every - 1, len(words), every):
            words[place] = words[place] if words[place][0].isupper() or words[place][0].isdigit() else f"{words[place]}x"
        changed.append(" ".join(words))
    return changed


FORMS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "earthquakes": (
        "An earthquake of magnitude {a} struck {b} kilometres off {c} at {d} on {e}, the institute said. The quake was at a depth of "
        "{f} kilometres. There were no immediate reports of casualties or damage. No warning was issued. The region lies on the "
        "boundary of two plates and is often shaken. This report was written from data of the institute and will be updated.",
        {"a": "5.1", "b": "23", "c": "Arasta", "d": "04:12", "e": "Monday", "f": "10"},
        {"a": "4.6", "b": "61", "c": "Belmora", "d": "17:50", "e": "Thursday", "f": "35"},
    ),
    "police logs": (
        "Police responded to {a} calls in Millbrook between March {b} and March {c}. A man aged {d} was arrested in {e} Street on a "
        "charge of {f}. Anyone with information is asked to call the department. All persons are presumed innocent until proven "
        "guilty in a court of law. The log is made from records of the department and is not a complete list of all calls. "
        "The names of minors and of victims are withheld.",
        {"a": "212", "b": "3", "c": "9", "d": "34", "e": "Elm", "f": "shoplifting"},
        {"a": "187", "b": "10", "c": "16", "d": "51", "e": "Canal", "f": "trespass"},
    ),
    "cases of a disease": (
        "The health ministry reported {a} new cases on {b}, bringing the total since the outbreak began to {c}. The ministry said "
        "{d} people had received at least one dose of a vaccine. It called on the public to keep their distance, to wear masks in "
        "shops and on public transport, and to stay at home with any symptoms. Tests are free of charge at all regional centres.",
        {"a": "1,204", "b": "Friday", "c": "88,120", "d": "301,224"},
        {"a": "1,377", "b": "Saturday", "c": "89,497", "d": "309,810"},
    ),
    "funerals": (
        "The funeral of {a} will be held on {b} at {c}, her family announced. Friends and colleagues are invited to attend the "
        "service, after which there will be a reception in the parish hall. The family asks that no flowers be sent. She taught at "
        "the village school for many years and was known for her kindness and her love of gardening.",
        {"a": "Anna Beller", "b": "Monday", "c": "Saint Mark"},
        {"a": "Ida Corran", "b": "Friday", "c": "the Old Chapel"},
    ),
}
"""A form, and what two reports fill into it."""
