/** The pictures of a row: the waveform with the activation over it, and the basis. */

import { colourOf, isDark, themeColour } from "../drawing/colours.js";
import { timeMarks } from "../drawing/ruler.js";
import { axisOf, drawSpectrum, heights } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { drawTemplate } from "../drawing/template.js";
import { drawActivation, drawOutline, outlineOf } from "../drawing/waveform.js";
import { hertzText, spectraOf, templateOf } from "../model/analysis.js";
import { factorOf, peaksOf, waveformHint } from "../model/data.js";
import { channelsOf, drawnOf } from "../model/shown.js";
import { make, say } from "./dom.js";

/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../drawing/waveform.js").Scale} Scale */
/** @typedef {import("../drawing/surface.js").Paper} Paper */
/** @typedef {import("./part-row.js").RowValue} RowValue */

const MOST_CHANNELS = 8; // of an original, drawn as one

export class RowPictures {
  constructor() {
    /** @type {RowValue | null} */
    this.value = null;
    this.inSight = false;
    this.wave = new Surface(() => this.#draw(), "Waveform");
    this.basis = new Surface(() => this.#draw(), "Basis");
    this.hint = make("span", { class: "hint" });
  }

  /** @param {RowValue} value */
  update(value) {
    this.value = value;
    const sound = soundOf(value);
    say(this.hint, sound ? waveformHint(sound) : "No stems: nothing to hear");
    this.#draw();
  }

  /** @param {boolean} inSight  whether the row is seen, or about to be: others are not drawn */
  show(inSight) {
    this.inSight = inSight;
    this.#draw();
  }

  #draw() {
    const { value } = this;
    if (!value || !this.inSight) return;
    this.#drawWave(value);
    if (value.component >= 0 && value.take) this.#drawBasis(value, value.take);
  }

  /** @param {RowValue} value */
  #drawWave(value) {
    const { state, take, component, scale } = value;
    const sound = soundOf(value);
    const activations = component < 0 || !take ? null : factorOf(state, take, "activations");
    const peaks = sound && peaksOf(sound);
    const drawn = drawnOf(state, take);
    const shown = [sound, peaks, activations, component, drawn, scale.framesPerPixel, isDark()];
    this.wave.scroll(Math.round(scale.start / scale.framesPerPixel), shown, state.view.loads, (paper, left) => {
      const part = { ...scale, start: scale.start + left * scale.framesPerPixel };
      drawGrid(paper, part, value.source.sampleRate, this.wave.scale);
      if (component < 0 || !take) return drawOriginal(paper, part, value.source);
      const own = { ...part, start: part.start - take.startFrame };
      const whole = !sound || drawStem(paper, own, sound, take, component);
      if (activations) this.#drawActivations(paper, take, component, activations, own, drawn?.activations[component]);
      return whole;
    });
  }

  /**
   * @param {Paper} paper
   * @param {Take} take
   * @param {number} component
   * @param {Float32Array[]} activations
   * @param {Scale} scale  in frames of the take
   * @param {Float32Array | undefined} drawn  by the user
   */
  #drawActivations(paper, take, component, activations, { start, framesPerPixel }, drawn) {
    const own = { start: start / take.hop, framesPerPixel: framesPerPixel / take.hop };
    const thick = Math.round(1.5 * this.wave.scale);
    drawActivation(paper, activations, channelsOf(take, component), own, colourOf(component), thick);
    if (drawn) drawActivation(paper, [drawn], [0], own, themeColour("text"), thick);
  }

  /**
   * @param {RowValue} value
   * @param {Take} take
   */
  #drawBasis(value, take) {
    const { state, component } = value;
    const surface = this.basis;
    const bases = factorOf(state, take, "bases");
    const buffer = state.buffers[take.bases ?? -1];
    const drawn = drawnOf(state, take)?.bases[component];
    if (!surface.begin(bases, component, drawn, isDark()) || !bases || !buffer) return;
    const { frames, axis } = axisOf(buffer, take);
    const { context, width, height, scale } = surface;
    const shape = drawn ?? bases[component];
    if (frames > 1) {
      drawTemplate(context, templateOf(shape, frames), axis, { left: 0, width, bottom: height, height }, colourOf(component));
    } else {
      const style = { area: colourOf(component, 0.28), line: colourOf(component), thick: scale };
      drawSpectrum(context, heights(shape, axis, width), height, height - 2 * scale, style);
    }
    const loudest = strongest(spectraOf(drawn ? [drawn] : bases, frames)[drawn ? 0 : component]);
    surface.canvas.setAttribute("aria-label", `Basis, strongest at ${hertzText(loudest * axis.hertzOfBin)}`);
  }
}

/**
 * The buffer whose waveform a row shows; none where a decomposition has no stems.
 * @param {RowValue} value
 * @returns {SoundBuffer | null}
 */
function soundOf({ state, source, take, component }) {
  return component < 0 ? source : (state.buffers[take?.stems ?? -1] ?? null);
}

/**
 * @param {Paper} paper
 * @param {Scale} scale
 * @param {SoundBuffer} source
 * @returns {boolean} whether all of it was there
 */
function drawOriginal(paper, scale, source) {
  const channels = [...Array(Math.min(source.channels, MOST_CHANNELS)).keys()];
  const outline = outlineOf(source, channels, paper.width, scale);
  if (outline) drawOutline(paper, outline, peaksOf(source)?.peak ?? 1, themeColour("wave"));
  return !outline?.rough;
}

/**
 * @param {Paper} paper
 * @param {Scale} scale  in frames of the take
 * @param {SoundBuffer} stems
 * @param {Take} take
 * @param {number} component
 * @returns {boolean} whether all of it was there
 */
function drawStem(paper, scale, stems, take, component) {
  const channels = channelsOf(take, component);
  const outline = outlineOf(stems, channels, paper.width, scale);
  if (outline) drawOutline(paper, outline, loudestOf(stems, channels), colourOf(component, 0.42));
  return !outline?.rough;
}

/**
 * The largest sample of a part: each row has its own scale.
 * @param {SoundBuffer} buffer
 * @param {number[]} channels
 */
function loudestOf(buffer, channels) {
  const peaks = peaksOf(buffer);
  if (!peaks) return 1;
  const top = peaks.levels[peaks.levels.length - 1];
  let largest = 1;
  for (const channel of channels) for (const value of top[channel]) largest = Math.max(largest, Math.abs(value));
  return (largest * peaks.peak) / 32767;
}

/**
 * @param {Paper} paper
 * @param {Scale} scale
 * @param {number} sampleRate
 * @param {number} dense  device pixels for one of the style sheet
 */
function drawGrid({ context, width, height }, scale, sampleRate, dense) {
  context.fillStyle = themeColour("grid");
  for (const { x } of timeMarks(scale, width, sampleRate, dense)) context.fillRect(x, 0, 1, height);
}

/** @param {Float32Array} spectrum */
function strongest(spectrum) {
  let found = 0;
  spectrum.forEach((value, bin) => (found = value > spectrum[found] ? bin : found));
  return found;
}
