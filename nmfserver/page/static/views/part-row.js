/** One row of the time axis: the original, or a part with its name, controls and pictures. */

import { colourOf, isDark, letterColourOn } from "../drawing/colours.js";
import { axisOf } from "../drawing/spectrum.js";
import { pitchOf, pitchText, shares, spectraOf } from "../model/analysis.js";
import { factorOf } from "../model/data.js";
import { set, toggle } from "../model/edits.js";
import { merge } from "../model/merging.js";
import { audibleGains, chosenOf, nameOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { button, decibelText, editInPlace, make, press, put, say } from "./dom.js";
import { RowPictures } from "./row-pictures.js";
import { TakeChoice } from "./take-choice.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../model/types.js").Mix} Mix */
/** @typedef {import("../drawing/waveform.js").Scale} Scale */
/**
 * @typedef {object} RowValue
 * @property {State} state
 * @property {SoundBuffer} source
 * @property {Take | null} take
 * @property {Mix | null} mix
 * @property {number} component  -1: the original
 * @property {Scale} scale
 */

const DRAG_TYPE = "application/x-nmfserver-row";
const LOUDEST = 12; // decibels, of a fader
const QUIETEST = -48;

/**
 * @param {number} gain
 * @returns {number} the place of a fader
 */
function faderOf(gain) {
  return gain < 0.001 ? QUIETEST : Math.max(QUIETEST, 20 * Math.log10(gain));
}

/**
 * @param {number} place
 * @returns {number} linear gain; the lowest place is silence, and near 0 dB it is exactly 1
 */
function gainOf(place) {
  if (place <= QUIETEST) return 0;
  return Math.abs(place) < 0.3 ? 1 : 10 ** (place / 20);
}

