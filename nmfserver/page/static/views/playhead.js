/**
 * The line at the position. While a sound plays, the browser moves it by itself, beside the page's own script, in steps
 * that look like motion; now and then it is put right.
 */

import { sourceOf, spanOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { player } from "../sound/player.js";
import { make } from "./dom.js";

/** @typedef {import("../model/types.js").Span} Span */
/** @typedef {{animation: Animation, from: number, to: number, span: Span, pixels: number}} Run  in frames of the sound */

const STEP = 40; // milliseconds: each is a picture for the screen to draw, and live sound shares the processor
const OFF = 2; // pixels that it may be beside the position

export class Playhead {
  constructor() {
    this.element = make("div", { class: "playhead" });
    /** @type {Run | null} */
    this.run = null;
  }

  /**
   * Put it where the position is, or let it go on if it is there.
   * @param {number} width  pixels of the time axis
   */
  place(width) {
    const { element } = this;
    const span = spanOf(store.state);
    const at = player.position();
    const pixels = width / (span.end - span.start);
    element.hidden = at < span.start || at > span.end;
    if (this.#isRight(at, span, pixels)) return;
    this.run?.animation.cancel();
    this.run = null;
    const placeOf = (/** @type {number} */ frame) => `translateX(${((frame - span.start) * pixels).toFixed(1)}px)`;
    element.style.transform = placeOf(at);
    const { view } = store.state;
    const to = Math.min(span.end, view.looping && view.loop && view.loop.end > at ? view.loop.end : Infinity);
    if (!view.playing || to <= at) return;
    const duration = (1000 * (to - at)) / (sourceOf(store.state)?.sampleRate ?? 1);
    const easing = `steps(${Math.ceil(duration / STEP)})`;
    const way = [{ transform: placeOf(at) }, { transform: placeOf(to) }];
    this.run = { animation: element.animate(way, { duration, easing, fill: "forwards" }), from: at, to, span, pixels };
  }

  /**
   * Whether the line moves, and is where it should be.
   * @param {number} at
   * @param {Span} span
   * @param {number} pixels  a frame
   */
  #isRight(at, span, pixels) {
    const { run } = this;
    const { playing, looping, loop } = store.state.view;
    if (!run || !playing || run.pixels !== pixels || run.span.start !== span.start) return false;
    if (looping && loop && loop.end > at && loop.end < run.to) return false;
    const passed = Number(run.animation.effect?.getComputedTiming().progress ?? 0);
    const shown = run.from + passed * (run.to - run.from);
    return Math.abs(shown - at) * pixels < OFF + (STEP / 1000) * pixels * (sourceOf(store.state)?.sampleRate ?? 1);
  }
}
