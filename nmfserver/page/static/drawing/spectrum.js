/** A basis: decibels over a logarithmic axis of frequency. */

import { look } from "./look.js";

export const { floorDb: FLOOR_DB, lowestHz: LOWEST_HZ, markedHz: MARKED_HZ } = look;

/** @typedef {{hertzOfBin: number, top: number}} Axis  hertz from one bin to the next, and at the end */

/**
 * How many frames the bases of a take have, and the axis of frequency of each.
 * @param {import("../model/types.js").SoundBuffer} bases  their buffer
 * @param {import("../model/types.js").Take} take
 * @returns {{frames: number, axis: Axis}}
 */
export function axisOf(bases, { templateFrames = 1 }) {
  const frames = bases.frames % templateFrames ? 1 : templateFrames;
  return { frames, axis: { hertzOfBin: bases.sampleRate, top: bases.sampleRate * (bases.frames / frames - 1) } };
}

/**
 * @param {number} hertz
 * @param {Axis} axis
 * @returns {number} 0 at the left edge, 1 at the right one
 */
export function placeOf(hertz, axis) {
  return Math.log(hertz / LOWEST_HZ) / Math.log(axis.top / LOWEST_HZ);
}

/**
 * @param {number} place  0…1
 * @param {Axis} axis
 * @returns {number} hertz
 */
export function hertzAt(place, axis) {
  return LOWEST_HZ * (axis.top / LOWEST_HZ) ** place;
}

/**
 * A frequency on an axis.
 * @param {number} hertz
 */
export function hertzMark(hertz) {
  return hertz >= 1000 ? `${hertz / 1000}k` : `${hertz}`;
}

/**
 * Height of a basis in each column, 0 at the floor and 1 at its highest value.
 * @param {Float32Array} basis
 * @param {Axis} axis
 * @param {number} width
 * @param {number} [highest]  another value that stands for 1
 * @returns {Float32Array}
 */
export function heights(basis, axis, width, highest = 0) {
  const found = new Float32Array(width);
  let loudest = Math.max(highest, 1e-30);
  if (!highest) for (const value of basis) if (value > loudest) loudest = value;
  for (let column = 0; column < width; column++) {
    const first = hertzAt(column / width, axis) / axis.hertzOfBin;
    const end = hertzAt((column + 1) / width, axis) / axis.hertzOfBin;
    found[column] = Math.max(0, 1 - (20 * Math.log10(highestIn(basis, first, end) / loudest + 1e-30)) / FLOOR_DB);
  }
  return found;
}

/**
 * @param {Float32Array} basis
 * @param {number} first  a bin, or between two
 * @param {number} end
 */
function highestIn(basis, first, end) {
  const low = Math.floor(first);
  if (Math.ceil(first) >= end) {
    const part = first - low;
    return (basis[low] ?? 0) * (1 - part) + (basis[low + 1] ?? 0) * part;
  }
  let found = 0;
  for (let bin = Math.ceil(first); bin < end && bin < basis.length; bin++) if (basis[bin] > found) found = basis[bin];
  return found;
}

/**
 * Draw a basis as an area with a line on top.
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array} found  heights
 * @param {number} bottom  in pixels
 * @param {number} height  of the highest value
 * @param {{area: string, line: string, thick: number}} style
 */
export function drawSpectrum(context, found, bottom, height, style) {
  const top = (/** @type {number} */ column) => bottom - found[column] * height;
  context.beginPath();
  context.moveTo(0, bottom);
  for (let column = 0; column < found.length; column++) context.lineTo(column + 0.5, top(column));
  context.lineTo(found.length, bottom);
  context.fillStyle = style.area;
  context.fill();
  context.beginPath();
  for (let column = 0; column < found.length; column++) context.lineTo(column + 0.5, top(column));
  context.strokeStyle = style.line;
  context.lineWidth = style.thick;
  context.lineJoin = "round";
  context.stroke();
}
