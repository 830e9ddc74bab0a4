/** Changes of names, gains, rows and so on, which all pages share, and that can be undone. */

import { connection } from "./connection.js";
import { mixOf, notesOfMix, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {Record<string, any>} Notes  values by key; null: there is none */
/** @typedef {{before: Notes, after: Notes, what: string, when: number}} Edit */

const TOGETHER = 800; // milliseconds between changes that are undone at once
/** @type {Edit[]} */
const done = [];
/** @type {Edit[]} */
const undone = [];

/**
 * Change shared notes, so that it can be undone: these alone, for other pages change others meanwhile.
 * @param {Notes} after
 * @param {string} what  what is undone together, if it comes in quick succession
 * @param {Notes} [before]  what undoing brings back, if not the notes as they are
 */
export function edit(after, what, before = notesOf(Object.keys(after))) {
  const last = done.at(-1);
  const now = performance.now();
  if (last && last.what === what && now - last.when < TOGETHER) {
    last.before = { ...before, ...last.before };
    last.after = { ...last.after, ...after };
    last.when = now;
  } else done.push({ before, after, what, when: now });
  undone.length = 0;
  shareAll(after);
}

/** @param {string[]} keys */
function notesOf(keys) {
  return Object.fromEntries(keys.map((key) => [key, store.state.shared[key] ?? null]));
}

/** @param {Notes} notes */
function shareAll(notes) {
  for (const [key, value] of Object.entries(notes)) connection.share(key, value);
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
  shareAll(last[side]);
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
  const before = mixOf(store.state, take);
  const mix = structuredClone(before);
  change(mix);
  const changed = changes(take, before, mix);
  if (Object.keys(changed).length) edit(changed, `${take.stems} ${what}`);
}

/**
 * The notes of a mix that differ.
 * @param {Take} take
 * @param {Mix} before
 * @param {Mix} after
 * @returns {Notes}
 */
function changes(take, before, after) {
  const [old, fresh] = [before, after].map((mix) => notesOfMix(take, mix));
  const differs = (/** @type {string} */ key) => JSON.stringify(fresh[key]) !== JSON.stringify(old[key]);
  return Object.fromEntries(Object.entries(fresh).filter(([key]) => differs(key)));
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
