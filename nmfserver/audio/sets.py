"""The bases in use: sets of them lie in slots of the audio thread's memory, and are crossfaded.

A set may be on its way to another one (`kernels.transport`), by an amount that is ramped. The plan of that is lent to
the audio thread as long as the set is. Other bases that come end it, unless they are the same components learned
anew: then the way begins at them, and leads to the same target, with the amount as it is.

Templates with several frames bring the memory of what rings with them (`kernels.live.ringing`). A set that is faded in
knows no past: what rings already is explained by its new activations, until it has heard for as long as a template.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.audio.bases import Bases, UsedBases
from nmfserver.audio.control import Control, Samples
from nmfserver.audio.layout import Laid, laid_out, require_layout, require_values, templates_of
from nmfserver.audio.settings import LiveSettings
from nmfserver.component_names import Names, renamed
from nmfserver.errors import ArgumentError, BadBufferError, NMFServerError, counted
from nmfserver.kernels import transport
from nmfserver.kernels.live import memory, ringing
from nmfserver.kernels.live.memory import Command, Return
from nmfserver.kernels.transport import Plan
from nmfserver.template import ONE_FRAME, Template

AMOUNT_RAMP = 0.1
"""Seconds of the ramp of an amount."""


class Morph(NamedTuple):
    """Where bases are on their way to, and how far they are at the end of the ramp.

    target : float32 (bins, components), in the order of the bases that become it
    amount : 0…1
    """

    target: Samples
    amount: float


class Sets(Control):
    """Lends sets of bases to the audio thread."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._free = set(range(1, memory.SLOTS))
        self._takers[Return.SLOT] = self._take_back
        self._in_use: Bases | None = None
        self.used_bases = UsedBases()
        """The sets that were used, those in use included."""
        self._morph: Morph | None = None
        self._morphed: Bases | None = None
        """What it makes of the bases in use, once that was asked for."""
        self._lineage = object()
        self._plans: dict[int, Plan] = {}
        self._ringings: dict[int, ringing.Memory] = {}
        self._newest_slot = 0
        self._ready: tuple[object, Template, Laid] | None = None
        """A set that is laid out already: its edition, what its templates are in time, and itself."""
        # Until bases are given, the whole input is one component.
        self._write(0, laid_out(Bases(np.ones((settings.transform.bins, 1), np.float32)), settings))

    @property
    def in_use(self) -> Bases | None:
        """The newest bases that were given, or None; of a morph, where it begins."""
        return self._in_use

    @property
    def bases(self) -> Samples | None:
        """Their samples, as `Bases` has them, or None."""
        return None if self._in_use is None else self._in_use.samples

    @property
    def template(self) -> Template:
        """What the templates in use are in time."""
        return ONE_FRAME if self._in_use is None else self._in_use.template

    @property
    def names(self) -> Names:
        """The names of the components, () where none has one."""
        return () if self._in_use is None else self._in_use.names

    def name(self, component: int | str, name: str) -> None:
        """Give a component a name, or another one; "" takes it away."""
        if self._in_use is None:
            raise ArgumentError("no bases are in use, whose components could have names: /live/bases, or /live/learn")
        self._in_use.names = renamed(self._in_use.names, self.components, component, name)

    @property
    def lineage(self) -> object:
        """The same object as long as the components in use are the same ones, morphed or learned anew under a morph."""
        return self._lineage

    @property
    def morph(self) -> Morph | None:
        """Where the bases are on their way to, or None."""
        return self._morph

    @property
    def morphed_bases(self) -> Samples:
        """The bases as they are used at the end of all ramps, float32 (bins, components)."""
        plan = self._plans.get(self._newest_slot)
        if plan is None or self._morph is None:
            return self._state.bases[self._newest_slot, : self.components].T.copy()
        rows = np.empty((self.components, self.settings.transform.bins), np.float32)
        transport.interpolate(plan, float(self._morph.amount), rows)
        return np.ascontiguousarray(rows.T)

    @property
    def sounding(self) -> Bases:
        """What a morph has made of the bases in use at the end of all ramps; they themselves where there is none.

        It is the same object until bases or the amount change.
        """
        if self._in_use is not None and self._morph is None:
            return self._in_use
        if self._morphed is None:
            self._morphed = Bases(self.morphed_bases)
        self._morphed.names = self.names
        return self._morphed

    @property
    def components(self) -> int:
        """Number of components of the newest bases; 0 where buffers are played, and nothing else."""
        return 0 if self.settings.plays_only else int(self._state.components[self._newest_slot])

    def use(
        self, bases: Samples, fade: float, names: Names = (), template: Template = ONE_FRAME,
        *, keeps_morph: bool = False,
    ) -> bool:  # fmt: skip
        """Fade in a copy of the samples of other bases, with the names of their components."""
        return self.use_set(Bases(bases.copy(), names, template), fade, keeps_morph=keeps_morph)

    def use_set(self, bases: Bases, fade: float, *, keeps_morph: bool = False) -> bool:
        """Fade in other bases; return False where all sets of bases are in use, so that the caller tries again later.

        As long as it returns False, nothing has changed.

        Parameters
        ----------
        bases : at least 0
        fade : seconds, at least 0
        keeps_morph : whether a morph goes on from them, with the amount as it is: they are the components in use

        Raises
        ------
        ArgumentError, BadBufferError : bases of another FFT size, too many of them, or values that cannot be used

        """
        self.require_usable(bases)
        return self._use(bases, self._morph if keeps_morph else None, fade)

    def begin_morph(self, target: Samples, fade: float) -> bool:
        """Let the bases in use be on their way to others, by an amount of 0; return False as `use` does.

        What they become by a morph that is going on is where this one begins.

        target : float32 (bins, components), as many as are in use, in their order; copied
        """
        self.require_morph(target)
        self._require_room(2)  # for the amount that follows, too
        return self._use(self.sounding, Morph(target.copy(), 0.0), fade)

    def set_amount(self, amount: float, ramp: float = AMOUNT_RAMP) -> None:
        """Ramp how far the bases in use are on their way, 0…1."""
        if self._morph is None:
            raise NMFServerError("there is nothing to morph to yet: name a buffer of bases, as many as are in use")
        self._command(Command.MORPH, self._newest_slot, self._frames(ramp), amount)
        if amount != self._morph.amount:
            self._morph, self._morphed = self._morph._replace(amount=amount), None

    def require_morph(self, target: Samples) -> None:
        """Raise where the bases in use cannot become these."""
        if self.template.frames > 1:
            raise BadBufferError(
                f"the templates in use have {counted(self.template.frames, 'frame')}; a morph is between those of 1"
            )
        self.require_usable(Bases(target))
        if target.shape[1] != self.components:
            raise BadBufferError(
                f"the bases have {counted(target.shape[1], 'component')}, and those in use {self.components}: a morph "
                "is between as many"
            )

    def require_usable(self, bases: Bases) -> None:
        """Raise where bases do not fit this engine."""
        components, most = bases.samples.shape[1], self.settings.components
        require_layout(bases, self.settings, "live sound runs with an FFT size of")
        if components > most:
            raise BadBufferError(
                f"the bases have {counted(components, 'component')}; /live/start allowed at most {most} (maxComponents)"
            )
        require_values(bases.samples)

    def fits(self, bases: Bases) -> bool:
        """Whether bases have the FFT size of this engine and fit its hops, and are no more than it allows."""
        try:
            require_layout(bases, self.settings, "")
        except BadBufferError:
            return False
        return bool(bases.samples.shape[1] <= self.settings.components)

    def _use(self, bases: Bases, morph: Morph | None, fade: float) -> bool:
        self.collect()
        if not self._free:
            return False
        slot, laid = next(iter(self._free)), self._laid_out(bases)
        self._write(slot, laid)
        if morph is not None:
            self._lend_plan(slot, laid.rows, morph)
        hops = max(1, round(fade * self.settings.sample_rate / self.settings.transform.hop))
        self._command(Command.SWAP, slot, hops)
        self._free.remove(slot)
        self._in_use, self._morph, self._morphed, self._newest_slot = bases, morph, None, slot
        if morph is None:
            self._lineage = object()
        self.used_bases.add(bases)
        return True

    def make_ready(self, bases: Bases, laid: Laid) -> None:
        """Take a set that is laid out, so that the next `use_set` of it, or of a copy, need not."""
        self._ready = bases.edition, bases.template, laid

    def _laid_out(self, bases: Bases) -> Laid:
        ready, self._ready = self._ready, None
        if ready is not None and ready[:2] == (bases.edition, bases.template):
            return ready[2]
        return laid_out(bases, self.settings)

    def _write(self, slot: int, laid: Laid) -> None:
        """Write a set of bases."""
        state, rows, count = self._state, laid.rows, len(laid.rows)
        state.bases[slot], state.inverse_sums[slot], state.activations[slot] = 0, 0, 0
        state.bases[slot, :count] = rows
        state.inverse_sums[slot, :count] = 1 / rows.sum(axis=1, dtype=np.float64)
        state.components[slot] = count
        state.morphs[slot].is_on = False
        state.ringings[slot].frames = 1
        if laid.memory is not None:
            self._ringings[slot] = laid.memory
            ringing.lend(laid.memory, state.ringings[slot])

    def _lend_plan(self, slot: int, rows: Samples, morph: Morph) -> None:
        """Write how a set of bases becomes another, and how far it is."""
        targets = templates_of(Bases(morph.target))[:, 0].copy()
        plan = transport.empty(*rows.shape)
        transport.plan(rows, targets, plan)
        self._plans[slot] = plan
        record, amount = self._state.morphs[slot], self._state.amounts[slot]
        record.moves, record.sums = plan.moves.ctypes.data, plan.sums.ctypes.data
        record.floor = float(min(rows.min(), targets.min()))
        record.reached, record.is_on = 0.0, True
        amount.now = amount.goal = morph.amount

    def _take_back(self, slot: int) -> None:
        self._free.add(slot)
        self._plans.pop(slot, None)
        self._ringings.pop(slot, None)
