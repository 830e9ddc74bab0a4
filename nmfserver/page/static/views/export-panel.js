/** Right, bottom: what is written to files, and in which form. */

import { CODE, LABELS, SOUNDS, exportFile } from "../model/exports.js";
import { sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { View, button, make } from "./dom.js";

/** @typedef {"stems"|"part"|"mix"|"original"|"labels"|"code"} What */

/** @type {[What, string, keyof import("../model/types.js").Take | null][]} what, how it is called, what it is made of */
const WHATS = [
  ["stems", "Stems", "stems"],
  ["mix", "Mix as heard", "stems"],
  ["part", "Chosen component", "stems"],
  ["original", "Original", null],
  ["labels", "Labels", "activations"],
  ["code", "Call as code", "ref"],
];

class ExportPanel extends View {
  static reads = ["buffers", "decompositions", "shared", "view.source"];

  constructor() {
    super();
    this.what = make(
      "select",
      { "aria-label": "What" },
      ...WHATS.map(([value, text]) => make("option", { value }, text)),
    );
    /** @type {What} what is chosen until the user chooses otherwise */
    this.usual = "original";
    this.what.addEventListener("change", () => this.render(store.state));
    this.format = make("select", { "aria-label": "Format" });
    this.go = button(
      "Export",
      "Export",
      () => void exportFile(/** @type {What} */ (this.what.value), this.format.value),
      { class: "primary" },
    );
    this.append(
      make("div", { class: "title" }, make("h2", {}, "Export")),
      make("div", { class: "line" }, this.what, this.format, this.go),
    );
  }

  /** @param {import("../model/types.js").State} state */
  render(state) {
    const [source, take] = [sourceOf(state), takeOf(state)];
    this.hidden = !source;
    const what = this.what;
    WHATS.forEach(([, , from], at) => (what.options[at].disabled = from !== null && take?.[from] === undefined));
    const usual = take?.stems === undefined ? "original" : "stems";
    if (this.usual !== usual || what.selectedOptions[0].disabled) what.value = usual;
    this.usual = usual;
    const formats = what.value === "labels" ? LABELS : what.value === "code" ? CODE : SOUNDS;
    const format = this.format;
    if (format.dataset.of !== formats[0][0]) {
      format.dataset.of = formats[0][0];
      format.replaceChildren(...formats.map(([value, text]) => make("option", { value }, text)));
    }
  }
}

customElements.define("export-panel", ExportPanel);
