"""Commands about sessions: everything that a server has, in a folder."""

from typing import ClassVar

from nmfserver.commands.base import Call, Queued, command
from nmfserver.commands.fields import Name, one
from nmfserver.commands.saving import in_thread
from nmfserver.commands.tempo import tell
from nmfserver.osc.codec import Value
from nmfserver.sessions.names import require_name, require_own_name

_NAME = "name of the session: letters, digits, spaces, - and _"


@command("/session/save", may_be_keyed=True, answer='`/done /session/save name "buffers" n`')
class Save(Queued):
    """Saves all buffers, how they were made, bases, gains, names, scenes, tempo, settings, on the server's machine.

    A session of that name is replaced at the very end, in one step: whatever happens, there is the old one or the new
    one. Buffers of a client's `/tempfolder` are left out. The folder has a float WAV a buffer, and `session.json`.
    """

    must_finish: ClassVar[bool] = True

    name: str = one(Name(), _NAME)

    def accept(self, call: Call) -> None:
        """Refuse a name that no session can have, and who may not write there."""
        require_own_name(self.name)
        call.services.sessions.require_allowed()

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Save the session; return its name and how many buffers it has."""
        return (self.name, "buffers", await call.services.sessions.save(self.name))


@command("/session/load", may_be_keyed=True, answer='`/done /session/load name "buffers" n`')
class Load(Queued):
    """Loads a session: its buffers and scenes, and its bases, gains, mode, names, tempo and settings.

    Of the buffers and scenes that there are, those of the same names are replaced. Live sound that runs fades to the
    session's mix; `/live/undo` brings back the bases that it had. Otherwise the next `/live/start` begins with it, and
    `/live/start again 1` with the session's settings as well. Everything is read and checked first: if anything is
    wrong, nothing is changed.
    """

    lockable: ClassVar[bool] = True

    name: str = one(Name(), _NAME)

    def accept(self, call: Call) -> None:
        """Refuse a name that no session can have, and who may not read there."""
        require_name(self.name)
        call.services.sessions.require_allowed()

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Load the session; return its name and how many buffers it has."""
        live = call.services.live
        before = live.tempo
        count = await call.services.sessions.load(self.name)
        if live.tempo != before:
            tell(call.services)
        return (self.name, "buffers", count)


@command("/session/list", answer="one `/session name` each, then `/done /session/list count`")
class List(Queued):
    """Lists the sessions that were saved; those with `autosave` in front are what the server has saved by itself."""

    def accept(self, call: Call) -> None:
        """Refuse who may not read there."""
        call.services.sessions.require_allowed()

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Send a message for each session; return the count."""
        names = await in_thread(call.services.sessions.store.names)
        for name in names:
            call.reply("/session", name)
        return (len(names),)
