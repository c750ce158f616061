"""Weights to and from the arrays of a file: whole numbers with a scale for each column, vocabularies as text."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.syntax.features import FEATURES
from transforms.syntax.layers import TABLE_STEP, Floats, Weights

Arrays = Mapping[str, NDArray[Any]]
_LARGEST = 127


def quantised(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return a matrix as whole numbers and the scale of its columns."""
    scale: Floats = (np.abs(matrix).max(axis=0) / _LARGEST + 1e-12).astype(np.float32)
    return _small(np.rint(matrix / scale)), scale


def quantised_table(matrix: Floats) -> NDArray[np.int8]:
    """Return a table of features as multiples of 1 / TABLE_STEP."""
    return _small(np.clip(np.rint(matrix * TABLE_STEP), -_LARGEST, _LARGEST))


def _small(values: Floats) -> NDArray[np.int8]:
    return values.astype(np.int8)


def pack_weights(weights: Weights) -> dict[str, NDArray[Any]]:
    """The arrays of a file."""
    arrays: dict[str, NDArray[Any]] = {f"matrix/{name}": values for name, values in weights.matrices.items()}
    arrays |= {f"scale/{name}": values for name, values in weights.scales.items()}
    arrays |= {f"vector/{name}": values for name, values in weights.vectors.items()}
    arrays |= {f"words/{name}": _as_bytes(list(weights.vocabularies[name])) for name in FEATURES}
    return arrays | {"tags": _as_bytes(weights.tags), "labels": _as_bytes(weights.labels)}


def unpack_weights(arrays: Arrays) -> Weights:
    """The weights that `pack_weights` made into arrays."""

    def kind(name: str) -> dict[str, NDArray[Any]]:
        return {key.removeprefix(f"{name}/"): values for key, values in arrays.items() if key.startswith(f"{name}/")}

    return Weights(
        matrices=kind("matrix"),
        scales=kind("scale"),
        vectors=kind("vector"),
        vocabularies={name: {word: n for n, word in enumerate(_from_bytes(values), 1)} for name, values in kind("words").items()},
        tags=tuple(_from_bytes(arrays["tags"])),
        labels=tuple(_from_bytes(arrays["labels"])),
    )


def _as_bytes(names: "list[str] | tuple[str, ...]") -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _from_bytes(values: NDArray[Any]) -> list[str]:
    return values.tobytes().decode().split("\n")
