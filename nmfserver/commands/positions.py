"""Positions of live audio in messages: their lower bits, since integers there have 32 bits."""

LARGEST_POSITION = 2**31
"""They wrap around to 0 after twelve hours at 48 kHz."""


def whole_position(told: int, now: int) -> int:
    """Return the position nearest to that of `now` whose lower bits are those that a message has told."""
    half = LARGEST_POSITION // 2
    return now + (told - now + half) % LARGEST_POSITION - half
