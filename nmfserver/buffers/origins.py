"""How buffers were made, as clients are told it: keys of the command, with identities for buffers.

Origin    of one buffer; what was made together has the same one
made      the part of it that all kinds of results have
edited    that of what an edit has made of results
relinked  one whose buffers have other identities now
"""

from collections.abc import Iterable, Mapping

Origin = Mapping[str, int | float | str]

RESULTS = ("resynth", "activations", "bases")
LINKS = ("source", *RESULTS)
"""Keys whose values are identities of buffers."""
SIZES = ("components", "windowSize", "hopSize", "fftSize", "numFrames", "numChans")
"""Numbers from 1 on that every origin has."""
KEPT = ("source", *SIZES, "startFrame", "startChan", "templateFrames")
"""What is still true of results that were edited: seed and solver would not make them again."""
KEYS = frozenset({*LINKS, *KEPT, "sparsity", "solver", "iterations", "order", "stereo", "seed"})
"""All that an origin may have."""


def made(source: int, shape: tuple[int, int], first: tuple[int, int], sizes: tuple[int, int, int]) -> Origin:
    """Return the part of an origin that says which section of a sound was taken, and with which window, hop and FFT.

    source : the identity of the sound
    shape : frames and channels of the section
    first : its first frame and channel
    """
    window, hop, fft = sizes
    return {
        "source": source, "windowSize": window, "hopSize": hop, "fftSize": fft, "startFrame": first[0],
        "numFrames": shape[0], "startChan": first[1], "numChans": shape[1],
    }  # fmt: skip


def edited(known: Iterable[Origin], results: Mapping[int, int], before: int, after: int) -> Origin:
    """Return how results were made after an edit; nothing where it is not known how they were made before it.

    known : origins of the buffers that were edited
    results : the identities of the buffers that receive them, by those of the buffers that were edited
    before, after : components of an audio channel
    """
    for origin in known:
        there = {name: results[int(origin[name])] for name in RESULTS if origin.get(name) in results}
        if len(there) == len(results) and before in (after, origin["components"]):
            break
    else:
        return {}
    in_place = before == after and all(old == new for old, new in results.items())
    kept = (*KEPT, *RESULTS) if in_place else KEPT
    count = origin["components"] if before == after else after
    return {name: value for name, value in origin.items() if name in kept} | there | {"components": count}


def relinked(origin: Origin, identities: Mapping[int, int]) -> Origin:
    """Return an origin with the identities that buffers have now; those of buffers that are not there are left out."""
    found = {name: identities[int(value)] for name, value in origin.items() if name in LINKS and value in identities}
    return {name: value for name, value in origin.items() if name not in LINKS} | found
