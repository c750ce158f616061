"""The only reader of the trained weights that ship with the package (`.npz` files of this folder, each with a card)."""

from functools import cache
from importlib import resources
from io import BytesIO

import numpy as np

from transforms.lines.network import Weights, unpack_weights


@cache
def load_weights(name: str) -> Weights:
    """The weights trained for `name` ("text" or "html"). Raises FileNotFoundError where the package holds none."""
    source = resources.files("transforms.lines.weights").joinpath(f"{name}.npz")
    if not source.is_file():
        raise FileNotFoundError(f"no weights named {name!r} in transforms.lines.weights")
    with np.load(BytesIO(source.read_bytes())) as arrays:
        return unpack_weights(dict(arrays))
