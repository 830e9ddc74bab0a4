/** Which sound is shown before the user has chosen one, and when the one that was shown has gone. */

import { select, takeApart } from "./actions.js";
import { soundsOf, sourceOf, takesOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").State} State */

/** @type {string | number | null} */
let key = null; // of the sound that was shown
let choosing = true; // the page has just been opened, or the server is there again
let begun = false; // with the sound that the command line names

/**
 * Show the sound that the command line names, and take it apart; without one the newest, or after a loss of the server
 * the one that was shown. Where the one that is shown was freed, the user chooses.
 */
export function followSource() {
  store.follow((state) => {
    const { show } = state.page;
    const source = sourceOf(state);
    if (source) [key, choosing] = [source.key, false];
    if (!begun && show !== undefined && show in state.buffers) begin(state, show);
    else if (!source && state.view.source !== null) leave(state);
    else if (!source && choosing) choose(state);
  });
}

/**
 * @param {State} state
 * @param {number} show
 */
function begin(state, show) {
  begun = true;
  select(show);
  if (state.page.takeApart && !takesOf(state, show).length) queueMicrotask(() => void takeApart());
}

/** @param {State} state */
function leave(state) {
  choosing = !Object.keys(state.buffers).length;
  store.show({ source: null, playing: false, loop: null, span: null, drawn: null });
}

/** @param {State} state */
function choose(state) {
  const sounds = soundsOf(state);
  const found = sounds.find((sound) => sound.key === key) ?? sounds.at(-1);
  if (found) select(found.ref);
}
