/** What is drawn into bases and activations: kept beside the take, until the next run starts from it. */

import { wholeComing, wholeOf } from "./data.js";
import { drawnOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {"bases"|"activations"} Kind */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {{at: number, height: number}} Point  a bin or a frame of the activation; 0…1 of the largest value */

/** @type {Promise<any>} */
let coming = Promise.resolve(); // the end of what waits for values

/**
 * Draw a line into a basis or an activation of the take that is shown: at once, or as soon as its values are here.
 * @param {Kind} kind
 * @param {number} component
 * @param {Point} from
 * @param {Point} to
 */
export function drawLine(kind, component, from, to) {
  const take = takeOf(store.state);
  const buffer = store.state.buffers[take?.[kind] ?? -1];
  if (!take || !buffer) return;
  const whole = wholeOf(buffer);
  if (whole) drawInto(take, kind, component, whole[component], from, to);
  else {
    const drawn = wholeComing(buffer).then(
      (values) => isKept(take) && drawInto(take, kind, component, values[component], from, to),
      () => {}, // what cannot be had is seen in the row, where nothing is drawn
    );
    coming = coming.then(() => drawn).catch(reportError);
  }
}

/**
 * Whether what is drawn into a take is kept: another one may be shown by now, but nothing may be drawn into that.
 * @param {Take} take
 */
function isKept({ ref, source }) {
  const { view } = store.state;
  return takeOf(store.state)?.ref === ref || (view.source === source && (!view.drawn || view.drawn.take === ref));
}

/** Wait until every line is drawn whose values were not here yet. */
export function linesDrawn() {
  return coming;
}

/**
 * Put a line among the values of a component: as they are, or as they were drawn before.
 * @param {Take} take
 * @param {Kind} kind
 * @param {number} component
 * @param {Float32Array} whole  the values as they are
 * @param {Point} from
 * @param {Point} to
 */
function drawInto(take, kind, component, whole, from, to) {
  const drawn = drawnOf(store.state, take) ?? { take: take.ref, bases: {}, activations: {} };
  const values = (drawn[kind][component] ?? whole).slice();
  const largest = whole.reduce((one, other) => Math.max(one, other), 1e-6);
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
