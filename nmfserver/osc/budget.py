"""The memory of messages, which is beside the quota of buffers: packets that arrive or wait, answers not yet sent."""

MOST = 2**28
"""Bytes, all clients together."""
OVERHEAD = 512
"""Bytes that a waiting packet or command takes beside its own, about."""
PARTS = 4
"""One client may have one of so many parts: a quarter."""


class Budget:
    """Counts the memory of messages that is in use.

    It refuses nothing itself. Its users ask first whether it is spent: a TCP connection then is not read on, datagrams
    and bundles are dropped with a ``/fail``, and a command waits.
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
        """Bytes that one holder may have."""
        return self.size // PARTS

    def has_room_beside(self, size: int) -> bool:
        """Whether a holder of `size` bytes may have more."""
        return not self.is_spent and size < self.most_of_one

    def take(self, size: int) -> None:
        """Count `size` bytes more as used; a negative `size` gives them back."""
        self.used += size


class Share:
    """The bytes of the budget that one holder uses."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self.size = 0

    def set(self, size: int) -> None:
        """Set how many bytes the holder uses now."""
        self._budget.take(size - self.size)
        self.size = size
