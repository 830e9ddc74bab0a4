/** What is drawn into bases and activations: kept beside the take, until the next run starts from it. */

import { wholeOf } from "./data.js";
import { takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {"bases"|"activations"} Kind */
/** @typedef {{at: number, height: number}} Point  a bin or a frame of the activation; 0…1 of the largest value */

/**
 * The values of a component, as they are or as they were drawn: a copy that can be changed, and how large they were.
 * @param {Kind} kind
 * @param {number} component
 */
function copyOf(kind, component) {
  const take = takeOf(store.state);
  const ref = take?.[kind];
  const whole = ref === undefined || !(ref in store.state.buffers) ? null : wholeOf(store.state.buffers[ref]);
  if (!take || !whole) return null;
  const before = store.state.view.drawn;
  const drawn = before?.take === take.ref ? before : { take: take.ref, bases: {}, activations: {} };
  const largest = whole[component].reduce((one, other) => Math.max(one, other), 1e-6);
  return { drawn, values: (drawn[kind][component] ?? whole[component]).slice(), largest };
}

/**
 * Draw a line into a basis or an activation.
 * @param {Kind} kind
 * @param {number} component
 * @param {Point} from
 * @param {Point} to
 */
export function drawLine(kind, component, from, to) {
  const copy = copyOf(kind, component);
  if (!copy) return;
  const { drawn, values, largest } = copy;
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  const [first, last] = [Math.max(0, Math.round(left.at)), Math.min(values.length - 1, Math.round(right.at))];
  for (let at = first; at <= last; at++) {
    const part = last > first ? (at - first) / (last - first) : 1;
    values[at] = largest * (left.height + part * (right.height - left.height));
  }
  store.show({ drawn: { ...drawn, [kind]: { ...drawn[kind], [component]: values } } });
}

/** Forget what was drawn. */
export function forgetDrawn() {
  store.show({ drawn: null });
}
