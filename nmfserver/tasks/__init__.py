"""What the server does, apart from how it is asked.

=============  ====================================================================
`task`         what a task is: stages, the place where it works, events
`decompose`    takes a buffer apart
`compose`      copies a part of a buffer over, or onto, a part of another
`learn`        learns bases from what just came in, and uses them
`play`         plays a buffer through the outputs of live audio
=============  ====================================================================

A task is one frozen dataclass: its fields are what is asked for, and `__post_init__` refuses what cannot be, once for
all who ask. It knows nothing of OSC, of the command line, of clients or queues. Whoever asks is a thin adapter, which
translates arguments into a task, and events into answers:

- ``/bufnmf``, ``/bufcompose``, ``/live/learn``, ``/monitor/play`` (`nmfserver.commands`)
- FluCoMa's dialect (`nmfserver.commands.flucoma`)
- `nmfserver.decompose`, and the command line, which calls that

A task is done in stages. Their names say on which thread each runs, and each gets what the one before it returned:

==========================  =============  ===================================================================
stage                       thread         what it does
==========================  =============  ===================================================================
``prepare_on_loop``         event loop     borrows buffers and reserves memory, or refuses; changes nothing
``compute_on_worker``       compute        works for long on arrays, and never touches the table of buffers
``compute_on_side_thread``  side           instead of that one: works in steps, in turns with other clients
``publish_on_loop``         event loop     puts all results in their places at once
==========================  =============  ===================================================================

What was borrowed is given back by whoever runs the task, in any case. A task keeps nothing between its stages, so that
it can run again. `nmfserver.jobs` runs tasks one after the other, and emits `Started`, `Progress`, `Finished` and
`Failed` to the sink of each.

So one ``/bufnmf`` goes from its socket to the buffers that it publishes::

    osc/udp.py -> commands/dispatch.py -> commands/bufnmf.py
        -> jobs.py -> tasks/decompose.py -> processes/bufnmf.py

To add a task: a file here with its dataclass and stages, its arithmetic in `nmfserver.processes`, and an adapter.
"""
