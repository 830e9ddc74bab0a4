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

const KEPT = 1 / 4; // of the server's memory: beyond it, old takes of pages are freed

/**
 * Have the server make a take, and show it; undoing brings back the one that was shown before.
 * @param {SoundBuffer} source
 * @param {(keys: Keys) => Promise<Answer | null>} make  makes buffers of these names; null where it has failed
 * @param {number} chosen  the component that is shown large
 * @param {Mix | null} mix  what it begins with
 * @returns {Promise<{take: Take, answer: Answer} | null>}
 */
export async function makeTake(source, make, chosen = 0, mix = null) {
  const names = await connection.hold([`${source.key} stems`, `${source.key} bases`, `${source.key} activations`]);
  if (!names) return null;
  try {
    const [stems, bases, activations] = names;
    const answer = await make({ stems, bases, activations });
    const take = answer && (await store.until((state) => takeIn(state, stems)));
    if (!answer || !take) return null;
    if (mix) write(differing(notesOfMix(take, mix), notesOfMix(take, mixOf(store.state, take))));
    store.show({ chosen });
    const before = shownTake(store.state, source.ref, take.stems);
    showTake(source, take, before);
    await freeOldTakes([take.stems, before?.stems]);
    return { take, answer };
  } finally {
    connection.release(names);
  }
}

/**
 * @param {State} state
 * @param {string} key  of its stems
 * @returns {Take | undefined}
 */
function takeIn({ buffers, decompositions }, key) {
  const stems = Object.values(buffers).find((buffer) => buffer.key === key);
  return stems && decompositions[stems.ref];
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
  edit({ [key]: take.stems }, `take ${take.stems}`, { [key]: before?.stems ?? 0 });
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
 * @param {(number | undefined)[]} kept  stems of others that stay
 */
async function freeOldTakes(kept) {
  const { state } = store;
  const own = Object.values(state.decompositions).filter(({ stems }) => isOwn(stems));
  const needed = new Set([...kept, ...own.map(({ source }) => shownTake(state, source ?? -1)?.stems)]);
  let left = own.reduce((sum, take) => sum + bytesOf(take), 0) - KEPT * (state.server.memory?.quota ?? Infinity);
  for (const take of own.sort((one, other) => one.stems - other.stems)) {
    if (left <= 0) return;
    if (needed.has(take.stems)) continue;
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
  for (const take of takesOf(store.state, source)) if (isOwn(take.stems)) await freeTake(take);
}
