/** What bases and activations tell: shares of the energy, pitches, onsets. Each is computed once, and kept. */

/** @typedef {{hertz: number, tonal: boolean}} Pitch */

const NOTES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
const LOWEST_HZ = 30;
const BEFORE = 4; // frames of the activation above which an onset rises
const FALLEN = 0.5; // the part of the last peak below which the next onset may come
const ONSET = 0.2; // the least part of the largest value
const TONAL = 0.6; // the least part of the energy at the partials

/**
 * Keep what a function makes of the data of some channels for as long as these are there.
 * @template {object} C
 * @template D
 * @template T
 * @param {(channels: C, detail: D) => T} make
 * @returns {(channels: C, detail: D) => T}
 */
function kept(make) {
  /** @type {WeakMap<C, Map<D, T>>} */
  const made = new WeakMap();
  return (channels, detail) => {
    const entries = made.get(channels) ?? new Map();
    made.set(channels, entries);
    if (!entries.has(detail)) entries.set(detail, make(channels, detail));
    return entries.get(detail);
  };
}

/**
 * The frames of a basis, which lie one behind the other, as spectra.
 * @param {Float32Array} basis
 * @param {number} frames
 */
export function templateOf(basis, frames) {
  const bins = basis.length / frames;
  return Array.from({ length: frames }, (_, frame) => basis.subarray(frame * bins, (frame + 1) * bins));
}

/** @type {(bases: Float32Array[], frames: number) => Float32Array[][]} */
const templatesOf = kept((bases, frames) => bases.map((basis) => templateOf(basis, frames)));

/**
 * One spectrum for each basis: the sum of its frames, as `/bufdescribe` measures it.
 * @type {(bases: Float32Array[], frames: number) => Float32Array[]}
 */
export const spectraOf = kept((bases, frames) => (frames > 1 ? templatesOf(bases, frames).map(summed) : bases));

/** @param {Float32Array[]} spectra */
function summed([first, ...others]) {
  const sum = first.slice();
  for (const spectrum of others) spectrum.forEach((value, bin) => (sum[bin] += value));
  return sum;
}

/**
 * The part of the energy that each component has, by the spectrograms of its bases and activations.
 * @param {number} components
 * @param {Float32Array[]} bases
 * @param {Float32Array[]} activations
 * @param {number} frames  of a basis
 * @returns {number[]} 0…1
 */
export function shares(components, bases, activations, frames) {
  const found = new Array(components).fill(0);
  const channels = energies(templatesOf(bases, frames), activations);
  channels.forEach((energy, channel) => (found[channel % components] += energy));
  const sum = found.reduce((one, other) => one + other, 0) || 1;
  return found.map((energy) => energy / sum);
}

/** @type {(templates: Float32Array[][], activations: Float32Array[]) => number[]} */
const energies = kept((templates, activations) =>
  templates.map((template, channel) => (activations[channel] ? energyOf(template, activations[channel]) : 0)),
);

/**
 * The squared norm of the sum over l of h(t - l) w(l): a sum over pairs of the template's frames, of the product of the
 * two times the products of activations so far apart, as many as reach the later frame before the sound ends.
 * @param {Float32Array[]} template  its frames w
 * @param {Float32Array} heights  the activation h
 */
function energyOf(template, heights) {
  const frames = Math.min(template.length, heights.length);
  let energy = 0;
  for (let lag = 0; lag < frames; lag++) {
    const products = productsUpTo(heights, lag);
    for (let frame = 0; frame + lag < frames; frame++) {
      const pair = product(template[frame], template[frame + lag]) * products[heights.length - lag - frame];
      energy += lag ? 2 * pair : pair;
    }
  }
  return energy;
}

/**
 * Sums of the first 0, 1, 2 … products of values so far apart.
 * @param {Float32Array} heights
 * @param {number} lag
 */
function productsUpTo(heights, lag) {
  const sums = new Float64Array(heights.length - lag + 1);
  for (let at = 0; at + lag < heights.length; at++) sums[at + 1] = sums[at] + heights[at] * heights[at + lag];
  return sums;
}

/**
 * @param {Float32Array} one
 * @param {Float32Array} other
 */
function product(one, other) {
  return one.reduce((sum, value, at) => sum + value * other[at], 0);
}

/**
 * The pitch of a basis, or where the middle of its spectrum is, if it has none.
 * @type {(bases: Float32Array[], channel: number) => (hertzOfBin: number) => Pitch}
 */
export const pitchOf = kept((bases, channel) => {
  const fundamental = fundamentalBin(bases[channel]);
  const share = partialShare(bases[channel], fundamental);
  const middle = middleBin(bases[channel]);
  return (hertzOfBin) => {
    const tonal = share >= TONAL && fundamental * hertzOfBin >= LOWEST_HZ;
    return { hertz: hertzOfBin * (tonal ? fundamental : middle), tonal };
  };
});

