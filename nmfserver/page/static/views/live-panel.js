/** Bottom: live sound. */

import { colourOf, letterColourOn } from "../drawing/colours.js";
import { connection } from "../model/connection.js";
import { store } from "../model/store.js";
import { View, button, decibelText, editInPlace, keep, make, press, put, say } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Live} Live */

const SCENES = ["A", "B", "C", "D"];

class LivePanel extends View {
  static reads = ["server", "live", "view.meters"];

  constructor() {
    super();
    this.word = make("span", { class: "word" });
    this.start = button("Start", "Start", () => void connection.ask("/live/start"), {
      title: "Listen to the sound card, and play nothing until it is opened",
    });
    this.stop = button("Stop", "Stop", () => void connection.ask("/live/stop"));
    this.open = button("Open", "Open", () => void connection.ask("/live/open", 0.5), {
      title: "Let live sound be heard",
    });
    this.seconds = make("input", {
      type: "number",
      min: "0.5",
      max: "30",
      step: "0.5",
      value: "4",
      "aria-label": "Seconds to learn from",
      title: "Seconds",
    });
    this.learn = button("Learn components from what was just played", "Learn", () => void this.#learn());
    this.capture = button("Keep what was just played", "Capture", () => void this.#capture());
    this.freeze = button(
      "Let the sound stand still",
      "Freeze",
      () => void connection.ask("/live/freeze", store.state.live.freeze ? 0 : 1),
    );
    this.inputs = make("div", { class: "meters" });
    this.outputs = make("div", { class: "meters" });
    this.parts = make("div", { class: "parts", role: "list", "aria-label": "Live components" });
    this.scenes = make(
      "div",
      { class: "segments", role: "group", "aria-label": "Scenes; with shift they are stored" },
      ...SCENES.map((name) =>
        button(name, name, (event) => this.#scene(name, event.shiftKey), { title: `Scene ${name}; shift: store` }),
      ),
    );
    this.running = make(
      "div",
      { class: "running" },
      make("div", { class: "group" }, this.open, this.stop),
      make("div", { class: "group column" }, make("span", { class: "hint" }, "in"), this.inputs),
      this.parts,
      make("div", { class: "group column" }, make("span", { class: "hint" }, "out"), this.outputs),
      make(
        "div",
        { class: "group column" },
        make(
          "div",
          { class: "group" },
          make("label", {}, this.seconds, make("span", {}, "s")),
          this.learn,
          this.capture,
          this.freeze,
        ),
        this.scenes,
      ),
    );
    this.append(make("div", { class: "title" }, make("h2", {}, "Live"), this.word, this.start), this.running);
  }

  /** @param {State} state */
  render(state) {
    const { live, server, view } = state;
    const running = Boolean(live.running);
    const armed = running && !live.open;
    this.dataset.state = !running ? "off" : armed ? "armed" : "open";
    say(this.word, !running ? "off" : live.mode === "monitor" ? "plays" : armed ? "armed" : "open");
    this.start.hidden = running;
    this.start.disabled = !server.connected;
    this.running.hidden = !running;
    if (!running) return;
    press(this.open, !armed);
    press(this.freeze, Boolean(live.freeze));
    this.#scenes(live.scenes ?? []);
    meters(this.inputs, view.meters.inputs ?? live.inputLevels ?? []);
    meters(this.outputs, view.meters.outputs ?? live.outputLevels ?? []);
    const count = live.mode === "monitor" ? 0 : (live.components ?? 0);
    const values = Array.from({ length: count }, (_, component) => ({ component, state }));
    keep(
      this.parts,
      values,
      ({ component }) => component,
      () => new LivePart(),
    );
  }

  /** @param {string[]} stored */
  #scenes(stored) {
    for (const each of this.scenes.children) each.classList.toggle("stored", stored.includes(each.textContent ?? ""));
  }

  /**
   * @param {string} name
   * @param {boolean} storing
   */
  #scene(name, storing) {
    const stored = store.state.live.scenes?.includes(name);
    if (storing || !stored) void connection.ask("/scene/store", name);
    else void connection.ask("/scene/recall", name, 0.5);
  }

  async #learn() {
    const { components, templateFrames } = store.state.view.settings;
    const count = components < 0 ? [] : ["components", components]; // left out: as many as are usual
    const seconds = Number(this.seconds.value);
    await connection.ask("/live/learn", "seconds", seconds, ...count, "templateFrames", templateFrames);
  }

  async #capture() {
    const seconds = Number(this.seconds.value);
    await connection.withNames(["captured"], ([name]) => connection.ask("/live/capture", name, seconds));
  }
}

