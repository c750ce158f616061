from transforms.events.triggers.traps import traps_by_word


def test_a_trap_is_known_by_every_form_of_its_first_word() -> None:
    traps = traps_by_word()
    killing = {trap.rule_id for word in ("kill", "killed", "killing") for trap in traps[word]}
    assert "trap-kill-himself-herself-themselves" in killing
    assert all(trap.words[0] >= {"kill", "kills", "killed"} for trap in traps["killed"] if "kill" in trap.words[0])


def test_the_words_behind_the_first_stand_in_singular_and_plural_and_a_star_for_any_word() -> None:
    found = [trap for traps in traps_by_word().values() for trap in traps]
    assert {"vehicle", "vehicles"} in [trap.words[1] for trap in found if trap.rule_id == "trap-fighting-vehicle"]
    assert all(frozenset() in trap.words for trap in found if trap.rule_id == "trap-late-early-surprise-attack")
