/** Takes: the decompositions of a sound, each in buffers of its own, so that making one can be undone. */

import { connection } from "./connection.js";
import { edit, write } from "./edits.js";
import { mixOf, notesOfMix, shownTake, takesOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./connection.js").Answer} Answer */
/** @typedef {{stems: string, bases: string, activations: string}} Keys  of the buffers of a take */
/**
 * How a take is shown: the component that is shown large, and what its mix begins with; and which results it has.
 * @typedef {{chosen?: number, mix?: Mix | null, kinds?: (keyof Keys)[]}} Making
 */

/** @type {(keyof Keys)[]} */
const KINDS = ["stems", "activations", "bases"]; // in the order in which one of them stands for all
const KEPT = 1 / 4; // of the server's memory: beyond it, old takes of pages are freed

/**
 * Have the server make a take, and show it; undoing brings back the one that was shown before.
 * @param {SoundBuffer} source
 * @param {(keys: Keys) => Promise<Answer | null>} make  makes buffers of these names; null where it has failed
 * @param {Making} making
 * @returns {Promise<{take: Take, answer: Answer} | null>}
 */
export async function makeTake(source, make, { chosen = 0, mix = null, kinds = KINDS } = {}) {
  const { notice } = store.state.view;
  const wanted = [`${source.key} stems`, `${source.key} bases`, `${source.key} activations`];
  return connection.withNames(wanted, async ([stems, bases, activations]) => {
    const keys = { stems, bases, activations };
    const answer = await make(keys);
    const take = answer && (await store.until((state) => takeIn(state, keys, kinds)));
    if (!answer || !take) return null;
    if (mix) write(differing(notesOfMix(take, mix), notesOfMix(take, mixOf(store.state, take))));
    store.show({ chosen });
    if (store.state.view.notice === notice) store.say(""); // an alarm from before
    const before = shownTake(store.state, source.ref, take.ref);
    showTake(source, take, before);
    await freeOldTakes([take.ref, before?.ref]);
    return { take, answer };
  });
}

/**
 * The take with all of these results, once they are there.
 * @param {State} state
 * @param {Keys} keys
 * @param {(keyof Keys)[]} kinds
 * @returns {Take | null}
 */
function takeIn({ buffers, decompositions }, keys, kinds) {
  const refs = kinds.map((kind) => Object.values(buffers).find(({ key }) => key === keys[kind])?.ref);
  return refs[0] === undefined || refs.includes(undefined) ? null : decompositions[refs[0]];
}

/**
 * The results that a take has.
 * @param {Take} take
 */
export function kindsOf(take) {
  return KINDS.filter((kind) => take[kind] !== undefined);
}

/**
 * @param {Record<string, any>} wanted
 * @param {Record<string, any>} there
 * @returns {Record<string, any>} what of the wanted notes is not there yet; names that the server has given stay
 */
function differing(wanted, there) {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== "" && value !== there[key]));
}

/**
 * Show a decomposition of a sound to all pages.
 * @param {SoundBuffer} source
 * @param {Take} take
 * @param {Take | null} before  the one that undoing brings back
 */
export function showTake(source, take, before = shownTake(store.state, source.ref)) {
  const key = `shown/${source.ref}`;
  edit({ [key]: take.ref }, `take ${take.ref}`, { [key]: before?.ref ?? 0 });
}

/**
 * The buffers of a take that pages have made: those of other clients are theirs to free.
 * @param {Take} take
 * @returns {SoundBuffer[]}
 */
function ownBuffers({ stems, bases, activations }) {
  const { buffers, server } = store.state;
  return [stems, bases, activations].map((ref) => buffers[ref ?? -1]).filter((each) => each?.maker === server.client);
}

/** @param {Take} take */
async function freeTake(take) {
  for (const { key } of ownBuffers(take)) await connection.ask("/b_free", key);
}

/**
 * Free the oldest takes that pages have made while all of these need too much memory. Those that are shown stay.
 * @param {(number | undefined)[]} kept  numbers of others that stay
 */
async function freeOldTakes(kept) {
  const { state } = store;
  const own = Object.values(state.decompositions).filter(({ ref }) => isOwn(ref));
  const needed = new Set([...kept, ...own.map(({ source }) => shownTake(state, source ?? -1)?.ref)]);
  let left = own.reduce((sum, take) => sum + bytesOf(take), 0) - KEPT * (state.server.memory?.quota ?? Infinity);
  for (const take of own.sort((one, other) => one.ref - other.ref)) {
    if (left <= 0) return;
    if (needed.has(take.ref)) continue;
    left -= bytesOf(take);
    await freeTake(take);
  }
}

/** @param {Take} take */
function bytesOf(take) {
  return ownBuffers(take).reduce((sum, { frames, channels }) => sum + 4 * frames * channels, 0);
}

/** @param {number} ref */
function isOwn(ref) {
  return store.state.buffers[ref]?.maker === store.state.server.client;
}

/**
 * Free all takes of a sound that pages have made.
 * @param {number} source
 */
export async function freeTakes(source) {
  for (const take of takesOf(store.state, source)) if (isOwn(take.ref)) await freeTake(take);
}
