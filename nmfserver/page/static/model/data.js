/**
 * Samples, peaks and analyses of buffers, fetched when a view asks for them the first time.
 *
 * peaksOf     the pyramid of minima and maxima of a whole buffer
 * wholeOf     all samples of a small buffer; wholeComing, as soon as they are here; factorOf, of the bases or the
 *             activations of a decomposition
 * blockOf     a block of samples of a long one; blockNow, as far as it is here; askFor, so that it will be; blockFrames,
 *             how long it is; canShow, whether those that a row shows can be kept at the same time
 */

import { store } from "./store.js";

/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */
/**
 * Minima and maxima; a level holds the pairs of each channel.
 * @typedef {{channels: number, frames: number, framesPerBin: number, peak: number, levels: Int16Array[][]}} Peaks
 */
/** @typedef {{start: number, frames: number, channels: Float32Array[]}} Block */

const BLOCK = 65536; // frames, of up to 32 channels
const BLOCK_SAMPLES = 2 * 2 ** 20; // of more: the cache has many blocks
const KEPT_BYTES = 192 * 2 ** 20;
const WIDEST = 4096; // pixels of a row
const ANSWER_SAMPLES = 8 * 2 ** 20;
const PASSING = [404, 409, 503]; // the buffer has gone or changed, or the server is not there: it is asked for again

/** The page's process cannot give this. */
class RefusedError extends Error {
  /**
   * @param {string} reason
   * @param {number} status
   */
  constructor(reason, status) {
    super(reason);
    this.status = status;
  }
}

/** @typedef {{promise: Promise<any>, value: any, bytes: number, reason: string}} Entry */

/** What was asked for, by address; what has arrived, or why it never will. In order of use. */
class Cache {
  constructor() {
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    this.bytes = 0;
  }

  /**
   * @template T
   * @param {string} key
   * @param {number} bytes
   * @param {() => Promise<T>} load
   * @returns {{promise: Promise<T>, value: T | null, reason: string}}
   */
  get(key, bytes, load) {
    let entry = this.entries.get(key);
    if (entry) this.entries.delete(key);
    else {
      entry = { promise: load(), value: null, bytes, reason: "" };
      this.bytes += bytes;
      this.#fill(key, entry);
    }
    this.entries.set(key, entry);
    this.#trim();
    return entry;
  }

  /**
   * @param {string} key
   * @param {Entry} entry
   */
  #fill(key, entry) {
    entry.promise.then(
      (value) => {
        entry.value = value;
        store.loaded();
      },
      (error) => {
        if (!(error instanceof RefusedError) || PASSING.includes(error.status)) this.forget(key);
        else {
          entry.reason = error.message;
          store.loaded();
        }
      },
    );
  }

  /** @param {string} key */
  forget(key) {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }

  #trim() {
    for (const key of this.entries.keys()) {
      if (this.bytes <= KEPT_BYTES || this.entries.size < 2) return;
      this.forget(key);
    }
  }
}

const cache = new Cache();

/**
 * @param {string} address
 * @returns {Promise<ArrayBuffer>}
 */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new RefusedError((await answer.json()).error, answer.status);
  return answer.arrayBuffer();
}

/**
 * The peaks of a buffer, or null until they are here.
 * @param {SoundBuffer} buffer
 * @returns {Peaks | null}
 */
export function peaksOf(buffer) {
  return peaksEntry(buffer).value;
}

/**
 * Why there is no waveform of a buffer: it is on its way, or cannot be had; empty where there is one.
 * @param {SoundBuffer} buffer
 * @returns {string}
 */
export function waveformHint(buffer) {
  const { value, reason } = peaksEntry(buffer);
  return value ? "" : reason || "The waveform is being computed …";
}

/** @param {SoundBuffer} buffer */
function peaksEntry(buffer) {
  const address = `/peaks/${buffer.ref}/${buffer.version}`;
  const bytes = (buffer.frames * buffer.channels) / 48;
  return cache.get(address, bytes, async () => parsedPeaks(await fetched(address)));
}

/**
 * @param {ArrayBuffer} data  a header of 32 bytes; then level after level, channel after channel, int16 pairs
 * @returns {Peaks}
 */
export function parsedPeaks(data) {
  const header = new DataView(data);
  const channels = header.getUint32(8, true);
  const frames = header.getUint32(12, true);
  const framesPerBin = header.getUint32(20, true);
  const levels = [];
  let bins = Math.ceil(frames / framesPerBin);
  let at = 32;
  for (let level = 0; level < header.getUint32(24, true); level++) {
    const made = [];
    for (let channel = 0; channel < channels; channel++) {
      made.push(new Int16Array(data, at, 2 * bins));
      at += 4 * bins;
    }
    levels.push(made);
    bins = Math.ceil(bins / 4);
  }
  return { channels, frames, framesPerBin, peak: header.getFloat32(28, true), levels };
}

