/** Waveforms and activations over time, one column of device pixels at a time. */

import { askFor, blockFrames, blockNow, canShow, peaksOf } from "../model/data.js";
import { maximaOf } from "../model/analysis.js";

/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("../model/data.js").Peaks} Peaks */
/** @typedef {{start: number, framesPerPixel: number}} Scale  of the time axis: the frame at the left edge */
/** @typedef {import("./surface.js").Paper} Paper */

const MOST_SAMPLES = 8; // a pixel: above that, peaks serve
export const FILLED = 0.92; // of the height

/**
 * Lowest and highest values of each column. `line`: where frames are wider than columns, they are joined by a line.
 * `rough`: it is of peaks, because the samples are still on their way.
 * @typedef {{low: Float32Array, high: Float32Array, line: boolean, rough: boolean}} Outline
 */

/**
 * The outline of some channels of a buffer together.
 * @param {SoundBuffer} buffer
 * @param {number[]} channels
 * @param {number} width
 * @param {Scale} scale  in frames of this buffer
 * @returns {Outline | null} null until the data is here
 */
export function outlineOf(buffer, channels, width, scale) {
  const peaks = peaksOf(buffer);
  if (!peaks) return null;
  const [low, high] = [new Float32Array(width).fill(NaN), new Float32Array(width).fill(NaN)];
  const { framesPerPixel } = scale;
  const found = { low, high, line: false, rough: framesPerPixel < peaks.framesPerBin && canShow(buffer, framesPerPixel) };
  if (found.rough && samplesInto(found, buffer, channels, scale)) found.rough = false;
  else for (const channel of channels) peaksInto(found, peaks, channel, scale);
  return found;
}

/**
 * @param {Outline} found
 * @param {Peaks} peaks
 * @param {number} channel
 * @param {Scale} scale
 */
function peaksInto(found, peaks, channel, { start, framesPerPixel }) {
  let level = 0;
  let framesPerBin = peaks.framesPerBin;
  while (level + 1 < peaks.levels.length && 4 * framesPerBin <= framesPerPixel) {
    level++;
    framesPerBin *= 4;
  }
  const pairs = peaks.levels[level][channel];
  const [last, factor] = [pairs.length / 2, peaks.peak / 32767];
  for (let column = 0; column < found.low.length; column++) {
    const first = Math.floor((start + column * framesPerPixel) / framesPerBin);
    const end = Math.min(last, Math.max(first + 1, Math.ceil((start + (column + 1) * framesPerPixel) / framesPerBin)));
    if (first < 0 || first >= last) continue;
    let [low, high] = [pairs[2 * first], pairs[2 * first + 1]];
    for (let bin = first + 1; bin < end; bin++) {
      if (pairs[2 * bin] < low) low = pairs[2 * bin];
      if (pairs[2 * bin + 1] > high) high = pairs[2 * bin + 1];
    }
    widen(found, column, low * factor, high * factor);
  }
}

/**
 * @param {Outline} found
 * @param {number} column  nothing happens outside
 * @param {number} low
 * @param {number} high
 */
function widen(found, column, low, high) {
  if (column < 0 || column >= found.low.length) return;
  if (!(low >= found.low[column])) found.low[column] = low;
  if (!(high <= found.high[column])) found.high[column] = high;
}

/**
 * The outline from samples, as near as they are needed.
 * @param {Outline} found
 * @param {SoundBuffer} buffer
 * @param {number[]} channels
 * @param {Scale} scale
 * @returns {boolean} whether all of them are here
 */
function samplesInto(found, buffer, channels, scale) {
  const { start, framesPerPixel } = scale;
  const width = found.low.length;
  const [first, end] = [Math.max(0, Math.floor(start)), Math.min(buffer.frames, start + width * framesPerPixel)];
  const size = blockFrames(buffer);
  const [from, to] = [Math.floor(first / size), Math.ceil(end / size)];
  const blocks = [];
  for (let number = from; number < to; number++) {
    const block = blockNow(buffer, number);
    if (!block) return false;
    blocks.push(block);
  }
  askFor(buffer, from - 1); // what comes into sight next
  askFor(buffer, to);
  found.line = framesPerPixel < 1;
  for (const block of blocks) for (const channel of channels) extremesInto(found, block, channel, { first, end }, scale);
  return true;
}

/**
 * The outline from the samples of a block, of which some serve where there are many.
 * @param {Outline} found
 * @param {import("../model/data.js").Block} block
 * @param {number} channel
 * @param {{first: number, end: number}} sight  the frames that are visible
 * @param {Scale} scale
 */
