"""What the server does, independent of the protocol by which it is asked.

=============  ====================================================================
`task`         what all tasks have: stages, a place with buffers and threads, events; runs one without a queue
`decompose`    takes a buffer apart
`results`      results that go to files
`compose`      copies a part of a buffer into another, or adds it
`learn`        learns bases from the last seconds of live input, and uses them
`train`        learns bases from many buffers
`play`         plays a buffer through the outputs of live audio
=============  ====================================================================

A task is one frozen dataclass. Its fields are the settings, and `__post_init__` refuses invalid ones, once for all
callers. It knows nothing of OSC, the command line, clients or queues. A caller is a thin adapter, which translates
arguments into a task, and events into answers:

- ``/bufnmf``, ``/bufcompose``, ``/live/learn``, ``/monitor/play`` (`nmfserver.commands`)
- FluCoMa's dialect (`nmfserver.commands.flucoma`)
- `nmfserver.decompose`, and the command line, which calls that

A task has these stages. Their names say on which thread each runs, and each gets the result of the stage before:

==========================  =============  ===================================================================
stage                       thread         what it does
==========================  =============  ===================================================================
``prepare_on_loop``         event loop     leases buffers and reserves memory, or raises; changes nothing
``compute_on_worker``       compute        computes on arrays, for long; never uses the table of buffers
``compute_on_side_thread``  side           the alternative for short tasks: in steps, in turns with other clients
``deliver_on_loop``         event loop     waits while results are written to files; most tasks have none
``publish_on_loop``         event loop     publishes all results at once
==========================  =============  ===================================================================

The runner of a task closes its leases, whether it succeeds or fails. A task keeps nothing between its stages, so it can
run again. `nmfserver.jobs` runs tasks in their order, and emits `Started`, `Progress`, `Finished` and `Failed` to
the sink of each.

The way of one ``/bufnmf`` from its socket to the buffers that it publishes stands in ``docs/contributing.md``.

To add a task: a file here with its dataclass and stages, its arithmetic in `nmfserver.processes`, and an adapter.
"""