/**
 * Some samples of a buffer, planar.
 * @param {SoundBuffer} buffer
 * @param {number} start
 * @param {number} frames
 * @returns {Promise<Float32Array[]>} a channel each
 */
export async function samplesOf(buffer, start, frames) {
  const address = `/samples/${buffer.ref}/${buffer.version}?start=${start}&frames=${frames}`;
  const data = await fetched(address);
  return Array.from({ length: buffer.channels }, (_, channel) => new Float32Array(data, 4 * frames * channel, frames));
}

/**
 * All samples of a buffer, or null until they are here.
 * @param {SoundBuffer} buffer
 * @returns {Float32Array[] | null}
 */
export function wholeOf(buffer) {
  return wholeEntry(buffer).value;
}

/**
 * All samples of a buffer, as soon as they are here.
 * @param {SoundBuffer} buffer
 * @returns {Promise<Float32Array[]>}
 */
export function wholeComing(buffer) {
  return wholeEntry(buffer).promise;
}

/** @param {SoundBuffer} buffer */
function wholeEntry(buffer) {
  const key = `whole/${buffer.ref}/${buffer.version}`;
  return cache.get(key, 4 * buffer.frames * buffer.channels, () => wholeSamples(buffer));
}

/**
 * All samples of the bases or the activations of a decomposition; null until they are here, and where there are none.
 * @param {import("./types.js").State} state
 * @param {import("./types.js").Take} take
 * @param {"bases"|"activations"} kind
 */
export function factorOf({ buffers }, take, kind) {
  const buffer = buffers[take[kind] ?? -1];
  return buffer ? wholeOf(buffer) : null;
}

/**
 * @param {SoundBuffer} buffer
 * @returns {Promise<Float32Array[]>}
 */
export async function wholeSamples(buffer) {
  const step = Math.max(1, Math.floor(ANSWER_SAMPLES / buffer.channels));
  if (buffer.frames <= step) return samplesOf(buffer, 0, buffer.frames);
  const whole = Array.from({ length: buffer.channels }, () => new Float32Array(buffer.frames));
  for (let start = 0; start < buffer.frames; start += step) {
    const piece = await samplesOf(buffer, start, Math.min(step, buffer.frames - start));
    piece.forEach((samples, channel) => whole[channel].set(samples, start));
  }
  return whole;
}

/**
 * The frames of a block: of many channels fewer.
 * @param {SoundBuffer} buffer
 */
export function blockFrames({ channels }) {
  return Math.min(BLOCK, Math.max(1, Math.floor(BLOCK_SAMPLES / channels)));
}

/**
 * Whether the blocks of a row and their two neighbours can be kept while it is shown, and as many others: else each
 * would drive out the last.
 * @param {SoundBuffer} buffer
 * @param {number} framesPerPixel
 */
export function canShow(buffer, framesPerPixel) {
  const size = blockFrames(buffer);
  const blocks = Math.ceil((framesPerPixel * WIDEST) / size) + 3; // of the first one, little may be visible
  return 2 * 4 * buffer.channels * size * blocks <= KEPT_BYTES;
}

/**
 * @param {SoundBuffer} buffer
 * @param {number} number  of the block
 */
function block(buffer, number) {
  const start = number * blockFrames(buffer);
  const frames = Math.min(blockFrames(buffer), buffer.frames - start);
  return cache.get(`block/${buffer.ref}/${buffer.version}/${number}`, 4 * frames * buffer.channels, async () => ({
    start,
    frames,
    channels: await samplesOf(buffer, start, frames),
  }));
}

/**
 * @param {SoundBuffer} buffer
 * @param {number} number
 * @returns {Promise<Block>}
 */
export function blockOf(buffer, number) {
  return block(buffer, number).promise;
}

/**
 * @param {SoundBuffer} buffer
 * @param {number} number
 * @returns {Block | null} null until it is here
 */
export function blockNow(buffer, number) {
  return block(buffer, number).value;
}

/**
 * Ask for a block that may be needed soon.
 * @param {SoundBuffer} buffer
 * @param {number} number  of the block, if there is one
 */
export function askFor(buffer, number) {
  if (number >= 0 && number * blockFrames(buffer) < buffer.frames) block(buffer, number);
}
