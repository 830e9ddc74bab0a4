/** What moves while a sound plays. It moves less often than a screen could show it: live sound shares the processor. */

import { store } from "../model/store.js";

const EARLY = 8; // milliseconds: half a frame of a usual screen, since the next one is waited for, too

/**
 * A function that draws at once, and then again and again for as long as a sound plays and the page is visible.
 * @param {() => void} draw
 * @param {number} interval  milliseconds
 * @returns {() => void}
 */
export function whilePlaying(draw, interval) {
  let due = false;
  const tick = () => {
    draw();
    if (due || !store.state.view.playing) return;
    due = true;
    const next = () => {
      due = false;
      tick();
    };
    setTimeout(() => requestAnimationFrame(next), interval - EARLY);
  };
  return tick;
}
