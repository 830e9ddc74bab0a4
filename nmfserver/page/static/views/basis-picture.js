/**
 * The basis of the chosen component, large: in decibels over a logarithmic axis of frequency; or, where it has several
 * frames, as a spectrogram. The pointer draws into it.
 */

import { colourOf, fontFamily, isDark, themeColour } from "../drawing/colours.js";
import { FLOOR_DB, MARKED_HZ, axisOf, drawSpectrum, heights, hertzAt, hertzMark, placeOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawTemplate } from "../drawing/template.js";
import { templateOf } from "../model/analysis.js";
import { drawLine } from "../model/drawn.js";
import { drawnOf } from "../model/shown.js";
import { store } from "../model/store.js";

/** @typedef {import("../drawing/spectrum.js").Axis} Axis */
/** @typedef {import("./component-panel.js").Chosen} Chosen */
/** @typedef {{frame: number, bin: number}} Cell  of a template */

const STEP_DB = 20;
const STEPS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const APART = 56; // pixels between two times
const [TOP, BOTTOM] = [6, 16]; // pixels over and under the basis
const LEFT = 30; // pixels for what is written beside the basis: levels, or of a template the frequencies
const BRUSH = 1.06; // a painted band reaches from the frequency divided by it to the frequency times it

export class BasisPicture {
  /** @param {() => Chosen | null} chosen  what is shown; null until it is here */
  constructor(chosen) {
    this.chosen = chosen;
    this.surface = new Surface(() => this.draw(), "Basis of the chosen component");
    this.canvas = this.surface.canvas;
    this.#followPointer();
  }

  draw() {
    const chosen = this.chosen();
    if (!chosen) return;
    const { state, take, component, bases, buffer } = chosen;
    const drawn = drawnOf(state, take)?.bases[component];
    const { frames, axis } = axisOf(buffer, take);
    this.canvas.title = !state.view.drawing ? "" : frames > 1 ? "Paint; with shift erase" : "Draw";
    if (!this.surface.begin(bases, component, drawn, isDark())) return;
    const shape = drawn ?? bases[component];
    if (frames > 1) this.#drawTemplate(templateOf(shape, frames), axis, chosen);
    else this.#drawSpectrum(shape, axis, component);
  }

