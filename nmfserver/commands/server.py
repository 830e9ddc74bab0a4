"""Commands about the server itself."""

from nmfserver import __version__
from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import Integer, Number, Text, one
from nmfserver.errors import ArgumentError, counted
from nmfserver.osc.client import FEWEST_VALUES
from nmfserver.osc.clients import share
from nmfserver.osc.codec import Value


@command("/status", number=2, answer="`/status.reply 1 ugens synths groups defs avgCPU peakCPU nominalRate actualRate`")
class Status(Direct):
    """Returns the state of a server that is ready. While it compiles its kernels, it does not answer.

    The counts are 0. The CPU figures are the load of the audio callback in percent.
    """

    def run(self, call: Call) -> None:
        """Send the state, if the server is ready."""
        if not call.services.jobs.warm.done():
            return
        rate, session = call.services.options.sample_rate, call.services.live.session
        mean, peak = session.engine.load if session else (0.0, 0.0)
        actual = session.engine.settings.sample_rate if session else rate
        call.reply("/status.reply", 1, 0, 0, 0, 0, 100 * mean, 100 * peak, rate, actual)


@command("/notify", number=1, answer="`/done /notify clientID maxLogins`, or `/done /notify` after logging out")
class Notify(Direct):
    """Logs in (1) or out (0). Only a client that is logged in gets what the server sends unasked.

    These messages are those about live sound (`/live/activations`, `/live/envelopes`, `/live/onset`, `/live/levels`,
    `/live/names`, `/live/stopped`), which `/notify/live` sends without a login, `/tempo.reply` and `/b_warning`. A
    second login from the same address is refused as scsynth refuses it, with the client ID after the reason: sclang
    then keeps its buffer numbers.
    """

    flag: int = one(Integer(0, 1), "1 to log in, 0 to log out", 1)
    client_id: int = one(Integer(), "the wanted client ID; a free one is given if it is taken", -1)

    def run(self, call: Call) -> tuple[Value, ...]:
        """Log the client in or out; return its ID and the number of logins."""
        logins, most = call.services.logins, call.services.options.max_logins
        if not self.flag:
            if logins.pop(call.client, None) is None:
                raise ArgumentError("not registered: this client is not logged in")
            return ()  # without a number, which sclang would take for a login
        if call.client in logins:
            call.failure_values = (logins[call.client],)
            raise ArgumentError("notify: already registered")
        _require_share(call, most)
        free = [number for number in range(most) if number not in logins.values()]
        if not free:
            raise ArgumentError(
                f"too many users: this server takes {counted(most, 'client')} at a time; one must log out first"
            )
        logins[call.client] = self.client_id if self.client_id in free else free[0]
        return (logins[call.client], most)


def _require_share(call: Call, most: int) -> None:
    """Raise `ArgumentError` if another machine has taken its share of the logins."""
    host = call.client.host
    if sum(client.host == host for client in call.services.logins) >= share(most) and not call.client.is_local:
        raise ArgumentError(
            f"too many users at {host}: one other machine has {counted(share(most), 'login')} at most; "
            "one must log out first"
        )


@command("/hello", answer="`/done /hello`; before that, beyond this machine, `/hi number`")
class Hello(Direct):
    """Proves that the server's answers arrive: needed over UDP from another machine.

    Until then the server runs nothing for that sender, and answers `/hi number` at most. `/hello number` lets the
    sender in until it has been silent for `client_patience` seconds. Programs on the server's own machine, the
    `trusted_hosts` and connections over TCP need no proof.
    """

    number: float = one(Number(), "what came with `/hi`", 0.0)

    def run(self, call: Call) -> tuple[Value, ...]:
        """Return no values: the gate has admitted the sender."""
        return ()


@command("/version", number=64, answer='`/version.reply "nmfserver" major minor "patch" branch commit`')
class Version(Direct):
    """Returns the version of nmfserver."""

    def run(self, call: Call) -> None:
        """Send the version."""
        major, minor, patch = __version__.split(".", 2)
        call.reply("/version.reply", "nmfserver", int(major), int(minor), f".{patch}", f"v{__version__}", "release")


@command("/sync", number=52, answer="`/synced id`")
class Sync(Queued):
    """Answers when every command of this client that is ahead of it in the queue is done.

    It does not wait for jobs with `blocking 0`.
    """

    id: int = one(Integer(), "a number of your own, to know the answer by", 0)

    async def run(self, call: Call) -> None:
        """Send the answer: earlier commands of the queue are done."""
        call.reply("/synced", self.id)


