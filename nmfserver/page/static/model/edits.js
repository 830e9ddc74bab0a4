/**
 * Changes of names, gains and so on, which all pages share, and that can be undone.
 *
 * Names are the server's: all clients see them. Everything else is notes of the pages. Notes change at once, names one
 * after the other, as the server answers: so each of them changes in the order of the calls.
 */

import { connection } from "./connection.js";
import { mixOf, noteOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {Record<string, any>} Notes  values by key; null: there is none */
/**
 * Notes, or one name. Empty: it has changed nothing, because it was refused, or others have changed the same meanwhile.
 * @typedef {{before: Notes, after: Notes, what: string, when: number, empty: boolean}} Edit
 */

const SEEN = 500; // milliseconds in which the page is told of its own change
const TOGETHER = 800; // milliseconds between changes that are undone at once
const OTHERS = "others have changed this meanwhile, so it stays as it is";
const NAME = /^mix\/(\d+)\/names\/(\d+)$/; // of the decomposition with this number
/** @type {Edit[]} */
const done = [];
/** @type {Edit[]} */
let undone = [];
/** @type {Promise<any>} */
let turn = Promise.resolve(); // the end of what is being renamed

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
  } else push({ before, after, what, when: now, empty: false });
  for (const [key, value] of Object.entries(after)) connection.share(key, value);
}

/** @param {Edit} made */
function push(made) {
  done.push(made);
  undone = [];
  noteEdit();
}

function noteEdit() {
  store.show({ edits: store.state.view.edits + 1 });
}

/**
 * Set notes and names, with nothing to undo.
 * @param {Notes} notes
 */
export function write(notes) {
  for (const [key, value] of Object.entries(notes)) {
    if (NAME.test(key)) inTurn(() => renameAt(key, value));
    else connection.share(key, value);
  }
}

/**
 * Renamings wait for each other: each begins with what the last one has left.
 * @param {() => Promise<any>} work
 */
function inTurn(work) {
  turn = turn.then(work).catch(reportError);
}

/** Wait until all names are as they were asked for. */
export function settled() {
  return turn;
}

/**
 * Give a component a name, in all buffers that have a channel for it, or in none.
 * @param {Take | undefined} take  undefined: it has gone meanwhile
 * @param {number} component
 * @param {string} name
 * @param {string} [expected]  another name than this one is somebody else's, and stays
 * @returns {Promise<{before: string} | null>} the name that it had; null where nothing is renamed
 */
async function rename(take, component, name, expected) {
  /** @type {[string | number, string][]} */
  const renamed = [];
  for (const ref of [take?.bases, take?.stems, take?.activations]) {
    const buffer = store.state.buffers[ref ?? -1];
    if (!buffer) continue;
    const told = await connection.ask("/component/names", buffer.key);
    const before = told?.messages[0]?.[2 + component] ?? "";
    if (expected !== undefined && before !== expected) continue;
    if (!told || !(await connection.ask("/component/name", component, name, buffer.key))) {
      for (const [key, old] of renamed) await connection.ask("/component/name", component, old, key);
      return null;
    }
    renamed.push([buffer.key, before]);
    await store.until(({ buffers }) => (buffers[buffer.ref]?.names[component] ?? "") === name, SEEN);
  }
  if (expected !== undefined && take && !renamed.length) store.say(OTHERS, true);
  return renamed.length ? { before: renamed.map(([_, before]) => before).find(Boolean) ?? "" } : null;
}

/**
 * Rename a component, as `rename` does.
 * @param {string} key  of the note that would say its name
 * @param {string} name
 * @param {string} [expected]
 */
function renameAt(key, name, expected) {
  const [, ref, component] = NAME.exec(key) ?? [];
  return rename(store.state.decompositions[ref], Number(component), name, expected);
}

/** Take back the last change. */
export function undo() {
  move(done, undone, "before", "after");
}

/** Do again what was taken back. */
export function redo() {
  move(undone, done, "after", "before");
}

/**
 * @param {Edit[]} from
 * @param {Edit[]} to
 * @param {"before"|"after"} side  that is brought back
 * @param {"before"|"after"} other  that is there now
 */
function move(from, to, side, other) {
  if (!store.state.server.connected) return;
  let last = from.pop();
  while (last && !isThere(last, side)) last = from.pop();
  if (last) {
    last.when = 0; // nothing is undone together with it
    to.push(last);
    bring(last, side, other);
  }
  noteEdit();
}

/**
 * Bring back one side of an edit. Where something else is there now than the other side, others have changed it, and it
 * stays.
 * @param {Edit} edit
 * @param {"before"|"after"} side
 * @param {"before"|"after"} other
 */
function bring(edit, side, other) {
  const keys = Object.keys(edit[side]);
  if (NAME.test(keys[0])) inTurn(() => bringName(edit, keys[0], side, other));
  else {
    const left = keys.filter((key) => isAsLeft(key, edit[other][key]));
    for (const key of left) connection.share(key, edit[side][key]);
    if (left.length < keys.length) store.say(OTHERS, true);
    edit.empty = !left.length;
  }
}

/**
 * @param {Edit} edit  of one name; empty: the server has refused it meanwhile
 * @param {string} key
 * @param {"before"|"after"} side
 * @param {"before"|"after"} other
 */
async function bringName(edit, key, side, other) {
  if (edit.empty) return;
  edit.empty = !(await renameAt(key, edit[side][key], edit[other][key]));
  noteEdit();
}

/**
 * Whether a note is as an edit has left it, or the decomposition has gone that it has shown.
 * @param {string} key
 * @param {any} left
 */
function isAsLeft(key, left) {
  const { shared, decompositions } = store.state;
  return shared[key] === left || (key.startsWith("shown/") && left !== 0 && !(left in decompositions));
}

/**
 * Whether an edit has changed something, and what it is about is still there: takes may have been freed.
 * @param {Edit} edit
 * @param {"before"|"after"} side  that is brought back
 */
function isThere(edit, side) {
  const { decompositions } = store.state;
  if (edit.empty) return false;
  return Object.entries(edit[side]).every(([key, value]) => {
    const [what, ref] = key.split("/");
    return what === "shown" ? value === 0 || value in decompositions : ref in decompositions;
  });
}

/** Whether there is something to undo. */
export function undoable() {
  return done.some((each) => isThere(each, "before"));
}

/** Whether there is something to do again. */
export function redoable() {
  return undone.some((each) => isThere(each, "after"));
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
  if (list === "names") setName(take, component, String(value), `${take.ref} ${what}`);
  else if (value !== before) edit({ [key]: value }, `${take.ref} ${what}`, { [key]: before });
}

/**
 * Rename a component, so that it can be undone: in the order in which things were done, however long it takes.
 * @param {Take} take
 * @param {number} component
 * @param {string} given
 * @param {string} what
 */
function setName(take, component, given, what) {
  const name = given.normalize(); // as the server keeps it
  const key = noteOf(take, "names", component);
  /** @type {Edit} */
  const made = { before: { [key]: "" }, after: { [key]: name }, what, when: 0, empty: false };
  const older = undone;
  push(made);
  const newer = undone;
  inTurn(async () => {
    const renamed = await rename(take, component, name);
    if (renamed) made.before[key] = renamed.before;
    made.empty = !renamed || renamed.before === name;
    if (made.empty) newer.unshift(...older); // nothing has changed: they can be redone as before
    noteEdit();
  });
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
