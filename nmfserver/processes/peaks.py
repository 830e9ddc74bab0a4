"""Where a curve that is known at whole numbers has its top."""


def vertex(left: float, middle: float, right: float) -> float:
    """Return where a parabola through three neighbouring values has its top, from the middle, -0.5…0.5.

    The middle is at least as large as both others. Smith and Serra, "PARSHL: An analysis/synthesis program for
    non-harmonic sounds based on a sinusoidal representation", 1987.
    """
    bend = left - 2 * middle + right
    return 0.5 * (left - right) / bend if bend < 0 else 0.0