export class PartRow extends HTMLElement {
  constructor() {
    super();
    /** @type {RowValue | null} */
    this.value = null;
    /** @type {any[]} */
    this.said = [];
    /** @type {TakeChoice | undefined} */
    this.takes = undefined;
    this.pictures = new RowPictures();
    this.badge = make("span", { class: "badge", "aria-hidden": "true" });
    this.name = make("button", { type: "button", class: "name" });
    this.pitch = make("span", { class: "pitch" });
    this.solo = button("Solo", "S", () => this.#toggle("solos"), { class: "letter solo" });
    this.mute = button("Mute", "M", () => this.#toggle("mutes"), { class: "letter mute" });
    this.gain = this.#slider(
      "Gain in decibels",
      QUIETEST,
      LOUDEST,
      0.1,
      (place) => set("gains", this.#component, gainOf(place)),
      0,
    );
    this.decibels = make("output", { class: "decibels" });
    this.pan = this.#slider(
      "Left or right",
      -1,
      1,
      0.02,
      (place) => set("pans", this.#component, Math.abs(place) < 0.05 ? 0 : place),
      0,
    );
    this.pan.classList.add("pan");
    this.share = make("span", { class: "share", title: "Share of the energy, by basis and activation" });
    this.head = make("div", { class: "head" });
    const { wave, basis, hint } = this.pictures;
    this.time = make("div", { class: "time-area" }, wave.canvas, hint);
    this.picture = make("button", { type: "button", class: "basis", title: "Show large" }, basis.canvas);
  }

  get #component() {
    return this.value?.component ?? -1;
  }

  connectedCallback() {
    this.setAttribute("role", "listitem");
    if (this.firstChild) return;
    const lineOne = make("div", { class: "line" }, this.badge, this.name, this.pitch);
    const lineTwo = make(
      "div",
      { class: "line controls" },
      this.solo,
      this.mute,
      this.gain,
      this.decibels,
      this.pan,
      this.share,
    );
    this.head.append(lineOne, lineTwo);
    this.append(this.head, this.time, this.picture);
    this.head.addEventListener("click", () => this.#choose());
    this.picture.addEventListener("click", () => this.#choose());
    this.name.addEventListener("dblclick", () => this.rename());
    this.name.addEventListener("keydown", (event) => event.key === "F2" && this.rename());
    this.#dragging();
  }

  /**
   * @param {string} label
   * @param {number} min
   * @param {number} max
   * @param {number} step
   * @param {(place: number) => void} change
   * @param {number} usual  where a double click brings it
   */
  #slider(label, min, max, step, change, usual) {
    const made = make("input", {
      type: "range",
      min: String(min),
      max: String(max),
      step: String(step),
      "aria-label": label,
      title: label,
    });
    made.addEventListener("input", () => change(Number(made.value)));
    made.addEventListener("dblclick", () => change(usual));
    return made;
  }

  /** @param {"solos"|"mutes"} list */
  #toggle(list) {
    if (this.#component >= 0) toggle(list, this.#component);
    else store.show({ heard: store.state.view.heard === "original" ? "mix" : "original" });
  }

  #choose() {
    if (this.#component >= 0) store.show({ chosen: this.#component });
  }

  /** A row is dragged onto another one, and becomes part of it. */
  #dragging() {
    this.badge.draggable = true;
    this.badge.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData(DRAG_TYPE, String(this.#component));
      event.dataTransfer?.setDragImage(this.head, 8, 8);
    });
    const ours = (/** @type {DragEvent} */ event) =>
      this.#component >= 0 && event.dataTransfer?.types.includes(DRAG_TYPE);
    this.addEventListener("dragover", (event) => {
      if (!ours(event)) return;
      event.preventDefault();
      this.classList.add("target");
    });
    this.addEventListener("dragleave", () => this.classList.remove("target"));
    this.addEventListener("drop", (event) => {
      this.classList.remove("target");
      if (ours(event)) void merge(Number(event.dataTransfer?.getData(DRAG_TYPE)), this.#component);
    });
  }

  rename() {
    const { value } = this;
    if (!value?.mix || value.component < 0) return;
    const properties = { class: "name", maxLength: 64, "aria-label": "Name of the component" };
    const take = (/** @type {string} */ name) => set("names", this.#component, name);
    editInPlace(this.name, nameOf(value.mix, value.component), properties, take);
  }

  /** @param {RowValue} value */
  update(value) {
    this.value = value;
    const { state, source, take, component } = value;
    const said = [
      state.shared,
      state.buffers,
      source,
      component,
      state.view.chosen,
      state.view.heard,
      take && factorOf(state, take, "bases"),
      take && factorOf(state, take, "activations"),
      isDark(),
    ];
    if (said.some((each, index) => each !== this.said[index])) {
      this.said = said;
      if (component < 0) this.#updateOriginal(value);
      else this.#updatePart(value);
    }
    this.pictures.update(value);
  }

  /** @param {RowValue} value */
  #updateOriginal({ state, source, take }) {
    this.classList.add("original");
    say(this.badge, "");
    say(this.name, String(source.key));
    this.name.title = String(source.key);
    say(this.pitch, "original");
    if (!this.takes) this.solo.after((this.takes = new TakeChoice()));
    this.solo.hidden = take?.stems === undefined;
    this.solo.title = this.solo.ariaLabel = "Hear the original alone (A, B)";
    press(this.solo, state.view.heard === "original");
    for (const element of [this.mute, this.gain, this.decibels, this.pan, this.share]) element.hidden = true;
    this.classList.toggle("unheard", take?.stems !== undefined && state.view.heard === "mix");
  }

  /** @param {RowValue} value */
  #updatePart(value) {
    const { state, take, mix, component } = value;
    if (!take || !mix) return;
    const name = nameOf(mix, component);
    this.style.setProperty("--colour", colourOf(component));
    this.badge.style.color = letterColourOn(component);
    this.setAttribute("aria-label", name);
    this.pictures.wave.canvas.setAttribute("aria-label", `Waveform and activation of ${name}`);
    say(this.badge, String(component + 1));
    this.badge.title = "Drag onto another component to merge them";
    say(this.name, name);
    this.name.title = `${name}: double click or F2 to rename`;
    press(this.solo, mix.solos[component]);
    press(this.mute, mix.mutes[component]);
    put(this.gain, faderOf(mix.gains[component]));
    this.gain.setAttribute("aria-valuetext", `${decibelText(mix.gains[component])} dB`);
    say(this.decibels, decibelText(mix.gains[component]));
    put(this.pan, mix.pans[component]);
    this.classList.toggle("chosen", chosenOf(state, take) === component);
    this.classList.toggle("unheard", state.view.heard === "original" || audibleGains(mix)[component] === 0);
    for (const each of [this.solo, this.mute, this.gain, this.decibels, this.pan]) each.hidden = take.stems === undefined;
    this.#facts(state, take, component);
  }

  /**
   * Share of the energy, and pitch.
   * @param {State} state
   * @param {Take} take
   * @param {number} component
   */
  #facts(state, take, component) {
    const [bases, activations] = [factorOf(state, take, "bases"), factorOf(state, take, "activations")];
    const buffer = state.buffers[take.bases ?? -1];
    if (!bases || !buffer) return;
    const { frames, axis } = axisOf(buffer, take);
    if (activations) say(this.share, `${Math.round(100 * shares(take.components, bases, activations, frames)[component])} %`);
    say(this.pitch, pitchText(pitchOf(spectraOf(bases, frames), component)(axis.hertzOfBin)));
  }
}

customElements.define("part-row", PartRow);