  /**
   * @param {Float32Array} shape
   * @param {Axis} axis
   * @param {number} component
   */
  #drawSpectrum(shape, axis, component) {
    const { context, scale } = this.surface;
    const { left, width, bottom, height } = boxOf(this.surface);
    const levelAt = (/** @type {number} */ level) => Math.round(bottom - (1 - level / FLOOR_DB) * height);
    const levels = Array.from({ length: -FLOOR_DB / STEP_DB }, (_, step) => -step * STEP_DB);
    const marked = MARKED_HZ.filter((each) => each < axis.top).map((hertz) => ({ hertz, x: left + placeOf(hertz, axis) * width }));
    context.fillStyle = themeColour("line");
    for (const level of levels) context.fillRect(left, levelAt(level), width, Math.round(scale));
    for (const { x } of marked) context.fillRect(Math.round(x), 0, Math.round(scale), bottom);
    context.translate(left, 0);
    drawSpectrum(context, heights(shape, axis, width), bottom, height, {
      area: colourOf(component, 0.25),
      line: colourOf(component),
      thick: 1.5 * scale,
    });
    context.translate(-left, 0);
    const write = this.#writer();
    for (const level of levels) {
      write(level ? `−${-level}` : "dB", left - 6 * scale, levelAt(level) + (level ? 4 : 8) * scale, "right");
    }
    for (const { hertz, x } of marked) write(hertzMark(hertz), x, this.surface.height - 4 * scale, "center");
  }

  /**
   * @param {Float32Array[]} template
   * @param {Axis} axis
   * @param {Chosen} chosen
   */
  #drawTemplate(template, axis, { take, component, rate }) {
    const { context, height, scale } = this.surface;
    const box = boxOf(this.surface);
    drawTemplate(context, template, axis, box, colourOf(component));
    const write = this.#writer();
    context.fillStyle = themeColour("line");
    const marked = MARKED_HZ.filter((each) => each < axis.top);
    const places = marked.map((hertz) => Math.round(box.bottom - placeOf(hertz, axis) * box.height));
    for (const y of places) context.fillRect(box.left - 4 * scale, y, 4 * scale, Math.round(scale));
    marked.forEach((hertz, at) => write(hertzMark(hertz), box.left - 6 * scale, places[at] + 4 * scale, "right"));
    const whole = (1000 * template.length * take.hop) / rate;
    for (const time of timesOf(whole, box.width / scale)) {
      const x = box.left + (time / whole) * box.width;
      context.fillStyle = themeColour("line");
      context.fillRect(Math.round(x), box.bottom, Math.round(scale), 3 * scale);
      write(time ? `${time} ms` : "0", x, height - 3 * scale, time ? "center" : "left");
    }
  }

  /** A function that writes on what is drawn: text, place, and which side of it is there. */
  #writer() {
    const { context, scale } = this.surface;
    context.font = `${10.5 * scale}px ${fontFamily()}`;
    context.lineWidth = 4 * scale;
    return (/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {CanvasTextAlign} */ side) => {
      context.textAlign = side;
      context.strokeStyle = themeColour("back");
      context.fillStyle = themeColour("muted");
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    };
  }

  #followPointer() {
    const { canvas } = this;
    /** @type {PointerEvent | null} */
    let before = null;
    const draw = (/** @type {PointerEvent} */ event) => {
      const chosen = this.chosen();
      if (!store.state.view.drawing || !chosen || !event.buttons) return;
      const { frames, axis } = axisOf(chosen.buffer, chosen.take);
      if (frames > 1) this.#paint(chosen, frames, axis, before ?? event, event);
      else drawLine("bases", chosen.component, this.#point(before ?? event, axis), this.#point(event, axis));
      before = event;
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      before = null;
      draw(event);
    });
    canvas.addEventListener("pointermove", draw);
  }

  /**
   * The bin and the level under the pointer.
   * @param {PointerEvent} event
   * @param {Axis} axis
   * @returns {import("../model/types.js").Point}
   */
  #point(event, axis) {
    const box = this.canvas.getBoundingClientRect();
    const at = hertzAt((event.clientX - box.left - LEFT) / (box.width - LEFT), axis) / axis.hertzOfBin;
    const high = Math.min(1, 1 - (event.clientY - box.top - TOP) / (box.height - TOP - BOTTOM));
    return { at, height: high <= 0 ? 0 : 10 ** ((FLOOR_DB * (1 - high)) / 20) };
  }

  /**
   * Paint what lies between two places of the pointer as loud as the loudest; with shift, erase it.
   * @param {Chosen} chosen
   * @param {number} frames
   * @param {Axis} axis
   * @param {PointerEvent} before
   * @param {PointerEvent} now
   */
  #paint({ component, bases }, frames, axis, before, now) {
    const bins = bases[component].length / frames;
    const cells = [before, now].map((event) => this.#cell(event, frames, axis));
    const [first, last] = cells.map(({ frame }) => frame).sort((one, other) => one - other);
    const [low, high] = cells.map(({ bin }) => bin).sort((one, other) => one - other);
    const height = now.shiftKey ? 0 : 1;
    for (let frame = first; frame <= last; frame++) {
      const [from, to] = [low / BRUSH, high * BRUSH].map((bin) => frame * bins + Math.min(bins - 1, Math.round(bin)));
      drawLine("bases", component, { at: from, height }, { at: to, height });
    }
  }

  /**
   * @param {PointerEvent} event
   * @param {number} frames
   * @param {Axis} axis
   * @returns {Cell}
   */
  #cell(event, frames, axis) {
    const box = this.canvas.getBoundingClientRect();
    const inside = (/** @type {number} */ part) => Math.min(0.9999, Math.max(0, part));
    const frame = Math.floor(inside((event.clientX - box.left - LEFT) / (box.width - LEFT)) * frames);
    const high = inside(1 - (event.clientY - box.top - TOP) / (box.height - TOP - BOTTOM));
    return { frame, bin: hertzAt(high, axis) / axis.hertzOfBin };
  }
}

/**
 * Where a basis is drawn.
 * @param {Surface} surface
 * @returns {import("../drawing/template.js").Box}
 */
function boxOf({ width, height, scale }) {
  const [left, bottom] = [Math.round(LEFT * scale), Math.round(height - BOTTOM * scale)];
  return { left, width: width - left, bottom, height: bottom - Math.round(TOP * scale) };
}

/**
 * Times that are marked, in milliseconds.
 * @param {number} whole  milliseconds
 * @param {number} width  pixels of the style sheet
 */
function timesOf(whole, width) {
  const step = STEPS_MS.find((each) => (each / whole) * width >= APART) ?? STEPS_MS[STEPS_MS.length - 1];
  return Array.from({ length: Math.ceil(whole / step - 0.3) }, (_, number) => number * step);
}
