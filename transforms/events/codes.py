"""Quad class and intensity of event types and modes, from the code lists."""

from functools import cache

from warehouse.codes.loader import code_list


@cache
def event_codes(event_type: str, event_mode: str | None) -> tuple[int, float]:
    """Quad class and intensity of a type; a mode's own intensity, where it has one, stands for the type's."""
    types = {
        code: (quad, intensity)
        for code, quad, intensity in code_list("event_types").select("code", "quad_class", "intensity").iter_rows()
    }
    quad, intensity = types[event_type]
    modes = code_list("event_modes").select("event_type", "code", "intensity").iter_rows()
    own = {(kind, code): value for kind, code, value in modes}.get((event_type, event_mode)) if event_mode else None
    return int(quad), float(intensity if own is None else own)
