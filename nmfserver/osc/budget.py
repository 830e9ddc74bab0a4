"""The memory that clients can cause beside the buffers' quota: what is on its way in, waits, or is on its way out."""

MOST = 2**28
"""Bytes, all clients together."""
OVERHEAD = 512
"""Bytes that whatever waits takes beside its own, about."""
PARTS = 4
"""One client may have so much of it: a quarter."""


class Budget:
    """How much of the memory for messages is in use.

    Nothing is refused here: whoever takes looks first whether it is spent, and does what suits it. A connection is not
    read on, datagrams and bundles are dropped and told, and a command waits.
    """

    def __init__(self, size: int = MOST) -> None:
        self.size = size
        self.used = 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.used >= self.size

    @property
    def most_of_one(self) -> int:
        """Bytes that one holder may have: nobody has all of it."""
        return self.size // PARTS

    def has_room_beside(self, size: int) -> bool:
        """Whether a holder of so much may have more."""
        return not self.is_spent and size < self.most_of_one

    def take(self, size: int) -> None:
        """Count memory that is in use from now on, or no longer, where `size` is negative."""
        self.used += size


class Share:
    """What one holder has of the budget, as it grows and shrinks."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.size = 0

    def set(self, size: int) -> None:
        """Say how much it is now."""
        self._budget.take(size - self.size)
        self.size = size
