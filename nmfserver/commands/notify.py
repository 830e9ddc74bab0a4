"""Commands by which clients see what all clients do: buffers, jobs, live sound, and who they are."""

from collections.abc import Collection

from nmfserver.commands.base import Call, Direct, DoneValues, command
from nmfserver.commands.fields import Integer, Text, one
from nmfserver.commands.news import send_job
from nmfserver.errors import ArgumentError, counted
from nmfserver.osc.client import Client
from nmfserver.osc.clients import share
from nmfserver.osc.codec import Value
from nmfserver.steps import Steps

LONGEST_NAME = 100
ON_OR_OFF = Integer(0, 1)


@command(
    "/notify/buffers",
    answer="one `/b_changed buffer frames channels sampleRate version maker identity …` a buffer, then "
    "`/done /notify/buffers count`; `/done /notify/buffers` for 0",
)
class NotifyBuffers(Direct):
    """Sends this client all buffers (1), and from then on each that appears, changes or goes; or no more (0).

    - `/b_changed buffer frames channels sampleRate version maker identity` is a buffer that is new or has changed. The
      version is another one after each change of samples or rate; renaming keeps it. The maker is the client that
      published the buffer: the name of `/client/name`, or its address. The identity is a number that stays when the
      buffer is renamed, or replaced under its name.
      Behind it, results of `/bufnmf`, `/bufnmfseed`, `/bufnmffilter` and `/bufnmfmatch`, and what edits make of them,
      have keys and values that say how they were made: `source`, `resynth`, `bases` and `activations` are identities of
      buffers, those that were named, and may be gone; `components`, `seed`, the section and the sizes are those that
      were used. Last comes `names`, if there are any, and behind it a name for each channel, "" for none; it is
      left out where the message would be larger than this client's packets.
    - `/b_freed buffer` is one that is gone.
    - `/b_warning buffer "sentence"` says that a sound file had a fault.

    Of changes in quick succession only the last is sent, at most 20 a second for each buffer, or as often as
    `/maxrate` allows. No login is needed.
    """

    flag: int = one(ON_OR_OFF, "1 from now on, 0 no more", 1)

    def run(self, call: Call) -> Steps[DoneValues]:
        """Send all buffers, in steps; return their number."""
        news = call.services.news
        if not self.flag:
            news.ignore_buffers(call.client)
            return ()
        _require_room(call, news.buffers)
        news.watch_buffers(call.client)
        count = 0
        for key, _ in call.buffers:
            news.send_buffer(call.client, key)
            count += 1
            yield
        return (count,)


@command(
    "/notify/jobs",
    answer='one `/job number "state" s "command" a "fraction" f "client" c …` a job, then `/done /notify/jobs count`; '
    "`/done /notify/jobs` for 0",
)
class NotifyJobs(Direct):
    """Sends this client all jobs (1), and from then on each that is new, gets on or ends; or no more (0).

    `/job number key value…` says how a job is now. `state` is `waiting` or `running`, and with the last message `done`,
    `failed` (with a `reason`) or `cancelled`. `client` is who asked for it, `command` how. `fraction`, `divergence` and
    `secondsLeft` are those of its progress, `seconds` is how long it took; `note` is a sentence on what has to be done
    before, such as compiling. Buffers and sizes have the keys of `/bufnmf`; those that were left out are missing.

    Of changes in quick succession only the last is sent, at most 20 a second for each job, or as often as `/maxrate`
    allows. `/bufnmf/cancel` cancels jobs of other clients, too. No login is needed.
    """

    flag: int = one(ON_OR_OFF, "1 from now on, 0 no more", 1)

    def run(self, call: Call) -> Steps[DoneValues]:
        """Send all jobs, in steps; return their number."""
        news = call.services.news
        if not self.flag:
            news.ignore_jobs(call.client)
            return ()
        _require_room(call, news.jobs)
        news.watch_jobs(call.client)
        jobs = list(call.services.jobs.jobs.values())
        for job in jobs:
            send_job(call.client, job)
            yield
        return (len(jobs),)


@command("/notify/live", answer="`/done /notify/live`")
class NotifyLive(Direct):
    """Sends this client what `/notify 1` gets about live sound, without a login (1); or no more (0).

    So a program that only looks takes none of the client IDs, among which sclang divides its buffer numbers.
    """

    flag: int = one(ON_OR_OFF, "1 from now on, 0 no more", 1)

    def run(self, call: Call) -> tuple[Value, ...]:
        """Enter the client among those that hear of live sound, or take it out."""
        live = call.services.news.live
        if self.flag:
            _require_room(call, live)
            live[call.client] = None
        else:
            live.pop(call.client, None)
        return ()


@command("/client/name", answer="`/done /client/name`")
class ClientName(Direct):
    """Says what this client is called: others see it as the maker of its buffers, and beside its jobs."""

    name: str = one(Text(), f"any name of {LONGEST_NAME} letters at most; an empty one is the address again")

    def run(self, call: Call) -> tuple[Value, ...]:
        """Note the name."""
        if len(self.name) > LONGEST_NAME:
            raise ArgumentError(f"the name has {len(self.name)} letters; it has at most {LONGEST_NAME}")
        call.client.called = self.name
        return ()


@command("/memory", answer="`/memory.reply used quota`")
class Memory(Direct):
    """Returns how much of the memory quota is used, and the quota, both in bytes, as floats."""

    def run(self, call: Call) -> None:
        """Send both."""
        used, quota = call.buffers.used
        call.reply("/memory.reply", float(used), float(quota))


def _require_room(call: Call, watching: Collection[Client]) -> None:
    """Raise `ArgumentError` if as many clients watch as can log in, or as many as one other machine may have."""
    most, host = call.services.options.max_logins, call.client.host
    if call.client in watching:
        return
    if len(watching) >= most:
        raise ArgumentError(f"{counted(most, 'client')} watch already; one must stop first")
    if not call.client.is_local and sum(each.host == host for each in watching) >= share(most):
        raise ArgumentError(
            f"{counted(share(most), 'client')} at {host} watch already, and one other machine has no more at a time"
        )
