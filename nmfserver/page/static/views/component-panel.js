/** Right, middle: the chosen part large, with its basis in decibels over a logarithmic axis, and its onsets. */

import { colourOf, isDark, themeColour } from "../drawing/colours.js";
import { FLOOR_DB, MARKED_HZ, drawSpectrum, heights, hertzAt, placeOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawActivation } from "../drawing/waveform.js";
import { onsetsOf, pitchOf, pitchText } from "../model/analysis.js";
import { wholeOf } from "../model/data.js";
import { drawLine, forgetDrawn } from "../model/drawn.js";
import { sendToLive } from "../model/live.js";
import { merge, split } from "../model/merging.js";
import { chosenOf, drawnOf, mixOf, nameOf, sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
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
 * @property {Float32Array[]} activations
 * @property {SoundBuffer} buffer  of the bases
 */

const STEP_DB = 20;
const [TOP, BOTTOM] = [6, 16]; // pixels over and under the basis

class ComponentPanel extends View {
  constructor() {
    super();
    this.spectrum = new Surface(() => this.#draw(), "Basis of the chosen component");
    this.envelope = new Surface(() => this.#draw(), "Activation and onsets of the chosen component");
    this.name = make("h2");
    this.pitch = make("span", { class: "pitch" });
    this.onsets = make("p", { class: "hint" });
    this.changing = make("p", { class: "hint", role: "status" });
    this.into = make("select", { "aria-label": "Merge into" });
    this.into.addEventListener("change", () => store.show({}));
    this.merge = button("Merge", "Merge", () => this.#merge());
    this.split = button("Split into two components", "Split", () => this.#withTake((_, chosen) => split(chosen)));
    this.pencil = button("Draw into bases and activations", "Draw", () =>
      store.show({ drawing: !store.state.view.drawing }),
    );
    this.forget = button("Forget what was drawn", "Forget", forgetDrawn);
    this.live = button("Hear this component live", "To live", () =>
      this.#withTake((take, chosen) => sendToLive(take, chosen)),
    );
    this.append(
      make("div", { class: "title" }, this.name, this.pitch),
      make("div", { class: "large" }, this.spectrum.canvas),
      make("div", { class: "strip" }, this.envelope.canvas),
      this.onsets,
      this.changing,
      make("div", { class: "tools" }, this.into, this.merge, this.split, this.pencil, this.forget, this.live),
    );
    this.#drawing(this.spectrum.canvas);
  }

  /**
   * What is shown, or null until all of it is here.
   * @param {State} state
   * @returns {Chosen | null}
   */
  #chosen(state) {
    const take = takeOf(state);
    if (!take || take.bases === undefined || take.activations === undefined) return null;
    const buffer = state.buffers[take.bases];
    const [bases, activations] = [
      buffer && wholeOf(buffer),
      state.buffers[take.activations] && wholeOf(state.buffers[take.activations]),
    ];
    const component = chosenOf(state, take);
    return bases && activations ? { state, take, component, bases, activations, buffer } : null;
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
    this.split.disabled = Boolean(state.view.changing);
    this.merge.hidden = this.into.hidden;
    this.merge.disabled = Boolean(state.view.changing) || !this.into.value;
    press(this.pencil, state.view.drawing);
    this.forget.hidden = !drawnOf(state, take);
    this.live.disabled = !state.live.running;
    this.classList.toggle("drawing", state.view.drawing);
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
    const chosen = this.#chosen(store.state);
    if (!chosen) return;
    const { state, take, component, bases, buffer } = chosen;
    say(this.pitch, pitchText(pitchOf(bases, component), take, buffer.sampleRate));
    this.#drawSpectrum(chosen);
    this.#drawEnvelope(chosen);
    this.#onsetText(chosen, sourceOf(state)?.sampleRate ?? 1);
  }

  /** @param {Chosen} chosen */
  #drawSpectrum({ state, take, component, bases, buffer }) {
    const surface = this.spectrum;
    const drawn = drawnOf(state, take)?.bases[component];
    if (!surface.begin(bases, component, drawn, isDark())) return;
    const { context, width, height, scale } = surface;
    const axis = { hertzOfBin: buffer.sampleRate, top: buffer.sampleRate * (buffer.frames - 1) };
    const bottom = height - BOTTOM * scale;
    this.#grid(surface, axis, bottom);
    drawSpectrum(context, heights(drawn ?? bases[component], axis, width), bottom, bottom - TOP * scale, {
      area: colourOf(component, 0.25),
      line: colourOf(component),
      thick: 1.5 * scale,
    });
    this.#labels(surface, axis, bottom);
  }

  /**
   * Where a level is, in device pixels.
   * @param {number} decibels
   * @param {number} bottom
   * @param {number} scale
   */
  #levelAt(decibels, bottom, scale) {
    return Math.round(bottom - (1 - decibels / FLOOR_DB) * (bottom - TOP * scale));
  }

  /**
   * @param {Surface} surface
   * @param {import("../drawing/spectrum.js").Axis} axis
   * @param {number} bottom
   */
  #grid({ context, width, scale }, axis, bottom) {
    context.fillStyle = themeColour("line");
    for (let decibels = 0; decibels > FLOOR_DB; decibels -= STEP_DB) {
      context.fillRect(0, this.#levelAt(decibels, bottom, scale), width, Math.round(scale));
    }
    for (const hertz of MARKED_HZ.filter((each) => each < axis.top)) {
      context.fillRect(Math.round(placeOf(hertz, axis) * width), 0, Math.round(scale), bottom);
    }
  }

  /**
   * @param {Surface} surface
   * @param {import("../drawing/spectrum.js").Axis} axis
   * @param {number} bottom
   */
  #labels({ context, width, height, scale }, axis, bottom) {
    context.font = `${10.5 * scale}px ${getComputedStyle(this).fontFamily}`;
    const write = (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y) => {
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    };
    context.lineWidth = 4 * scale;
    context.strokeStyle = themeColour("back");
    context.fillStyle = themeColour("muted");
    context.textAlign = "right";
    for (let decibels = -STEP_DB; decibels > FLOOR_DB; decibels -= STEP_DB) {
      write(`−${-decibels} dB`, width - 6 * scale, this.#levelAt(decibels, bottom, scale) + 4 * scale);
    }
    context.textAlign = "center";
    for (const hertz of MARKED_HZ.filter((each) => each < axis.top)) {
      write(hertz >= 1000 ? `${hertz / 1000}k` : `${hertz}`, placeOf(hertz, axis) * width, height - 4 * scale);
    }
  }

  /** @param {Chosen} chosen */
  #drawEnvelope({ component, activations }) {
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

  /**
   * @param {Chosen} chosen
   * @param {number} sampleRate
   */
  #onsetText({ take, component, activations }, sampleRate) {
    const onsets = onsetsOf(activations, component);
    const apart =
      onsets.length > 1 ? ((onsets[onsets.length - 1] - onsets[0]) * take.hop) / sampleRate / (onsets.length - 1) : 0;
    const often = apart ? `, one every ${apart.toFixed(2)} s` : "";
    const text = `${onsets.length || "no"} onset${onsets.length === 1 ? "" : "s"}${often}`;
    say(this.onsets, text);
  }

  /** @param {HTMLCanvasElement} canvas */
  #drawing(canvas) {
    /** @type {import("../model/drawn.js").Point | null} */
    let before = null;
    const draw = (/** @type {PointerEvent} */ event) => {
      const chosen = this.#chosen(store.state);
      if (!store.state.view.drawing || !chosen || !event.buttons) return;
      const point = pointIn(canvas.getBoundingClientRect(), event, chosen.buffer);
      drawLine("bases", chosen.component, before ?? point, point);
      before = point;
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      before = null;
      draw(event);
    });
    canvas.addEventListener("pointermove", draw);
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
 * The bin and the level under the pointer.
 * @param {DOMRect} box
 * @param {PointerEvent} event
 * @param {SoundBuffer} buffer  of the bases
 * @returns {import("../model/drawn.js").Point}
 */
function pointIn(box, event, buffer) {
  const axis = { hertzOfBin: buffer.sampleRate, top: buffer.sampleRate * (buffer.frames - 1) };
  const at = hertzAt((event.clientX - box.left) / box.width, axis) / axis.hertzOfBin;
  const high = Math.min(1, 1 - (event.clientY - box.top - TOP) / (box.height - TOP - BOTTOM));
  return { at, height: high <= 0 ? 0 : 10 ** ((FLOOR_DB * (1 - high)) / 20) };
}

customElements.define("component-panel", ComponentPanel);
