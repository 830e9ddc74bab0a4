/** Right, bottom: what is written to files, and in which form. */

import { CODE, LABELS, SOUNDS, exportFile } from "../model/exports.js";
import { sourceOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { View, button, make } from "./dom.js";

/** @typedef {"stems"|"part"|"mix"|"original"|"labels"|"code"} What */

/** @type {[What, string][]} */
const WHATS = [
  ["stems", "Stems"],
  ["mix", "Mix as heard"],
  ["part", "Chosen component"],
  ["original", "Original"],
  ["labels", "Labels"],
  ["code", "Call as code"],
];

class ExportPanel extends View {
  constructor() {
    super();
    this.what = make(
      "select",
      { "aria-label": "What" },
      ...WHATS.map(([value, text]) => make("option", { value }, text)),
    );
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
    for (const option of what.options) option.disabled = !take && option.value !== "original";
    if (!take) what.value = "original";
    else if (!this.had) what.value = "stems";
    this.had = Boolean(take);
    const formats = what.value === "labels" ? LABELS : what.value === "code" ? CODE : SOUNDS;
    const format = this.format;
    if (format.dataset.of !== formats[0][0]) {
      format.dataset.of = formats[0][0];
      format.replaceChildren(...formats.map(([value, text]) => make("option", { value }, text)));
    }
  }
}

customElements.define("export-panel", ExportPanel);
