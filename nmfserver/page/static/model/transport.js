/** What moves along the time axis: playing, the cursor, the loop, the frames that are visible. */

import { sourceOf, spanOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Span} Span */

const LEAST_FRAMES = 64; // visible
const [SLOWEST, FASTEST] = [3000, 384000]; // Hz that browsers play

/** Play from the cursor, or stop there. */
export function togglePlaying() {
  const source = sourceOf(store.state);
  if (!source) return;
  const { sampleRate, key } = source;
  if (sampleRate < SLOWEST || sampleRate > FASTEST) {
    store.say(`buffer ${key} has a rate of ${+sampleRate.toFixed(1)} Hz; ${SLOWEST} to ${FASTEST} Hz can be played`, true);
  } else store.show({ playing: !store.state.view.playing });
}

/**
 * Go to a frame.
 * @param {number} frame
 */
export function seek(frame) {
  const source = sourceOf(store.state);
  if (source) store.show({ cursor: Math.round(Math.min(Math.max(0, frame), source.frames - 1)) });
}

/**
 * Loop a part; null: all.
 * @param {Span | null} loop
 */
export function setLoop(loop) {
  if (!loop) {
    store.show({ loop: null });
    return;
  }
  const frames = sourceOf(store.state)?.frames ?? 0;
  const [start, end] = [Math.max(0, Math.round(loop.start)), Math.min(frames, Math.round(loop.end))];
  if (end - start >= LEAST_FRAMES) store.show({ loop: { start, end }, looping: true, cursor: start });
  else store.say(`a loop has ${LEAST_FRAMES} frames or more: this one would have ${Math.max(0, end - start)}`, true);
}

/**
 * Let the loop begin or end at a frame.
 * @param {"start"|"end"} side
 * @param {number} frame
 */
export function boundLoop(side, frame) {
  const whole = { start: 0, end: sourceOf(store.state)?.frames ?? 0 };
  const moved = { ...(store.state.view.loop ?? whole), [side]: frame };
  setLoop(moved.end - moved.start >= LEAST_FRAMES ? moved : { ...whole, [side]: frame });
}

/** Listen to the original, or to the mix. */
export function toggleHeard() {
  store.show({ heard: store.state.view.heard === "mix" ? "original" : "mix" });
}

/**
 * Show more or less around a frame, which stays where it is.
 * @param {number} factor  below 1: nearer
 * @param {number} frame
 */
export function zoom(factor, frame) {
  const frames = sourceOf(store.state)?.frames;
  if (!frames) return;
  const { start, end } = spanOf(store.state);
  const length = Math.min(frames, Math.max(LEAST_FRAMES, (end - start) * factor));
  const left = frame - ((frame - start) / (end - start)) * length;
  showSpan(left, length, frames);
}

/**
 * Show what is earlier or later.
 * @param {number} part  of what is visible; below 0: earlier
 */
export function scroll(part) {
  const frames = sourceOf(store.state)?.frames;
  if (!frames) return;
  const { start, end } = spanOf(store.state);
  showSpan(start + part * (end - start), end - start, frames);
}

/**
 * @param {number} start
 * @param {number} length
 * @param {number} frames
 */
function showSpan(start, length, frames) {
  const left = Math.min(Math.max(0, start), Math.max(0, frames - length));
  store.show({ span: length >= frames ? null : { start: left, end: left + length } });
}
