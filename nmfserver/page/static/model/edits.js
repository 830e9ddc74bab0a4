/** Changes of names, gains, rows and so on, which all pages share, and that can be undone. */

import { connection } from "./connection.js";
import { mixOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {{key: string, before: any, after: any, what: string, when: number}} Edit */

const TOGETHER = 800; // milliseconds between changes that are undone at once
/** @type {Edit[]} */
const done = [];
/** @type {Edit[]} */
const undone = [];

/**
 * Change a shared note, so that it can be undone.
 * @param {string} key
 * @param {any} after
 * @param {string} what  what is undone together, if it comes in quick succession
 */
export function edit(key, after, what) {
  const before = store.state.shared[key] ?? null;
  const last = done.at(-1);
  const now = performance.now();
  if (last && last.key === key && last.what === what && now - last.when < TOGETHER) {
    last.after = after;
    last.when = now;
  } else done.push({ key, before, after, what, when: now });
  undone.length = 0;
  connection.share(key, after);
}

/** Take back the last change. */
export function undo() {
  move(done, undone, "before");
}

/** Do again what was taken back. */
export function redo() {
  move(undone, done, "after");
}

/**
 * @param {Edit[]} from
 * @param {Edit[]} to
 * @param {"before"|"after"} side
 */
function move(from, to, side) {
  const last = from.pop();
  if (!last) return;
  to.push({ ...last, when: 0 });
  connection.share(last.key, last[side]);
}

/** Whether there is something to undo. */
export function undoable() {
  return done.length > 0;
}

/** Whether there is something to do again. */
export function redoable() {
  return undone.length > 0;
}

/**
 * Change the mix of the take that is shown.
 * @param {(mix: Mix) => void} change
 * @param {string} what
 */
export function editMix(change, what) {
  const take = takeOf(store.state);
  if (!take) return;
  const mix = structuredClone(mixOf(store.state, take));
  change(mix);
  edit(`mix/${take.stems}`, mix, what);
}

/**
 * Set one value of a row.
 * @template {"names"|"gains"|"pans"|"mutes"|"solos"} K
 * @param {K} list
 * @param {number} row
 * @param {Mix[K][number]} value
 */
export function setRow(list, row, value) {
  editMix((mix) => {
    if (mix.rows[row]) /** @type {any[]} */ (mix[list])[mix.rows[row][0]] = value;
  }, `${list} ${row}`);
}

/**
 * Turn solo or mute of a row on or off.
 * @param {"solos"|"mutes"} list
 * @param {number} row
 */
export function toggleRow(list, row) {
  editMix((mix) => {
    const component = mix.rows[row]?.[0];
    if (component !== undefined) mix[list][component] = !mix[list][component];
  }, `${list} ${row} ${performance.now()}`);
}

/**
 * Put a row into another one: they are heard, shown and exported as one. The name of the other one stays.
 * @param {number} row
 * @param {number} into
 */
export function mergeRows(row, into) {
  editMix((mix) => {
    if (row === into || !mix.rows[row] || !mix.rows[into]) return;
    const first = mix.rows[into][0];
    mix.names[first] ||= mix.rows[row].map((component) => mix.names[component]).find(Boolean) ?? "";
    mix.rows[into].push(...mix.rows[row]);
    mix.rows.splice(row, 1);
  }, `merge ${performance.now()}`);
  store.show({ chosen: into > row ? into - 1 : into });
}

/**
 * Make a row of each component of a row again.
 * @param {number} row
 */
export function splitRow(row) {
  editMix((mix) => {
    const [first, ...others] = mix.rows[row];
    mix.rows.splice(row, 1, [first], ...others.map((component) => [component]));
  }, `split ${performance.now()}`);
}
