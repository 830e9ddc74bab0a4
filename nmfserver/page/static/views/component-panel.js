/** Right, middle: the chosen part large, with its basis in decibels over a logarithmic axis, and its onsets. */

import { colourOf, isDark, themeColour } from "../drawing/colours.js";
import { axisOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawActivation } from "../drawing/waveform.js";
import { onsetsOf, pitchOf, pitchText, spectraOf } from "../model/analysis.js";
import { factorOf } from "../model/data.js";
import { forgetDrawn } from "../model/drawn.js";
import { sendToLive } from "../model/live.js";
import { merge, split } from "../model/merging.js";
import { chosenOf, drawnOf, mixOf, nameOf, sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { BasisPicture } from "./basis-picture.js";
import { View, button, make, press, say } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/**
 * @typedef {object} Chosen
 * @property {State} state
 * @property {Take} take
 * @property {number} component
 * @property {Float32Array[]} bases
 * @property {SoundBuffer} buffer  of the bases
 * @property {number} rate  Hz, of the sound
 */

const SPLIT = "Split into two components";

class ComponentPanel extends View {
  static reads = [
    "live.running",
    "buffers",
    "decompositions",
    "shared",
    "view.source",
    "view.chosen",
    "view.drawing",
    "view.drawn",
    "view.changing",
  ];

  constructor() {
    super();
    this.basis = new BasisPicture(() => this.#chosen(store.state));
    this.large = make("div", { class: "large" }, this.basis.canvas);
    this.envelope = new Surface(() => this.#draw(), "Activation and onsets of the chosen component");
    this.strip = make("div", { class: "strip" }, this.envelope.canvas);
    this.name = make("h2");
    this.pitch = make("span", { class: "pitch" });
    this.onsets = make("p", { class: "hint" });
    this.changing = make("p", { class: "hint", role: "status" });
    this.into = make("select", { "aria-label": "Merge into" });
    this.into.addEventListener("change", () => this.render(store.state));
    this.merge = button("Merge", "Merge", () => this.#merge());
    this.split = button(SPLIT, "Split", () => this.#withTake((_, chosen) => split(chosen)));
    this.pencil = button("Draw into bases and activations", "Draw", () =>
      store.show({ drawing: !store.state.view.drawing }),
    );
    this.forget = button("Forget what was drawn", "Forget", forgetDrawn);
    this.live = button("Hear this component live", "To live", () =>
      this.#withTake((take, chosen) => sendToLive(take, chosen)),
    );
    this.append(
      make("div", { class: "title" }, this.name, this.pitch),
      this.large,
      this.strip,
      this.onsets,
      this.changing,
      make("div", { class: "tools" }, this.into, this.merge, this.split, this.pencil, this.forget, this.live),
    );
  }

  /**
   * The basis that is shown, or null until it is here, and where there is none.
   * @param {State} state
   * @returns {Chosen | null}
   */
  #chosen(state) {
    const take = takeOf(state);
    const buffer = state.buffers[take?.bases ?? -1];
    const bases = take && factorOf(state, take, "bases");
    if (!take || !buffer || !bases) return null;
    const rate = sourceOf(state)?.sampleRate ?? 1;
    return { state, take, component: chosenOf(state, take), bases, buffer, rate };
  }

  /** @param {State} state */
  render(state) {
    const take = takeOf(state);
    this.hidden = !take;
    if (!take) return;
    const mix = mixOf(state, take);
    const component = chosenOf(state, take);
    say(this.name, nameOf(mix, component));
    this.style.setProperty("--colour", colourOf(component));
    this.#merging(
      mix.names.map((_, each) => nameOf(mix, each)),
      component,
    );
    say(this.changing, state.view.changing);
    const isTemplate = (take.templateFrames ?? 1) > 1;
    this.split.disabled = Boolean(state.view.changing) || take.stems === undefined || isTemplate;
    this.split.title = isTemplate ? "Bases with several frames are not split" : SPLIT;
    this.merge.hidden = this.into.hidden;
    this.merge.disabled = Boolean(state.view.changing) || !this.into.value;
    press(this.pencil, state.view.drawing);
    this.forget.hidden = !drawnOf(state, take);
    this.live.disabled = !state.live.running || take.bases === undefined;
    this.classList.toggle("drawing", state.view.drawing);
    this.large.hidden = this.pitch.hidden = take.bases === undefined;
    this.strip.hidden = this.onsets.hidden = take.activations === undefined;
    this.#draw();
  }

  /**
   * @param {string[]} names
   * @param {number} component
   */
  #merging(names, component) {
    const into = this.into;
    const options = JSON.stringify([names, component]);
    if (into.dataset.options === options) return;
    into.dataset.options = options;
    into.replaceChildren(make("option", { value: "" }, "Merge into …"));
    names.forEach((name, each) => each !== component && into.append(make("option", { value: String(each) }, name)));
    into.hidden = names.length < 2;
  }

  #draw() {
    const { state } = store;
    const take = takeOf(state);
    const chosen = this.#chosen(state);
    if (chosen) {
      const { frames, axis } = axisOf(chosen.buffer, chosen.take);
      say(this.pitch, pitchText(pitchOf(spectraOf(chosen.bases, frames), chosen.component)(axis.hertzOfBin)));
      this.basis.draw();
    }
    const activations = take && factorOf(state, take, "activations");
    if (!take || !activations) return;
    this.#drawEnvelope(activations, chosenOf(state, take));
    const onsets = onsetsOf(activations, chosenOf(state, take));
    say(this.onsets, onsetText(onsets, take.hop / (sourceOf(state)?.sampleRate ?? 1)));
  }

  /**
   * @param {Float32Array[]} activations
   * @param {number} component
   */
  #drawEnvelope(activations, component) {
    const surface = this.envelope;
    if (!surface.begin(activations, component, isDark())) return;
    const { context, width, height, scale } = surface;
    const framesPerPixel = activations[0].length / width;
    context.fillStyle = themeColour("muted");
    const onsets = onsetsOf(activations, component);
    for (const onset of onsets.length < width / 4 ? onsets : []) {
      context.fillRect(Math.round(onset / framesPerPixel), 0, Math.round(scale), height);
    }
    const whole = { start: 0, framesPerPixel };
    drawActivation(surface, activations, [component], whole, colourOf(component), 1.5 * scale);
  }

  #merge() {
    const into = Number(this.into.value);
    this.into.value = "";
    this.#withTake((_, chosen) => merge(chosen, into));
  }

  /** @param {(take: Take, chosen: number) => Promise<void>} work */
  #withTake(work) {
    const take = takeOf(store.state);
    if (take) void work(take, chosenOf(store.state, take));
  }
}

/**
 * @param {number[]} onsets  frames of the activation
 * @param {number} seconds  from one frame to the next
 */
function onsetText(onsets, seconds) {
  const apart = onsets.length > 1 ? ((onsets[onsets.length - 1] - onsets[0]) * seconds) / (onsets.length - 1) : 0;
  const often = apart ? `, one every ${apart.toFixed(2)} s` : "";
  return `${onsets.length || "no"} onset${onsets.length === 1 ? "" : "s"}${often}`;
}

customElements.define("component-panel", ComponentPanel);