/**
 * The bin of the fundamental, between the bins: the strongest peak, or the half or third of it where there is one, too.
 * @param {Float32Array} basis
 * @returns {number}
 */
function fundamentalBin(basis) {
  let strongest = 1;
  for (let bin = 2; bin < basis.length - 1; bin++) if (basis[bin] > basis[strongest]) strongest = bin;
  for (const part of [3, 2]) {
    const bin = peakNear(basis, strongest / part);
    if (bin > 1.5 && basis[Math.round(bin)] > 0.25 * basis[strongest]) return bin;
  }
  return peakNear(basis, strongest);
}

/**
 * The top of the parabola through the highest bin near another one; 0 where no peak is.
 * @param {Float32Array} basis
 * @param {number} where
 */
function peakNear(basis, where) {
  let top = Math.max(1, Math.round(where));
  for (const bin of [top - 1, top + 1]) if (basis[bin] > basis[top]) top = bin;
  const [left, middle, right] = [basis[top - 1] ?? 0, basis[top] ?? 0, basis[top + 1] ?? 0];
  if (middle < left || middle < right) return 0;
  const bend = left - 2 * middle + right;
  return bend < 0 ? top + (0.5 * (left - right)) / bend : top;
}

/**
 * How much of the energy lies at multiples of a bin.
 * @param {Float32Array} basis
 * @param {number} fundamental
 */
function partialShare(basis, fundamental) {
  if (fundamental < 1) return 0;
  let near = 0;
  let all = 0;
  for (let bin = 1; bin < basis.length; bin++) {
    const energy = basis[bin] * basis[bin];
    all += energy;
    const partial = Math.max(1, Math.round(bin / fundamental));
    if (Math.abs(bin - partial * fundamental) <= Math.min(2, fundamental / 4)) near += energy;
  }
  return all ? near / all : 0;
}

/** @param {Float32Array} basis */
function middleBin(basis) {
  let weighted = 0;
  let all = 0;
  for (let bin = 1; bin < basis.length; bin++) {
    weighted += bin * basis[bin] ** 2;
    all += basis[bin] ** 2;
  }
  return all ? weighted / all : 0;
}

/**
 * A pitch as a musician reads it: a note, or about where a noise is.
 * @param {Pitch} pitch
 */
export function pitchText({ hertz, tonal }) {
  if (!(hertz > 0)) return "–";
  if (!tonal) return `≈ ${hertzText(hertz)}`;
  const note = Math.round(69 + 12 * Math.log2(hertz / 440));
  return `${NOTES[((note % 12) + 12) % 12]}${Math.floor(note / 12) - 1} · ${hertzText(hertz)}`;
}

/** @param {number} hertz */
export function hertzText(hertz) {
  return hertz >= 1000 ? `${(hertz / 1000).toFixed(1)} kHz` : `${Math.round(hertz)} Hz`;
}

/**
 * Where a component begins to sound: the activation rises steeply, above a fifth of its largest value. Before the next
 * onset it has fallen to a part of its peak: what rings goes up and down.
 * @type {(activations: Float32Array[], channel: number) => number[]} frames of the activation
 */
export const onsetsOf = kept((activations, channel) => {
  const envelope = activations[channel];
  const loudest = envelope.reduce((one, other) => Math.max(one, other), 0);
  /** @type {number[]} */
  const found = [];
  let armed = true;
  let peak = 0; // since the last onset
  envelope.forEach((value, frame) => {
    if (armed && value > ONSET * loudest && rises(envelope, frame)) {
      found.push(frame);
      armed = false;
      peak = 0;
    }
    peak = Math.max(peak, value);
    if (value < FALLEN * peak) armed = true;
  });
  return found;
});

/**
 * @param {Float32Array} envelope
 * @param {number} frame
 */
function rises(envelope, frame) {
  return envelope.subarray(Math.max(0, frame - BEFORE), frame).every((each) => envelope[frame] > 1.5 * each);
}

/**
 * Largest values of a channel, level after level, four values of a level to one of the next.
 * @type {(channels: Float32Array[], channel: number) => Float32Array[]}
 */
export const maximaOf = kept((channels, channel) => {
  const levels = [channels[channel]];
  while (levels[levels.length - 1].length > 64) levels.push(quarter(levels[levels.length - 1]));
  return levels;
});

/** @param {Float32Array} values */
function quarter(values) {
  const made = new Float32Array(Math.ceil(values.length / 4));
  for (let index = 0; index < values.length; index++) {
    if (values[index] > made[index >> 2]) made[index >> 2] = values[index];
  }
  return made;
}
