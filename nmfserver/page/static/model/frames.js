/**
 * When the page is drawn: what its user does, with the next frame of the screen; everything else together, at most so
 * often. Each frame costs about the same however much changes in it, and live sound shares the processor.
 */

const INTERVAL = 90; // milliseconds until the next beat, for whose frame is waited then

/** @typedef {Set<() => void>} Calls */
/** @type {Calls} */
const framed = new Set();
/** @type {Calls} */
const beaten = new Set();

/**
 * Call a function once, with the next frame; not while the page is hidden.
 * @param {() => void} draw
 */
export function onFrame(draw) {
  if (!framed.size) requestAnimationFrame(() => run(framed));
  framed.add(draw);
}

/**
 * Call a function once, with the next beat; not while the page is hidden.
 * @param {() => void} draw
 */
export function onBeat(draw) {
  if (!beaten.size) setTimeout(() => requestAnimationFrame(() => run(beaten)), INTERVAL);
  beaten.add(draw);
}

/** @param {Calls} calls */
function run(calls) {
  const due = [...calls];
  calls.clear();
  callAll(due);
}

/**
 * Call functions, each even if another one fails.
 * @template {any[]} A
 * @param {Iterable<(...values: A) => void>} functions
 * @param {A} values
 */
export function callAll(functions, ...values) {
  for (const each of [...functions]) {
    try {
      each(...values);
    } catch (error) {
      reportError(error);
    }
  }
}
