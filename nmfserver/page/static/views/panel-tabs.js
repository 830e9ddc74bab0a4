/** On a narrow screen: which of the panels is visible. */

import { store } from "../model/store.js";
import { View, button, make, press } from "./dom.js";

const PANELS = [
  ["sounds", "Sounds"],
  ["parts", "Components"],
  ["more", "More"],
  ["live", "Live"],
];

class PanelTabs extends View {
  static reads = ["view.panel"];

  constructor() {
    super();
    this.buttons = PANELS.map(([panel, text]) => button(text, text, () => store.show({ panel })));
    this.append(make("nav", { "aria-label": "Panels" }, ...this.buttons));
  }

  /** @param {import("../model/types.js").State} state */
  render({ view: { panel } }) {
    document.body.dataset.panel = panel;
    this.buttons.forEach((each, index) => press(each, PANELS[index][0] === panel));
  }
}

customElements.define("panel-tabs", PanelTabs);