function extremesInto(found, block, channel, { first, end }, { start, framesPerPixel }) {
  const samples = block.channels[channel];
  const step = Math.max(1, Math.floor(framesPerPixel / MOST_SAMPLES));
  const from = Math.max(0, first - block.start - 1);
  const stop = Math.min(block.frames, Math.ceil(end - block.start) + 1);
  let column = -1;
  let low = 0;
  let high = 0; // of what falls into the column
  for (let at = from - (from % step); at < stop; at += step) {
    const next = Math.floor((block.start + at - start) / framesPerPixel);
    const value = samples[at];
    if (next !== column) {
      widen(found, column, low, high);
      column = next;
      low = high = value;
    } else if (value < low) low = value;
    else if (value > high) high = value;
  }
  widen(found, column, low, high);
}

/**
 * Draw an outline around the middle of the paper.
 * @param {Paper} paper
 * @param {Outline} outline
 * @param {number} peak  the value that fills the height
 * @param {string} colour
 */
export function drawOutline({ context, width, height }, outline, peak, colour) {
  const middle = height / 2;
  const factor = (FILLED * middle) / (peak || 1);
  context.beginPath();
  if (outline.line) linePath(context, outline, middle, factor);
  else {
    for (let column = 0; column < width; column++) {
      const high = outline.high[column];
      if (high !== high) continue;
      const top = Math.round(middle - high * factor);
      context.rect(column, top, 1, Math.max(1, Math.round(middle - outline.low[column] * factor) - top));
    }
  }
  context.fillStyle = context.strokeStyle = colour;
  if (outline.line) context.stroke();
  else context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Outline} outline
 * @param {number} middle
 * @param {number} factor
 */
function linePath(context, outline, middle, factor) {
  context.lineWidth = 1.5;
  context.moveTo(-0.5, middle - outline.high[0] * factor);
  outline.high.forEach((value, column) => {
    if (value === value) context.lineTo(column + 0.5, middle - value * factor);
  });
}

/**
 * Draw activations as a line from the bottom.
 * @param {Paper} paper
 * @param {Float32Array[]} activations
 * @param {number[]} channels  drawn as one: the largest value
 * @param {Scale} scale  in frames of the activations
 * @param {string} colour
 * @param {number} thick
 */
export function drawActivation({ context, width, height }, activations, channels, scale, colour, thick) {
  const [from, until] = edges(activations[0]?.length ?? 0, width, scale);
  const pyramids = channels.map((channel) => maximaOf(activations, channel));
  const loudest = Math.max(
    1e-9,
    ...pyramids.map((levels) => levels[levels.length - 1].reduce((a, b) => Math.max(a, b), 0)),
  );
  const low = height - thick;
  context.beginPath();
  for (let column = from; column < until; column++) {
    let value = 0;
    for (const levels of pyramids) value = Math.max(value, largest(levels, scale, column));
    context.lineTo(column + 0.5, low - (FILLED * low * value) / loudest);
  }
  context.lineWidth = thick;
  context.lineJoin = "round";
  context.strokeStyle = colour;
  context.stroke();
}

/**
 * @param {number} frames
 * @param {number} width
 * @param {Scale} scale
 */
function edges(frames, width, { start, framesPerPixel }) {
  const from = Math.max(-1, Math.floor(-start / framesPerPixel)); // a line comes from outside, and goes on there
  return [from, Math.min(width + 1, Math.ceil((frames - start) / framesPerPixel))];
}

/**
 * The largest activation in a column; between two of them where there are fewer than columns.
 * @param {Float32Array[]} levels
 * @param {Scale} scale
 * @param {number} column
 */
function largest(levels, { start, framesPerPixel }, column) {
  if (framesPerPixel < 1) return between(levels[0], start + column * framesPerPixel);
  const level = Math.min(levels.length - 1, Math.floor(Math.log2(framesPerPixel) / 2));
  const [values, size] = [levels[level], 4 ** level];
  const first = Math.max(0, Math.floor((start + column * framesPerPixel) / size));
  const end = Math.min(values.length, Math.max(first + 1, Math.ceil((start + (column + 1) * framesPerPixel) / size)));
  let found = 0;
  for (let at = first; at < end; at++) if (values[at] > found) found = values[at];
  return found;
}

/**
 * @param {Float32Array} values
 * @param {number} where
 */
function between(values, where) {
  const first = Math.max(0, Math.min(values.length - 1, Math.floor(where)));
  const second = Math.min(values.length - 1, first + 1);
  return values[first] + (values[second] - values[first]) * (where - first);
}
