/** Right, middle: the chosen part large, with its basis in decibels over a logarithmic axis, and its onsets. */

import { colourOf, isDark, themeColour } from "../drawing/colours.js";
import { FLOOR_DB, MARKED_HZ, drawSpectrum, heights, hertzAt, placeOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawActivation } from "../drawing/waveform.js";
import { onsetsOfRow, pitchOf, pitchText } from "../model/analysis.js";
import { wholeOf } from "../model/data.js";
import { drawLine, forgetDrawn } from "../model/drawn.js";
import { mergeRows, splitRow } from "../model/edits.js";
import { sendToLive } from "../model/live.js";
import { mixOf, nameOf, sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { View, button, make, press, say } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/**
 * @typedef {object} Chosen
 * @property {State} state
 * @property {Take} take
 * @property {number[]} components
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
    this.into = make("select", { "aria-label": "Merge into" });
    this.into.addEventListener("change", () => mergeRows(store.state.view.chosen, Number(this.into.value)));
    this.split = button("Split again", "Split", () => splitRow(store.state.view.chosen));
    this.pencil = button("Draw into bases and activations", "Draw", () =>
      store.show({ drawing: !store.state.view.drawing }),
    );
    this.forget = button("Forget what was drawn", "Forget", forgetDrawn);
    this.live = button("Hear this component live", "To live", () => this.#toLive());
    this.append(
      make("div", { class: "title" }, this.name, this.pitch),
      make("div", { class: "large" }, this.spectrum.canvas),
      make("div", { class: "strip" }, this.envelope.canvas),
      this.onsets,
      make("div", { class: "tools" }, this.into, this.split, this.pencil, this.forget, this.live),
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
    const mix = mixOf(state, take);
    const components = mix.rows[Math.min(state.view.chosen, mix.rows.length - 1)];
    return bases && activations ? { state, take, components, bases, activations, buffer } : null;
  }

  /** @param {State} state */
  render(state) {
    const take = takeOf(state);
    this.hidden = !take;
    if (!take) return;
    const mix = mixOf(state, take);
    const row = Math.min(state.view.chosen, mix.rows.length - 1);
    say(this.name, nameOf(mix, row));
    this.style.setProperty("--colour", colourOf(mix.rows[row][0]));
    this.#merging(
      mix.rows.map((_, index) => nameOf(mix, index)),
      row,
    );
    this.split.hidden = mix.rows[row].length < 2;
    press(this.pencil, state.view.drawing);
    this.forget.hidden = !state.view.drawn;
    this.live.disabled = !state.live.running;
    this.classList.toggle("drawing", state.view.drawing);
    this.#draw();
  }

  /**
   * @param {string[]} names
   * @param {number} row
   */
  #merging(names, row) {
    const into = this.into;
    const options = JSON.stringify([names, row]);
    if (into.dataset.options === options) return;
    into.dataset.options = options;
    into.replaceChildren(make("option", { value: "" }, "Merge into …"));
    names.forEach((name, index) => index !== row && into.append(make("option", { value: String(index) }, name)));
    into.hidden = names.length < 2;
  }

  #draw() {
    const chosen = this.#chosen(store.state);
    if (!chosen) return;
    const { state, components, bases, buffer } = chosen;
    say(this.pitch, pitchText(pitchOf(bases, components[0])(buffer.sampleRate)));
    this.#drawSpectrum(chosen);
    this.#drawEnvelope(chosen);
    this.#onsetText(chosen, sourceOf(state)?.sampleRate ?? 1);
  }

  /** @param {Chosen} chosen */
  #drawSpectrum({ state, components, bases, buffer }) {
    const surface = this.spectrum;
    const drawn = state.view.drawn?.bases;
    if (!surface.begin(bases, String(components), drawn, isDark())) return;
    const { context, width, height, scale } = surface;
    const axis = { hertzOfBin: buffer.sampleRate, top: buffer.sampleRate * (buffer.frames - 1) };
    const bottom = height - BOTTOM * scale;
    this.#grid(surface, axis, bottom);
    const chosen = components.map((component) => drawn?.[component] ?? bases[component]);
    drawSpectrum(context, heights(chosen, axis, width), bottom, bottom - TOP * scale, {
      area: colourOf(components[0], 0.25),
      line: colourOf(components[0]),
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
  #drawEnvelope({ take, components, activations }) {
    const surface = this.envelope;
    if (!surface.begin(activations, String(components), isDark())) return;
    const { context, width, height, scale } = surface;
    const framesPerPixel = activations[0].length / width;
    context.fillStyle = themeColour("muted");
    const onsets = onsetsOfRow(activations, components);
    for (const onset of onsets.length < width / 4 ? onsets : []) {
      context.fillRect(Math.round(onset / framesPerPixel), 0, Math.round(scale), height);
    }
    const channels = components.filter((component) => component < take.components);
    drawActivation(surface, activations, channels, { start: 0, framesPerPixel }, colourOf(components[0]), 1.5 * scale);
  }

  /**
   * @param {Chosen} chosen
   * @param {number} sampleRate
   */
  #onsetText({ take, components, activations }, sampleRate) {
    const onsets = onsetsOfRow(activations, components);
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
      drawLine("bases", chosen.components[0], before ?? point, point);
      before = point;
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      before = null;
      draw(event);
    });
    canvas.addEventListener("pointermove", draw);
  }

  #toLive() {
    const take = takeOf(store.state);
    if (take) void sendToLive(take, mixOf(store.state, take), store.state.view.chosen);
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
