/** Takes: the decompositions of a sound, each in buffers of its own, so that making one can be undone. */

import { connection } from "./connection.js";
import { edit, write } from "./edits.js";
import { mixOf, notesOfMix, takeOf, takesOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./connection.js").Answer} Answer */
/** @typedef {{stems: string, bases: string, activations: string}} Keys  of the buffers of a take */

const KEPT_TAKES = 4; // of a sound: the others are freed, beginning with the oldest
/** @type {Set<string>} */
const reserved = new Set(); // names of stems that are being made

/**
 * Have the server make a take, and show it; undoing brings back the one that is shown now.
 * @param {SoundBuffer} source
 * @param {(keys: Keys) => Promise<Answer | null>} make  makes buffers of these names; null where it has failed
 * @param {number} chosen  the component that is shown large
 * @param {Mix | null} mix  what it begins with
 * @returns {Promise<{take: Take, answer: Answer} | null>}
 */
export async function makeTake(source, make, chosen = 0, mix = null) {
  const before = takeOf(store.state);
  const keys = resultKeys(source.key);
  reserved.add(keys.stems);
  const answer = await make(keys).finally(() => reserved.delete(keys.stems));
  if (!answer) return null;
  const take = await store.until((state) => {
    const stems = Object.values(state.buffers).find((buffer) => buffer.key === keys.stems);
    return stems && state.decompositions[stems.ref];
  });
  if (mix) write(differing(notesOfMix(take, mix), notesOfMix(take, mixOf(store.state, take))));
  store.show({ chosen, drawn: null });
  showTake(source, take, before);
  await freeOldTakes(source.ref);
  return { take, answer };
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
 * @param {Take | null} [before]  the one that undoing brings back
 */
export function showTake(source, take, before = takeOf(store.state)) {
  const key = `shown/${source.ref}`;
  edit({ [key]: take.stems }, `take ${take.stems}`, { [key]: before?.stems ?? 0 });
}

/**
 * Names for the results that no buffer has.
 * @param {string | number} source
 * @returns {Keys}
 */
function resultKeys(source) {
  const taken = new Set([...Object.values(store.state.buffers).map(({ key }) => key), ...reserved]);
  for (let number = 1; ; number++) {
    const end = number > 1 ? ` ${number}` : "";
    const keys = {
      stems: `${source} stems${end}`,
      bases: `${source} bases${end}`,
      activations: `${source} activations${end}`,
    };
    if (!Object.values(keys).some((key) => taken.has(key))) return keys;
  }
}

/**
 * The takes of a sound that pages have made, oldest first: those of other clients are theirs to free.
 * @param {number} source
 */
function ownTakes(source) {
  return takesOf(store.state, source).filter(({ stems }) => isOwn(stems));
}

/** @param {number} ref */
function isOwn(ref) {
  return store.state.buffers[ref]?.maker === store.state.server.client;
}

/**
 * Free the oldest takes of a sound, with what belongs to them; their notes go with them.
 * @param {number} source
 * @param {number} [kept]  how many stay
 */
export async function freeOldTakes(source, kept = KEPT_TAKES) {
  for (const { stems, bases, activations } of ownTakes(source).slice(0, -kept || undefined)) {
    for (const ref of [stems, bases, activations]) {
      if (ref !== undefined && isOwn(ref)) await connection.ask("/b_free", store.state.buffers[ref].key);
    }
  }
}
