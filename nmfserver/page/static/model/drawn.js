/** What is drawn into bases and activations: kept beside the take, until the next run starts from it. */

import { wholeOf } from "./data.js";
import { takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {"bases"|"activations"} Kind */

/**
 * The values of a component, as they are or as they were drawn; a copy that can be changed.
 * @param {Kind} kind
 * @param {number} component
 */
function copyOf(kind, component) {
  const take = takeOf(store.state);
  const ref = take?.[kind];
  const whole = ref === undefined || !(ref in store.state.buffers) ? null : wholeOf(store.state.buffers[ref]);
  if (!take || !whole) return null;
  const before = store.state.view.drawn;
  const drawn = before?.take === take.stems ? before : { take: take.stems, bases: {}, activations: {} };
  return { take, drawn, values: (drawn[kind][component] ?? whole[component]).slice() };
}

/**
 * Draw into an activation.
 * @param {number} component
 * @param {number} frame  of the source
 * @param {number} height  0…1 of its largest value
 */
export function drawActivationAt(component, frame, height) {
  const copy = copyOf("activations", component);
  if (!copy) return;
  const at = Math.round((frame - copy.take.startFrame) / copy.take.hop);
  set(copy, "activations", component, at, at, height * largest("activations", component));
}

/**
 * Draw into a basis.
 * @param {number} component
 * @param {number} first  bin
 * @param {number} last
 * @param {number} height  linear, 0…1 of its largest value
 */
export function drawBasisAt(component, first, last, height) {
  const copy = copyOf("bases", component);
  if (copy) set(copy, "bases", component, first, last, height * largest("bases", component));
}

/**
 * @param {NonNullable<ReturnType<typeof copyOf>>} copy
 * @param {Kind} kind
 * @param {number} component
 * @param {number} first
 * @param {number} last
 * @param {number} value
 */
function set({ drawn, values }, kind, component, first, last, value) {
  values.fill(value, Math.max(0, first), Math.max(0, last + 1));
  store.show({ drawn: { ...drawn, [kind]: { ...drawn[kind], [component]: values } } });
}

/**
 * @param {Kind} kind
 * @param {number} component
 */
function largest(kind, component) {
  const ref = takeOf(store.state)?.[kind];
  const whole = ref === undefined ? null : wholeOf(store.state.buffers[ref]);
  return whole ? whole[component].reduce((one, other) => Math.max(one, other), 1e-6) : 1;
}

/** Forget what was drawn. */
export function forgetDrawn() {
  store.show({ drawn: null });
}
