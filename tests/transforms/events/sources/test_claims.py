import pytest

from tests.transforms.events.coding import one


@pytest.mark.parametrize(
    ("text", "event_type", "source"),
    [
        ("Al-Shabab claimed responsibility for the bombing of a hotel in Kenya.", "ASSAULT", "Al-Shabab"),
        ("The Syrian army denied shelling the Turkish base.", "ASSAULT", "Syrian army"),
        ("Burmese rebels reportedly shelled a Thai base.", "ASSAULT", "reportedly"),
        ("Iranian forces are believed to have seized a British tanker.", "COERCE", "believed"),
        ("Israel says Iran attacked a Greek ship.", "ASSAULT", "Israel"),
        ("Kenyan police arrested 20 protesters.", "COERCE", None),
        ("Kenyan police arrested 20 protesters who denied it.", "COERCE", None),
    ],
)
def test_claims_denials_and_hearsay_never_look_like_facts(text, event_type, source):
    assert one(text, event_type)["attributed_to"] == source
