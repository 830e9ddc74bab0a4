/** Right, middle: the chosen part large. Its basis in decibels over a logarithmic axis, its onsets, and what can be done with it. */

import { colourOf, isDark, themeColour } from "../drawing/colours.js";
import { FLOOR_DB, MARKED_HZ, drawSpectrum, heights, hertzAt, placeOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawActivation } from "../drawing/waveform.js";
import { onsetsOf, pitchOf, pitchText } from "../model/analysis.js";
import { connection } from "../model/connection.js";
import { wholeOf } from "../model/data.js";
import { drawBasisAt, forgetDrawn } from "../model/drawn.js";
import { mergeRows, splitRow } from "../model/edits.js";
import { mixOf, nameOf, sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { View, button, make, press, say } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/** @typedef {{state: State, take: Take, components: number[], bases: Float32Array[], activations: Float32Array[], buffer: SoundBuffer}} Chosen */

const STEP_DB = 20;

class ComponentPanel extends View {
  build() {
    this.spectrum = new Surface(() => this.#draw(), "Basis of the chosen component");
    this.envelope = new Surface(() => this.#draw(), "Activation and onsets of the chosen component");
    this.name = make("h2");
    this.pitch = make("span", { class: "pitch" });
    this.onsets = make("p", { class: "hint" });
    this.into = make("select", { "aria-label": "Merge into" });
    this.into.addEventListener("change", () => mergeRows(store.state.view.chosen, Number(this.into?.value)));
    this.split = button("Split again", "Split", () => splitRow(store.state.view.chosen));
    this.pencil = button("Draw into bases and activations", "Draw", () => store.show({ drawing: !store.state.view.drawing }));
    this.forget = button("Forget what was drawn", "Forget", forgetDrawn);
    this.live = button("Use these bases live", "To live", () => this.#toLive());
    this.append(
      make("div", { class: "title" }, this.name, this.pitch),
      make("div", { class: "large" }, this.spectrum.canvas),
      make("div", { class: "strip" }, this.envelope.canvas), this.onsets,
      make("div", { class: "tools" }, this.into, this.split, this.pencil, this.forget, this.live));
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
    const [bases, activations] = [buffer && wholeOf(buffer), state.buffers[take.activations] && wholeOf(state.buffers[take.activations])];
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
    say(/** @type {HTMLElement} */ (this.name), nameOf(mix, row));
    this.style.setProperty("--colour", colourOf(mix.rows[row][0]));
    this.#merging(mix.rows.map((_, index) => nameOf(mix, index)), row);
    /** @type {HTMLElement} */ (this.split).hidden = mix.rows[row].length < 2;
    press(/** @type {HTMLElement} */ (this.pencil), state.view.drawing);
    /** @type {HTMLElement} */ (this.forget).hidden = !state.view.drawn;
    /** @type {HTMLButtonElement} */ (this.live).disabled = !state.live.running;
    this.classList.toggle("drawing", state.view.drawing);
    this.#draw();
  }

  /**
   * @param {string[]} names
   * @param {number} row
   */
  #merging(names, row) {
    const into = /** @type {HTMLSelectElement} */ (this.into);
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
    say(/** @type {HTMLElement} */ (this.pitch), pitchText(pitchOf(bases, components[0])(buffer.sampleRate)));
    this.#drawSpectrum(chosen);
    this.#drawEnvelope(chosen);
    this.#onsetText(chosen, sourceOf(state)?.sampleRate ?? 1);
  }

  /** @param {Chosen} chosen */
  #drawSpectrum({ state, components, bases, buffer }) {
    const surface = /** @type {Surface} */ (this.spectrum);
    const drawn = state.view.drawn?.bases;
    if (!surface.begin(bases, String(components), drawn, isDark())) return;
    const { context, width, height, scale } = surface;
    const axis = { hertzOfBin: buffer.sampleRate, top: buffer.sampleRate * (buffer.frames - 1) };
    const bottom = height - 16 * scale;
    this.#axes(surface, axis, bottom);
    const chosen = components.map((component) => drawn?.[component] ?? bases[component]);
    drawSpectrum(context, heights(chosen, axis, width), bottom, bottom - 6 * scale,
      { area: colourOf(components[0], 0.25), line: colourOf(components[0]), thick: 1.5 * scale });
  }

  /**
   * @param {Surface} surface
   * @param {import("../drawing/spectrum.js").Axis} axis
   * @param {number} bottom
   */
  #axes({ context, width, height, scale }, axis, bottom) {
    context.font = `${10.5 * scale}px ${getComputedStyle(this).fontFamily}`;
    for (let decibels = 0; decibels > FLOOR_DB; decibels -= STEP_DB) {
      const y = Math.round(bottom - (1 - decibels / FLOOR_DB) * (bottom - 6 * scale));
      context.fillStyle = themeColour("grid");
      context.fillRect(0, y, width, Math.round(scale));
      context.fillStyle = themeColour("muted");
      context.textAlign = "right";
      context.fillText(decibels ? `−${-decibels} dB` : "", width - 4 * scale, y - 3 * scale);
    }
    context.textAlign = "center";
    for (const hertz of MARKED_HZ.filter((each) => each < axis.top)) {
      const x = Math.round(placeOf(hertz, axis) * width);
      context.fillStyle = themeColour("grid");
      context.fillRect(x, 0, Math.round(scale), bottom);
      context.fillStyle = themeColour("muted");
      context.fillText(hertz >= 1000 ? `${hertz / 1000}k` : `${hertz}`, x, height - 4 * scale);
    }
  }

  /** @param {Chosen} chosen */
  #drawEnvelope({ take, components, activations }) {
    const surface = /** @type {Surface} */ (this.envelope);
    if (!surface.begin(activations, String(components), isDark())) return;
    const { context, width, height, scale } = surface;
    const framesPerPixel = activations[0].length / width;
    context.fillStyle = themeColour("muted");
    for (const onset of onsetsOf(activations, components[0])) context.fillRect(Math.round(onset / framesPerPixel), 0, Math.round(scale), height);
    const channels = components.filter((component) => component < take.components);
    drawActivation(surface, activations, channels, { start: 0, framesPerPixel }, colourOf(components[0]), 1.5 * scale);
  }

  /**
   * @param {Chosen} chosen
   * @param {number} sampleRate
   */
  #onsetText({ take, components, activations }, sampleRate) {
    const onsets = onsetsOf(activations, components[0]);
    const apart = onsets.length > 1 ? ((onsets[onsets.length - 1] - onsets[0]) * take.hop) / sampleRate / (onsets.length - 1) : 0;
    const text = `${onsets.length || "no"} onset${onsets.length === 1 ? "" : "s"}${apart ? `, one every ${apart.toFixed(2)} s` : ""}`;
    say(/** @type {HTMLElement} */ (this.onsets), text);
  }

  /** @param {HTMLCanvasElement} canvas */
  #drawing(canvas) {
    const draw = (/** @type {PointerEvent} */ event) => {
      const chosen = this.#chosen(store.state);
      if (!store.state.view.drawing || !chosen || !event.buttons) return;
      const box = canvas.getBoundingClientRect();
      const place = (event.clientX - box.left) / box.width;
      const axis = { hertzOfBin: chosen.buffer.sampleRate, top: chosen.buffer.sampleRate * (chosen.buffer.frames - 1) };
      const bins = [place, place + 2 / box.width].map((each) => Math.round(hertzAt(each, axis) / axis.hertzOfBin));
      const high = 1 - (event.clientY - box.top - 6) / (box.height - 22);
      drawBasisAt(chosen.components[0], bins[0], bins[1], high <= 0 ? 0 : 10 ** ((FLOOR_DB * (1 - Math.min(1, high))) / 20));
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      draw(event);
    });
    canvas.addEventListener("pointermove", draw);
  }

  async #toLive() {
    const take = takeOf(store.state);
    if (take?.bases !== undefined) await connection.ask("/live/bases", store.state.buffers[take.bases].key);
  }
}

customElements.define("component-panel", ComponentPanel);
