/** Times on the axis: round numbers of seconds, not too close together. */

const STEPS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600,
];
const APART = 90; // pixels of the style sheet

/** @typedef {import("./waveform.js").Scale} Scale */
/** @typedef {{x: number, text: string}} Mark */

/**
 * @param {Scale} scale
 * @param {number} width  in device pixels
 * @param {number} sampleRate
 * @param {number} dense  device pixels for one of the style sheet
 * @returns {Mark[]}
 */
export function timeMarks({ start, framesPerPixel }, width, sampleRate, dense) {
  const perPixel = framesPerPixel / sampleRate;
  const step = STEPS.find((each) => each / perPixel >= APART * dense) ?? 3600;
  const marks = [];
  for (let number = Math.ceil(start / sampleRate / step); ; number++) {
    const x = Math.round((number * step - start / sampleRate) / perPixel);
    if (x >= width) return marks;
    marks.push({ x, text: markText(number * step, step) });
  }
}

/**
 * @param {number} seconds
 * @param {number} step
 */
function markText(seconds, step) {
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const minutes = Math.floor(seconds / 60 + 1e-9);
  const rest = Math.max(0, seconds - 60 * minutes).toFixed(digits);
  return `${minutes}:${rest.padStart(digits ? digits + 3 : 2, "0")}`;
}