@command("/cancel", answer="`/done /cancel count`; each command stopped ends in `/fail … cancelled`")
class CancelAll(Direct):
    """Stops everything that this client has in the queue.

    That is the command that is running, such as a long `/b_gen` or a file on a slow disk, and all that wait after it.
    It also stops a `/bufcompose` that has left the queue. `/bufnmf/cancel` stops jobs that have left it.
    """

    def run(self, call: Call) -> tuple[Value, ...]:
        """Stop the client's commands; return their number."""
        return (call.services.queue.cancel(call.client),)


@command("/dumpOSC", number=39)
class DumpOSC(Direct):
    """Shows incoming messages in the server's terminal, a limited number of lines a second.

    Clients on other machines are refused.
    """

    code: int = one(Integer(0, 3), "0 nothing, 1 the messages, 2 their bytes, 3 both", 1)

    def run(self, call: Call) -> None:
        """Set what is shown."""
        call.require_local("see what arrives")
        call.services.dump.code = self.code


@command("/error", number=58)
class ErrorMode(Direct):
    """Turns the lines about failures in the server's terminal on or off. `/fail` is sent in any case.

    Clients on other machines are refused, except for mode -1.
    """

    mode: int = one(Integer(-2, 1), "0 off, 1 on; -1 off and -2 on until the bundle's end", 1)

    def run(self, call: Call) -> None:
        """Set whether failures are logged, for the server or for the bundle."""
        if self.mode != -1:  # -1 only keeps a client's own bundle out of the log
            call.require_local("say which failures its terminal shows")
        if self.mode < 0:
            call.services.own_posting[call.client] = self.mode == -2
        else:
            call.services.posts_errors = self.mode == 1


@command("/clearSched", number=51)
class ClearSched(Direct):
    """Drops all bundles that are scheduled for later, those of all clients."""

    def run(self, call: Call) -> None:
        """Clear the scheduler."""
        call.services.scheduler.clear()


@command("/quit", number=3, answer="`/done /quit`")
class Quit(Direct):
    """Ends the server. Clients on other machines are refused."""

    def run(self, call: Call) -> None:
        """Ask the server to end, or once more; it sends each ``/done`` after all other answers."""
        call.require_local("quit it")
        call.services.quit(call)


@command("/reply_to", may_be_keyed=True)
class ReplyTo(Direct):
    """Sends this client's answers to another address from now on: for programs that listen on a fixed port."""

    host: str = one(Text(), "the sender's own address, or 127.0.0.1")
    port: int = one(Integer(1, 65535), "the port that listens")

    def run(self, call: Call) -> None:
        """Set the address for answers."""
        call.client.reply_to(self.host, self.port)


@command("/maxpacket", may_be_keyed=True)
class MaxPacket(Direct):
    """Sets the largest packet that this client can take. The default is 8192 bytes over UDP and 256 MB over TCP."""

    bytes: int = one(Integer(1), "size in bytes")

    def run(self, call: Call) -> None:
        """Set the limit in bytes."""
        call.client.set_limit(self.bytes)


@command("/maxlist", may_be_keyed=True)
class MaxList(Direct):
    """Limits the number of values in one answer to this client: Max cuts lists at 256.

    Longer answers to `/b_getn`, `/b_get` and `/b_query` come as several messages of the same form.
    """

    values: int = one(Integer(0), f"number of values, {FEWEST_VALUES} at least; 0: any number", 0)

    def run(self, call: Call) -> None:
        """Set the limit of values."""
        if 0 < self.values < FEWEST_VALUES:
            raise ArgumentError(f"values is {self.values}; it is 0, or at least {FEWEST_VALUES}")
        call.client.most_values = self.values or None


@command("/maxrate", may_be_keyed=True)
class MaxRate(Direct):
    """Limits how often this client gets messages of which only the newest matters, such as a job's progress.

    Those in between are left out.
    """

    rate: float = one(Number(0), "messages a second; 0: as often as they come", 0.0)

    def run(self, call: Call) -> None:
        """Set the client's rate."""
        call.client.throttle_interval = 1 / self.rate if self.rate else 0.0


@command("/tempfolder", answer="`/tempfolder.reply path shared number`")
class TempFolder(Direct):
    """Makes a folder for sound files that this client exchanges with the server. It is removed when the server ends.

    `shared` is 0 where the server exchanges no files with this client, because it is on another machine, or because of
    `file_folders`: then there is no folder. The number is unique to this client. When the client goes, the server frees
    the buffers whose names begin with that number, or the path, and a slash. A client goes when its connection closes,
    or over UDP after `client_patience` seconds of silence (60), which also end its login, its bundles and its jobs.
    """

    def run(self, call: Call) -> None:
        """Make the folder if files can be exchanged, and send its path."""
        services = call.services
        shared = call.client.is_local and services.files.is_free
        path = (services.exchange.make if shared else services.exchange.path)(call.client)
        call.reply("/tempfolder.reply", path.as_posix(), int(shared), int(path.name))
