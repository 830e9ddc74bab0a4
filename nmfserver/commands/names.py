"""Commands about the names of components."""

from nmfserver.commands.base import Call, Direct, command
from nmfserver.commands.fields import BufferId, BufferKind, Component, Text, one
from nmfserver.component_names import renamed


@command("/component/name", may_be_keyed=True)
class Rename(Direct):
    """Gives a component a name, which may stand wherever its number may.

    It is the component of the bases in use, or, with a buffer, the one whose basis, activation or stem is a channel of
    that. A name has at most 64 characters, is no number, begins with no @, and is given once among the components.

    A name belongs to its basis. It goes along where bases, or buffers with them, are used live, learned on from, taken
    as given ones by `/bufnmf`, copied, or saved in a session; sound files have none. Who has said `/notify 1` gets
    `/live/names name1 … nameK` when those of the bases in use change.
    """

    component: int | str = one(Component(), "the component: its number, from 0 on, or the name that it has")
    name: str = one(Text(), 'its name; "" takes it away')
    buffer: BufferId | None = one(
        BufferKind(optional=True), "a buffer, whose channel it is; else the bases in use", None
    )

    def run(self, call: Call) -> None:
        """Name the component."""
        if self.buffer is None:
            call.services.live.engine.name(self.component, self.name)
            return
        buffer = call.buffers.get(self.buffer.key)
        names = renamed(buffer.names, buffer.channels, self.component, self.name)
        call.buffers.name_channels(self.buffer.key, names)


@command("/component/names", may_be_keyed=True, answer="`/component/names.reply buffer name…`")
class BufferNames(Direct):
    """Returns the names of a buffer's channels, which are components: all of them, "" for none, or none at all."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")

    def run(self, call: Call) -> None:
        """Send the names."""
        call.reply("/component/names.reply", self.buffer.given, *call.buffers.get(self.buffer.key).names)


@command("/live/names", answer="`/live/names.reply name…`")
class LiveNames(Direct):
    """Returns the names of the components in use, one each, "" for none."""

    def run(self, call: Call) -> None:
        """Send the names."""
        engine = call.services.live.engine
        call.reply("/live/names.reply", *(engine.names or ("",) * engine.components))
