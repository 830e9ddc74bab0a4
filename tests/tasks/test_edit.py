"""Edits of buffers that somebody writes to meanwhile."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np
import pytest

from nmfserver.buffers.table import Buffer, BufferTable
from nmfserver.errors import BadBufferError, MemoryLimitError
from nmfserver.processes.editing import Normalise
from nmfserver.steps import finished
from nmfserver.tasks.edit import Edit
from nmfserver.tasks.targets import Target
from nmfserver.tasks.task import Place


def place(quota: int = 2**20) -> Place:
    """Return a place with the buffer 0, of ones."""
    table = BufferTable(quota)
    table.publish({0: Buffer(np.ones((100, 2), np.float32), 10.0, ("low", ""))})
    return Place(table, 1, lambda call: call())


def run(edit: Edit, where: Place, *, written: bool) -> None:
    with ExitStack() as leases:
        inputs = edit.prepare_on_loop(where, leases)
        result = finished(edit.compute_on_side_thread(inputs))
        if written:
            finished(where.buffers.get(0).writable())[0] = 7
        edit.publish_on_loop(where, inputs, result)


def test_a_buffer_that_is_written_to_meanwhile_keeps_what_was_written() -> None:
    where = place()
    with pytest.raises(BadBufferError, match="buffer 0 was written to meanwhile; nothing was changed: try again"):
        run(Edit({"source": Target(0)}, Normalise(0.5, each=False)), where, written=True)
    assert where.buffers.get(0).samples[0].tolist() == [7, 1]


def test_a_destination_has_the_source_as_it_was() -> None:
    where = place()
    run(Edit({"source": Target(0, 1)}, Normalise(0.5, each=False)), where, written=True)
    assert (where.buffers.get(1).samples == 0.5).all()
    assert (where.buffers.get(1).names, where.buffers.get(1).sample_rate) == (("low", ""), 10.0)


def test_an_edit_needs_memory_for_its_result() -> None:
    with pytest.raises(MemoryLimitError):
        run(Edit({"source": Target(0)}, Normalise(0.5, each=False)), place(1000), written=False)
