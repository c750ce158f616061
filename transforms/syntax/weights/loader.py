"""The only reader of the trained weights that ship with the package (`english.npz` of this folder, with its card and licence)."""

from functools import cache
from hashlib import blake2b
from importlib import resources
from io import BytesIO

import numpy as np

from transforms.syntax.layers import Weights
from transforms.syntax.packing import unpack_weights

_FILE = "english.npz"


@cache
def load_weights() -> Weights:
    """The weights of the net for English."""
    with np.load(BytesIO(_content())) as arrays:
        return unpack_weights(dict(arrays))


@cache
def weights_digest() -> str:
    """Eight hexadecimal digits that change with the weights."""
    return blake2b(_content(), digest_size=4).hexdigest()


def _content() -> bytes:
    return resources.files("transforms.syntax.weights").joinpath(_FILE).read_bytes()
