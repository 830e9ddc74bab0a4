/** What is done with live sound, beyond a single command. */

import { connection } from "./connection.js";
import { settled } from "./edits.js";
import { mixOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */

/**
 * Take apart what comes in by the bases of a take, with their names, and let only one component be heard: the others
 * are there to keep the rest of the sound out of it.
 * @param {Take} take
 * @param {number} component
 */
export async function sendToLive(take, component) {
  await settled(); // a name that was typed just now goes along
  const bases = take.bases === undefined ? undefined : store.state.buffers[take.bases];
  if (!bases || !(await useLive(bases, take))) return;
  for (const [each, name] of mixOf(store.state, take).names.entries()) if (name) await connection.ask("/component/name", each, name);
  await connection.ask("/live/solo", -1);
  await connection.ask("/live/solo", component, 1);
}

/**
 * Live sound has one channel, the mean of what comes in: the bases of several channels are added up for it.
 * @param {SoundBuffer} bases
 * @param {Take} take
 */
async function useLive(bases, { components, templateFrames = 1 }) {
  if (bases.channels === components) return connection.ask("/live/bases", bases.key);
  return connection.withNames([`${bases.key} for live`], async ([key]) => {
    for (let first = 0; first < bases.channels; first += components) {
      const words = ["startChan", first, "numChans", components, "destGain", first ? 1 : 0];
      if (!(await connection.ask("/bufcompose", "source", bases.key, "destination", key, ...words))) return null;
    }
    const used = await connection.ask("/live/bases", "id", key, "templateFrames", templateFrames);
    await connection.ask("/b_free", key);
    return used;
  });
}
