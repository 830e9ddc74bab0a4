/** What is drawn into bases and activations: kept beside the take, until the next run starts from it. */

import { wholeComing, wholeOf } from "./data.js";
import { channelsOf, drawnOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Drawn} Drawn */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").Point} Point */

/** @type {Promise<any>} */
let coming = Promise.resolve(); // the end of what waits for values

/**
 * Draw a line into a basis or an activation of the take that is shown: at once, or as soon as its values are here.
 * @param {Line["kind"]} kind
 * @param {number} component
 * @param {Point} from
 * @param {Point} to
 */
export function drawLine(kind, component, from, to) {
  const take = takeOf(store.state);
  const buffer = store.state.buffers[take?.[kind] ?? -1];
  if (!take || !buffer) return;
  const line = { kind, component, from, to };
  const whole = wholeOf(buffer);
  if (whole) drawInto(take, line, whole);
  else {
    const drawn = drawnIn(take);
    store.show({ drawn: { ...drawn, coming: [...drawn.coming, line] } });
    const ended = wholeComing(buffer).then(
      (values) => isComing(line) && drawInto(take, line, values),
      () => isComing(line) && leave(line), // what cannot be had is seen in the row, where nothing is drawn
    );
    coming = coming.then(() => ended).catch(reportError);
  }
}

/**
 * What was drawn into a take; nothing is a beginning, too.
 * @param {Take} take
 * @returns {Drawn}
 */
function drawnIn(take) {
  return drawnOf(store.state, take) ?? { take: take.ref, bases: {}, activations: {}, coming: [] };
}

/**
 * Whether a line still waits for its values: it is forgotten with what was drawn, and with what is drawn into another take.
 * @param {Line} line
 */
function isComing(line) {
  return store.state.view.drawn?.coming.includes(line);
}

/** @param {Line} line  that is not drawn */
function leave(line) {
  const drawn = without(/** @type {Drawn} */ (store.state.view.drawn), line);
  const left = [drawn.coming, drawn.bases, drawn.activations].some((each) => Object.keys(each).length);
  store.show({ drawn: left ? drawn : null });
}

/**
 * @param {Drawn} drawn
 * @param {Line} line  that waits no more
 */
function without(drawn, line) {
  return { ...drawn, coming: drawn.coming.filter((each) => each !== line) };
}

/** Wait until every line is drawn whose values were not here yet, those that are begun meanwhile, too. */
export async function linesDrawn() {
  let last;
  do await (last = coming);
  while (last !== coming);
}

/**
 * Put a line among the values of a component, in all audio channels: as they are, or as they were drawn before.
 * @param {Take} take
 * @param {Line} line
 * @param {Float32Array[]} whole  the values as they are
 */
function drawInto(take, line, whole) {
  const drawn = without(drawnIn(take), line);
  const values = { ...drawn[line.kind] };
  for (const channel of channelsOf(take, line.component)) {
    values[channel] = withLine(values[channel] ?? whole[channel], line, largestOf(whole[channel]));
  }
  store.show({ drawn: { ...drawn, [line.kind]: values } });
}

/** @param {Float32Array} values */
function largestOf(values) {
  return values.reduce((one, other) => Math.max(one, other), 1e-6);
}

/**
 * @param {Float32Array} values
 * @param {Line} line
 * @param {number} largest  the value at the height 1
 */
function withLine(values, { from, to }, largest) {
  const made = values.slice();
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  const [first, last] = [Math.max(0, Math.round(left.at)), Math.min(values.length - 1, Math.round(right.at))];
  for (let at = first; at <= last; at++) {
    const part = last > first ? (at - first) / (last - first) : 1;
    made[at] = largest * (left.height + part * (right.height - left.height));
  }
  return made;
}

/** Forget what was drawn, and lines that still wait for their values. */
export function forgetDrawn() {
  store.show({ drawn: null });
}
