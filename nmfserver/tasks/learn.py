"""Learns bases from the last seconds of live input, and crossfades to them."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from nmfserver.audio.bases import Bases
from nmfserver.audio.engine import Engine
from nmfserver.audio.layout import require_layout
from nmfserver.audio.tempo import Section, Tempo
from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.component_names import Names
from nmfserver.errors import ArgumentError, BadBufferError, DeviceError
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import RANDOM, SEED, Settings
from nmfserver.processes.watching import Watcher
from nmfserver.steps import finished
from nmfserver.tasks.task import NotYetError, Place, Task
from nmfserver.template import Template

USUAL_SECONDS, USUAL_COMPONENTS = 10.0, 3


@dataclass(frozen=True)
class LearnInputs:
    """What learning reads.

    begin, frames : the section of the input, as `Engine.captured` takes it
    bases : as `Engine.bases` has them, to start from, or None
    lineage : of the bases in use
    settings : of the factorisation
    template : what the templates will be in time
    """

    begin: int
    frames: int
    bases: Samples | None
    names: Names
    lineage: object
    settings: Settings
    template: Template


@dataclass(frozen=True)
class Learn(Task[LearnInputs, Parts]):
    """Learns bases, with the window with which they will be compared.

    engine : captures the input, and uses the bases
    running : returns the engine that runs now, or raises `DeviceError`
    section : of the input; all that is kept is at most `USUAL_SECONDS`
    tempo : returns the tempo by which beats are counted, or None
    components : their number; 0 is the number in use, or `USUAL_COMPONENTS` without bases
    iterations : how far plain updates would get in so many rounds; the solver is ``fast``
    seeded : whether to start from the bases in use, if there are as many of them
    seed : of a random start; -1 for a fresh one
    fade : seconds of the crossfade
    bases : buffer that receives the bases as well
    template_frames : of a basis; 0 is as many as those in use have, or 1
    """

    engine: Engine
    running: Callable[[], Engine]
    section: Section
    tempo: Callable[[], Tempo | None]
    components: int
    iterations: int
    seeded: bool
    seed: int
    fade: float
    bases: Key | None = None
    template_frames: int = 0

    def __post_init__(self) -> None:
        self.section.duration(self.tempo())  # raises where there is none
        most = self.engine.settings.components
        if self.components > most:
            raise ArgumentError(f"components is {self.components}; /live/start allowed {most} (maxComponents)")

    def facts(self) -> Mapping[str, Key | float]:
        """Return the buffer that receives the bases, if there is one, and the number of components, 0 as usual."""
        return {"components": self.components} | ({} if self.bases is None else {"bases": self.bases})

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> LearnInputs:
        """Choose the section of the input; note the bases in use; reserve memory."""
        self._require_running()
        begin, frames = self._span()
        template = self._template()
        settings, bases = self._settings(template)
        plan = Plan(settings, frames, 1, place.threads)
        self._require_possible(plan, template, frames)
        captured = 4 * frames * (self.engine.settings.inputs + 1)
        leases.enter_context(place.buffers.reserved(captured + plan.nbytes))
        names = self.engine.names if bases is not None else ()
        return LearnInputs(begin, frames, bases, names, self.engine.lineage, settings, template)

    def _settings(self, template: Template) -> tuple[Settings, Samples | None]:
        """Return the settings of the factorisation, and the bases to start from: those in use, if they are alike."""
        live, known = self.engine.settings, self.engine.bases
        components = self.components or (min(USUAL_COMPONENTS, live.components) if known is None else known.shape[1])
        is_alike = known is not None and known.shape[1] == components and template == self.engine.template
        bases = known if self.seeded and is_alike else None
        sizes = live.learning._replace(hop=template.hop) if template.frames > 1 else live.learning
        settings = Settings(
            components, self.iterations, self.seed, RANDOM if bases is None else SEED, RANDOM, *sizes,
            template_frames=template.frames,
        )  # fmt: skip
        return settings, bases

    def _require_possible(self, plan: Plan, template: Template, frames: int) -> None:
        """Raise where live sound takes no bases as large as those would be, or too little has come in for them yet."""
        result = np.broadcast_to(np.float32(0), plan.results["bases"].sizes)  # takes no memory
        require_layout(Bases(result, template=template), self.engine.settings, "live sound runs with an FFT size of")
        try:
            plan.require_fitting(None, None)
        except BadBufferError as error:
            if self._is_all(frames):
                raise
            raise NotYetError(str(error)) from error

    def compute_on_worker(self, place: Place, inputs: LearnInputs, watch: Watcher) -> Parts:
        """Factorise the mean of the input channels."""
        source = finished(self.engine.captured(inputs.begin, inputs.frames)).mean(axis=1, keepdims=True)
        if not source.any():
            seconds = len(source) / self.engine.settings.sample_rate
            raise NotYetError(f"the {seconds:.2f} s that came in are silent: there is nothing to learn from")
        window = self.engine.analysis_window
        return bufnmf.decompose(
            source, inputs.settings, inputs.bases, None, watch, place.threads, window=window, tell=place.tell
        )

    def publish_on_loop(self, place: Place, inputs: LearnInputs, result: Parts) -> None:
        """Crossfade to the bases, and publish them if a buffer is named."""
        self._require_running()
        if self.bases is not None:
            place.buffers.require_places([self.bases])
        goes_on = inputs.bases is not None and inputs.lineage is self.engine.lineage
        names = self.engine.names if goes_on else inputs.names
        if not self.engine.use(result.bases, self.fade, names, inputs.template, keeps_morph=goes_on):
            raise DeviceError("the sound device has not taken the last bases yet: does it still run? See /live/status")
        if self.bases is not None:
            settings = self.engine.settings
            rate = settings.sample_rate / settings.transform.fft
            place.buffers.publish({self.bases: Buffer(result.bases, rate, names, inputs.template)})

    def _template(self) -> Template:
        """Return what templates are learned: such as those in use, where they have as many frames."""
        used, live = self.engine.template, self.engine.settings
        frames = self.template_frames or used.frames
        if frames == used.frames and used.hop <= live.transform.window:
            return used
        return Template.of(frames, live.template_hop)

    def _is_all(self, frames: int) -> bool:
        """Whether a section is not longer next time."""
        settings = self.engine.settings
        most = min(settings.capture, USUAL_SECONDS)
        return self.section.duration(self.tempo()) is not None or frames >= int(most * settings.sample_rate)

    def _span(self) -> tuple[int, int]:
        """Return begin and number of the frames to learn from, or raise `NotYetError` if too few were captured."""
        settings, tempo = self.engine.settings, self.tempo()
        wanted = self.section.duration(tempo)
        kept = min(self.engine.position / settings.sample_rate, settings.capture, USUAL_SECONDS)
        section = Section(kept) if wanted is None else self.section
        try:
            return section.span(self.engine, tempo)
        except ArgumentError as error:
            if wanted is not None and wanted > settings.capture:
                raise
            raise NotYetError(str(error)) from error

    def _require_running(self) -> None:
        """Raise `DeviceError` if another engine runs now, or none."""
        if self.running() is not self.engine:
            raise DeviceError("live audio was started anew meanwhile: ask again")
