/**
 * Changes of names, gains and so on, which all pages share, and that can be undone.
 *
 * Names are the server's: all clients see them. Everything else is notes of the pages.
 */

import { connection } from "./connection.js";
import { mixOf, noteOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {Record<string, any>} Notes  values by key; null: there is none */
/** @typedef {{before: Notes, after: Notes, what: string, when: number}} Edit */

const TOGETHER = 800; // milliseconds between changes that are undone at once
const NAME = /^mix\/(\d+)\/names\/(\d+)$/; // of the decomposition with these stems
/** @type {Edit[]} */
const done = [];
/** @type {Edit[]} */
const undone = [];

/**
 * Change shared notes, so that it can be undone: these alone, for other pages change others meanwhile.
 * @param {Notes} after
 * @param {string} what  what is undone together, if it comes in quick succession
 * @param {Notes} before  what undoing brings back
 */
export function edit(after, what, before) {
  const last = done.at(-1);
  const now = performance.now();
  if (last && last.what === what && now - last.when < TOGETHER) {
    last.before = { ...before, ...last.before };
    last.after = { ...last.after, ...after };
    last.when = now;
  } else done.push({ before, after, what, when: now });
  undone.length = 0;
  write(after);
}

/** @param {Notes} notes */
export function write(notes) {
  for (const [key, value] of Object.entries(notes)) {
    const [, stems, component] = NAME.exec(key) ?? [];
    if (stems) void rename(store.state.decompositions[stems], Number(component), value);
    else connection.share(key, value);
  }
}

/**
 * Give a component a name, in all buffers that have a channel for it.
 * @param {Take | undefined} take  undefined: it has gone meanwhile
 * @param {number} component
 * @param {string} name
 */
async function rename(take, component, name) {
  for (const ref of [take?.bases, take?.stems, take?.activations]) {
    const buffer = store.state.buffers[ref ?? -1];
    if (!buffer || (buffer.names[component] ?? "") === name) continue;
    if (!(await connection.ask("/component/name", component, name, buffer.key))) return;
  }
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
  write(last[side]);
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
 * Set one value of a component of the take that is shown.
 * @template {keyof Mix} K
 * @param {K} list
 * @param {number} component
 * @param {Mix[K][number]} value
 * @param {string} [what]  what is undone together with it
 */
export function set(list, component, value, what = `${list} ${component}`) {
  const take = takeOf(store.state);
  if (!take || component >= take.components) return;
  const before = mixOf(store.state, take)[list][component];
  const key = noteOf(take, list, component);
  if (value !== before) edit({ [key]: value }, `${take.stems} ${what}`, { [key]: before });
}

/**
 * Turn solo or mute of a component on or off.
 * @param {"solos"|"mutes"} list
 * @param {number} component
 */
export function toggle(list, component) {
  const take = takeOf(store.state);
  if (take) set(list, component, !mixOf(store.state, take)[list][component], `${list} ${performance.now()}`);
}
