/** The settings of the next decomposition in one line, details folded away, and *Take apart*. */

import { takeApart } from "../model/actions.js";
import { redo, redoable, undo, undoable } from "../model/edits.js";
import { drawnOf, sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { View, button, choice, icon, make, press, put } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Settings} Settings */

const COUNTS = [-1, 2, 3, 4, 5, 6, 7, 8];
const PRESETS = {
  "": "any sound",
  drums: "drums",
  voice: "voice",
  bass: "bass",
  melody: "melody",
  texture: "texture",
};
const STEREO = { linked: "L R linked", paired: "L R paired", apart: "L R apart" };
const ORDERS = { auto: "auto order", pitch: "by pitch", energy: "by energy", onset: "by onset", none: "as found" };
const SOLVERS = { fast: "fast solver", mu: "as FluCoMa" };
const DRAWN = { 1: "a start", 2: "kept as it is" };

/** @param {Partial<Settings>} settings */
function set(settings) {
  store.show({ settings: { ...store.state.view.settings, ...settings } });
}

/**
 * @param {string} text
 * @param {HTMLElement} control
 */
function labelled(text, control) {
  control.removeAttribute("aria-label"); // the text is its name
  return make("label", {}, make("span", {}, text), control);
}

/**
 * A field for a whole number, or one with digits behind the point where `step` is no whole one.
 * @param {string} label
 * @param {keyof typeof DEFAULTS} key
 * @param {number} least
 * @param {string} empty  what it means when nothing is typed
 * @param {{step?: number, most?: number, title?: string}} more
 */
function number(label, key, least, empty, { step = 1, most = Infinity, title = label } = {}) {
  const bounds = { min: String(least), ...(most < Infinity && { max: String(most) }), step: String(step) };
  const field = make("input", { type: "number", ...bounds, placeholder: empty, title });
  const typed = () => (step < 1 ? Number(field.value) : Math.round(Number(field.value)));
  field.addEventListener("change", () =>
    set({ [key]: field.value === "" ? DEFAULTS[key] : Math.min(most, Math.max(least, typed())) }),
  );
  field.dataset.key = key;
  return labelled(label, field);
}

const DEFAULTS = { iterations: 100, windowSize: 0, hopSize: 0, seed: -1, templateFrames: 1, sparsity: 0 };
const TEMPLATE = "Frames of each basis: more than 1 for drums and plucks, which change as they sound";
const SPARSITY = "How strongly small activations are pulled towards 0: with long bases, one hit is one activation";

class SettingsLine extends View {
  static reads = [
    "server",
    "buffers",
    "decompositions",
    "shared",
    "view.source",
    "view.settings",
    "view.details",
    "view.loop",
    "view.drawn",
    "view.edits",
  ];

  constructor() {
    super();
    this.counts = COUNTS.map((count) =>
      button(
        count < 0 ? "Find the number of components" : `${count} components`,
        count < 0 ? "auto" : String(count),
        () => set({ components: count }),
      ),
    );
    this.preset = choice("Window and hop for a kind of sound", PRESETS, (preset) => set({ preset }));
    this.stereo = choice("Channels of a stereo sound", STEREO, (stereo) => set({ stereo }));
    this.order = choice("Order of the components", ORDERS, (order) => set({ order }));
    this.solver = choice("Solver", SOLVERS, (solver) => set({ solver }));
    this.drawn = choice("What was drawn", DRAWN, (mode) => set({ drawnMode: Number(mode) }));
    for (const each of [this.order, this.solver]) each.classList.add("rare");
    this.more = button("Details", icon("more"), () => store.show({ details: !store.state.view.details }), {
      class: "quiet",
      "aria-expanded": "false",
    });
    this.undo = button("Undo (Ctrl Z)", icon("undo"), undo, { class: "quiet" });
    this.redo = button("Redo (Ctrl Shift Z)", icon("redo"), redo, { class: "quiet" });
    this.go = button("Take apart", "Take apart", () => void takeApart(), { class: "primary" });
    this.only = make("input", { type: "checkbox", onchange: () => set({ onlyLoop: this.only.checked }) });
    this.details = make(
      "div",
      { class: "details" },
      number("iterations", "iterations", 1, "100"),
      number("window", "windowSize", 4, "usual"),
      number("hop", "hopSize", 1, "usual"),
      number("seed", "seed", 0, "fresh"),
      number("template frames", "templateFrames", 1, "1", { title: TEMPLATE }),
      number("sparsity", "sparsity", 0, "0", { step: 0.01, most: 100_000, title: SPARSITY }),
      make("label", { class: "check" }, this.only, make("span", {}, "only this part (the loop)")),
      labelled("drawn is", this.drawn),
    );
    this.append(
      make(
        "div",
        { class: "line" },
        make("div", { class: "segments", role: "group", "aria-label": "Number of components" }, ...this.counts),
        this.preset,
        this.stereo,
        this.order,
        this.solver,
        this.more,
        make("span", { class: "actions" }, this.undo, this.redo, this.go),
      ),
      this.details,
    );
  }

  /** @param {State} state */
  render(state) {
    const { settings, details, loop } = state.view;
    const source = sourceOf(state);
    this.counts.forEach((each, index) => press(each, COUNTS[index] === settings.components));
    put(this.preset, settings.preset);
    put(this.stereo, settings.stereo);
    put(this.order, settings.order);
    put(this.solver, settings.solver);
    put(this.drawn, settings.drawnMode);
    this.stereo.hidden = (source?.channels ?? 1) < 2;
    this.details.hidden = !details;
    this.classList.toggle("open", details);
    this.more.setAttribute("aria-expanded", String(details));
    this.undo.disabled = !undoable();
    this.redo.disabled = !redoable();
    this.go.disabled = !source || !state.server.connected;
    const only = this.only;
    only.disabled = !loop;
    only.checked = settings.onlyLoop;
    /** @type {HTMLElement} */ (this.drawn.parentElement).hidden = !drawnOf(state, takeOf(state));
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=number]"))) {
      const key = /** @type {keyof typeof DEFAULTS} */ (field.dataset.key);
      if (document.activeElement !== field) put(field, settings[key] === DEFAULTS[key] ? "" : settings[key]);
    }
  }
}

customElements.define("settings-line", SettingsLine);
