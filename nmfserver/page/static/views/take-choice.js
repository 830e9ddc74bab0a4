/** Beside the original: which of its decompositions is shown, whoever has made it. */

import { sourceOf, takeOf, takesOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { showTake } from "../model/takes.js";
import { View, choice, make, put } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */

export class TakeChoice extends View {
  static reads = ["server", "buffers", "decompositions", "shared", "view.source"];

  constructor() {
    super();
    this.list = choice("Which decomposition is shown", {}, showChosen);
  }

  connectedCallback() {
    if (!this.firstChild) this.append(this.list);
    super.connectedCallback();
  }

  /** @param {State} state */
  render(state) {
    const { list } = this;
    const [source, shown] = [sourceOf(state), takeOf(state)];
    const takes = source ? takesOf(state, source.ref) : [];
    this.hidden = takes.length < (shown ? 2 : 1);
    const options = takes.map((take, index) => [String(take.ref), takeText(state, take, index)]);
    if (list.dataset.options !== options.join()) {
      list.dataset.options = options.join();
      list.replaceChildren(...options.map(([value, text]) => make("option", { value }, text)));
    }
    put(list, shown?.ref ?? "");
  }
}

/**
 * Which one it is, of how many components, and whose, if it is no page's.
 * @param {State} state
 * @param {import("../model/types.js").Take} take
 * @param {number} index
 */
function takeText({ buffers, server }, { ref, components }, index) {
  const { maker } = buffers[ref];
  const by = maker && maker !== server.client ? `, ${maker}` : "";
  return `${index + 1}: ${components} component${components === 1 ? "" : "s"}${by}`;
}

/** @param {string} ref */
function showChosen(ref) {
  const { state } = store;
  const [source, take] = [sourceOf(state), state.decompositions[ref]];
  if (!source || !take) return;
  showTake(source, take);
  store.show({ chosen: 0 });
}

customElements.define("take-choice", TakeChoice);
