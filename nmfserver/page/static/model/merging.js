/** Merging components into one, and splitting one into two: each gives a take of its own, so that it can be undone. */

import { connection } from "./connection.js";
import { mixOf, sourceOf, takeOf } from "./shown.js";
import { store } from "./store.js";
import { kindsOf, makeTake } from "./takes.js";

/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Mix} Mix */

/**
 * Make one component of two. It has the name, the gain and so on of the second.
 * @param {number} component
 * @param {number} into
 */
export async function merge(component, into) {
  const [source, take] = [sourceOf(store.state), takeOf(store.state)];
  if (!source || !take || component === into || !(Math.max(component, into) < take.components)) return;
  const [place, gone] = [Math.min(component, into), Math.max(component, into)];
  const before = mixOf(store.state, take);
  before.names[into] ||= before.names[component];
  const left = [...before.names.keys()].filter((each) => each !== gone);
  const mix = picked(
    before,
    left.map((each) => (each === place ? into : each)),
  );
  const make = (/** @type {import("./takes.js").Keys} */ keys) =>
    connection.ask("/bufmerge", "merge", component, into, ...buffersOf(take, keys));
  await change("Components are being merged …", () => makeTake(source, make, { chosen: place, mix, kinds: kindsOf(take) }));
}

/**
 * Make two components of one, by what is in its stem.
 * @param {number} component
 */
export async function split(component) {
  const [source, take] = [sourceOf(store.state), takeOf(store.state)];
  if (!source || !take || component >= take.components) return;
  const before = mixOf(store.state, take);
  const mix = picked(
    before,
    [...before.names.keys()].flatMap((each) => (each === component ? [each, each] : [each])),
  );
  mix.names[component + 1] = ""; // the first keeps it
  const sizes = ["windowSize", take.window, "hopSize", take.hop, "fftSize", take.fft];
  const make = (/** @type {import("./takes.js").Keys} */ keys) =>
    connection.ask("/bufsplit", "component", component, ...sizes, ...buffersOf(take, keys));
  await change("A component is being split …", () => makeTake(source, make, { chosen: component, mix, kinds: kindsOf(take) }));
}

/**
 * Do one such thing at a time: a second one would start from the same components, and lose the first.
 * @param {string} changing
 * @param {() => Promise<any>} work
 */
async function change(changing, work) {
  if (store.state.view.changing) return;
  store.show({ changing });
  try {
    await work();
  } finally {
    store.show({ changing: "" });
  }
}

/**
 * The mix of some components of another one.
 * @param {Mix} mix
 * @param {number[]} components
 * @returns {Mix}
 */
function picked(mix, components) {
  const lists = Object.entries(mix).map(([name, list]) => [name, components.map((component) => list[component])]);
  return Object.fromEntries(lists);
}

/**
 * The buffers of a take, those that are to be made of them, and how many components there are.
 * @param {Take} take
 * @param {import("./takes.js").Keys} keys
 * @returns {(string | number)[]}
 */
function buffersOf(take, keys) {
  /** @type {(string | number)[]} */
  const words = ["components", take.components];
  for (const [kind, destination] of /** @type {const} */ ([
    ["stems", "destStems"],
    ["bases", "destBases"],
    ["activations", "destActivations"],
  ])) {
    const buffer = store.state.buffers[take[kind] ?? -1];
    if (buffer) words.push(kind, buffer.key, destination, keys[kind]);
  }
  return words;
}
