/** A basis of several frames: a small spectrogram, with time to the right and a logarithmic axis of frequency upwards. */

import { heights } from "./spectrum.js";

/** @typedef {{left: number, width: number, bottom: number, height: number}} Box  in device pixels */

/**
 * Draw the frames beside each other: the fuller the colour, the louder, from the floor to the loudest of all frames.
 * @param {CanvasRenderingContext2D} context
 * @param {Float32Array[]} frames  spectra
 * @param {import("./spectrum.js").Axis} axis
 * @param {Box} box
 * @param {string} colour
 */
export function drawTemplate(context, frames, axis, { left, width, bottom, height }, colour) {
  const loudest = Math.max(...frames.map(highestOf));
  context.fillStyle = colour;
  frames.forEach((frame, number) => {
    const [from, until] = [number, number + 1].map((each) => left + Math.round((each * width) / frames.length));
    heights(frame, axis, height, loudest).forEach((level, row) => {
      context.globalAlpha = level;
      if (level > 0 && until > from) context.fillRect(from, bottom - row - 1, until - from, 1);
    });
  });
  context.globalAlpha = 1;
}

/** @param {Float32Array} spectrum */
function highestOf(spectrum) {
  return spectrum.reduce((one, other) => Math.max(one, other), 0);
}