/**
 * Bars for levels.
 * @param {HTMLElement} parent
 * @param {number[]} levels  peak, root mean square, clip a channel
 */
function meters(parent, levels) {
  const values = Array.from({ length: Math.floor(levels.length / 3) }, (_, channel) =>
    levels.slice(3 * channel, 3 * channel + 3),
  );
  keep(
    parent,
    values.map((value, index) => ({ value, index })),
    ({ index }) => index,
    () => new LevelMeter(),
  );
}

/** A peak, a root mean square, and whether it clips. */
class LevelMeter extends HTMLElement {
  constructor() {
    super();
    this.rms = make("i", { class: "rms" });
    this.peak = make("i", { class: "peak" });
  }

  connectedCallback() {
    this.setAttribute("role", "meter");
    this.setAttribute("aria-label", "Level");
    if (!this.firstChild) this.append(this.rms, this.peak);
  }

  /** @param {{value: number[]}} levels */
  update({ value: [peak, rms, clip] }) {
    const part = (/** @type {number} */ level) => Math.max(0, Math.min(1, 1 + Math.log10(level + 1e-6) / 2.7));
    this.rms.style.transform = `scaleX(${part(rms)})`;
    this.peak.style.left = `${100 * part(peak)}%`;
    this.peak.hidden = !part(peak);
    this.classList.toggle("clip", Boolean(clip));
    this.setAttribute("aria-valuenow", part(peak).toFixed(2));
  }
}

/** The fader and the meter of a live component. */
class LivePart extends HTMLElement {
  constructor() {
    super();
    this.component = 0;
    this.badge = make("span", { class: "badge", "aria-hidden": "true" });
    this.name = make("button", { type: "button", class: "name", title: "Double click or F2 to rename" });
    this.name.addEventListener("dblclick", () => this.#rename());
    this.name.addEventListener("keydown", (event) => event.key === "F2" && this.#rename());
    this.level = make("i", { class: "rms" });
    this.fader = make("input", { type: "range", min: "0", max: "2", step: "0.01" });
    this.fader.addEventListener(
      "input",
      () => void connection.ask("/live/gain", this.component, Number(this.fader.value)),
    );
    this.decibels = make("output", { class: "decibels" });
    this.solo = button("Solo", "S", () => this.#toggle("solo"), { class: "letter solo" });
    this.mute = button("Mute", "M", () => this.#toggle("mute"), { class: "letter mute" });
  }

  connectedCallback() {
    this.setAttribute("role", "listitem");
    if (!this.firstChild)
      this.append(
        make("div", { class: "line" }, this.badge, this.name, this.solo, this.mute),
        make("div", { class: "meter" }, this.level),
        make("div", { class: "line" }, this.fader, this.decibels),
      );
  }

  /** @param {{component: number, state: State}} value */
  update({ component, state }) {
    const { live, view } = state;
    this.component = component;
    this.#switches(live);
    this.style.setProperty("--colour", colourOf(component));
    this.badge.style.color = letterColourOn(component);
    const gain = live.gains?.[component] ?? 1;
    const level = (view.meters.components ?? live.componentLevels ?? [])[3 * component] ?? 0;
    say(this.badge, String(component + 1));
    this.badge.title = live.names?.[component] || `component ${component + 1}`;
    say(this.name, live.names?.[component] || `component ${component + 1}`);
    this.fader.setAttribute("aria-label", `Gain of component ${component + 1}`);
    say(this.decibels, decibelText(gain));
    this.level.style.transform = `scaleX(${Math.max(0, Math.min(1, 1 + Math.log10(level + 1e-6) / 2.7))})`;
    if (document.activeElement !== this.fader) put(this.fader, gain);
  }

  /**
   * @param {Live} live
   */
  #switches({ solos, mutes }) {
    press(this.solo, Boolean(solos?.[this.component]));
    press(this.mute, Boolean(mutes?.[this.component]));
  }

  #rename() {
    const name = store.state.live.names?.[this.component] ?? "";
    const properties = { class: "name", maxLength: 64, "aria-label": "Name of the component" };
    editInPlace(this.name, name, properties, (taken) => void connection.ask("/component/name", this.component, taken));
  }

  /** @param {"solo"|"mute"} what */
  #toggle(what) {
    const on = store.state.live[`${what}s`]?.[this.component];
    void connection.ask(`/live/${what}`, this.component, on ? 0 : 1);
  }
}

customElements.define("level-meter", LevelMeter);
customElements.define("live-part", LivePart);
customElements.define("live-panel", LivePanel);
