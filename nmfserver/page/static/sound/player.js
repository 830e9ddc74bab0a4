/**
 * Plays what is shown: the original and all parts of it at the same time, in pieces that are fetched a little ahead.
 *
 * It follows the store: `playing`, `cursor`, `loop` and the mix say what is heard. The server is not asked to play.
 */

import { blockFrames, blockOf } from "../model/data.js";
import { audibleGains, heardTake, mixOf, sourceOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { Graph } from "./graph.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("../model/types.js").Take} Take */
/** @typedef {import("../model/types.js").Span} Span */
/**
 * What plays: frame `from` of the source sounds at frame `at` of the context; `next` is put at `nextAt`.
 * @typedef {object} Run
 * @property {number} from
 * @property {number} at
 * @property {number} next
 * @property {number} nextAt
 * @property {Span | null} repeat
 * @property {number} end
 * @property {Set<AudioBufferSourceNode>} sources
 */

const PIECE = 32768; // frames
const AHEAD = 2.5; // seconds
const LEAD = 0.05; // seconds until the first sample
const LOOK = 200; // milliseconds
const SIDES = 2; // of each component and of the original, so many channels are heard
const FADE = 0.01; // seconds, so that nothing clicks

/**
 * Some frames of a buffer; silence before and behind it.
 * @param {SoundBuffer} buffer
 * @param {number} start
 * @param {number} frames
 * @param {number} [most]  of its channels
 * @returns {Promise<Float32Array[]>}
 */
export async function piece(buffer, start, frames, most = Infinity) {
  const made = Array.from({ length: Math.min(most, buffer.channels) }, () => new Float32Array(frames));
  const [first, end] = [Math.max(start, 0), Math.min(start + frames, buffer.frames)];
  for (let at = first; at < end; ) {
    const block = await blockOf(buffer, Math.floor(at / blockFrames(buffer)));
    const until = Math.min(end, block.start + block.frames);
    made.forEach((samples, channel) =>
      samples.set(block.channels[channel].subarray(at - block.start, until - block.start), at - start),
    );
    at = until;
  }
  return made;
}

/**
 * Some frames of a buffer, of which a short part is repeated: as many nodes as a long one needs would be too many.
 * @param {SoundBuffer} buffer
 * @param {Span} repeat
 * @param {number} start  in it
 * @param {number} frames
 * @param {number} most  of its channels
 * @returns {Promise<Float32Array[]>}
 */
async function repeatedPiece(buffer, repeat, start, frames, most) {
  const length = repeat.end - repeat.start;
  const once = await piece(buffer, repeat.start, length, most);
  return once.map((samples) => {
    const made = new Float32Array(frames);
    for (let at = 0; at < frames; at++) made[at] = samples[(start - repeat.start + at) % length];
    return made;
  });
}

/**
 * The frame after some frames.
 * @param {Span | null} repeat
 * @param {number} start
 * @param {number} frames
 */
function frameAfter(repeat, start, frames) {
  const at = start + frames;
  return repeat && at >= repeat.end ? repeat.start + ((at - repeat.end) % (repeat.end - repeat.start)) : at;
}

class Player {
  constructor() {
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {GainNode | null} */
    this.master = null;
    /** @type {AnalyserNode | null} */
    this.meter = null;
    /** @type {Graph | null} */
    this.graph = null;
    /** @type {Run | null} */
    this.run = null;
    this.sound = "";
    this.order = "";
    this.begun = 0; // where the cursor was at the last start
  }

  follow() {
    store.follow((state) => this.#follow(state));
    setInterval(() => void this.#fill(), LOOK);
  }

  /** The frame of the source that is heard, or where it would start. */
  position() {
    const { run, context } = this;
    if (!run || !context) return store.state.view.cursor;
    const late = (context.outputLatency || 0) * context.sampleRate;
    const at = run.from + Math.max(0, context.currentTime * context.sampleRate - run.at - late);
    return run.repeat ? frameAfter(run.repeat, at, 0) : Math.min(at, run.end);
  }

  /** The largest sample that was put out a moment ago. */
  level() {
    if (!this.meter) return 0;
    const samples = new Float32Array(this.meter.fftSize);
    this.meter.getFloatTimeDomainData(samples);
    return samples.reduce((one, other) => Math.max(one, Math.abs(other)), 0);
  }

  /** @param {State} state */
  #follow(state) {
    const source = sourceOf(state);
    const take = heardTake(state);
    if (!source || !state.view.playing) {
      this.#pause(source);
      return;
    }
    const goesOn = this.run && this.sound.startsWith(`${source.ref}/`) && state.view.cursor === this.begun;
    const from = goesOn ? this.position() : state.view.cursor;
    const stems = state.buffers[take?.stems ?? -1];
    const sound = `${source.ref}/${source.version} ${stems?.ref}/${stems?.version}/${take?.startFrame}`;
    if (sound !== this.sound || this.context?.sampleRate !== source.sampleRate) this.#open(source, take, sound);
    this.#mix(state, take);
    const order = JSON.stringify([sound, state.view.cursor, state.view.loop, state.view.looping]);
    if (order !== this.order) this.#start(state, source, order, from);
  }

  /**
   * Stop, and go on from here the next time, if the sound is still the same.
   * @param {SoundBuffer | null} source
   */
  #pause(source) {
    if (!this.run) return;
    const position = Math.round(this.position());
    this.#stop();
    if (source && this.sound.startsWith(`${source.ref}/`))
      store.show({ cursor: Math.min(position, source.frames - 1) });
  }

  /**
   * @param {SoundBuffer} source
   * @param {Take | null} take
   * @param {string} sound
   */
  #open(source, take, sound) {
    this.#stop();
    if (this.context?.sampleRate !== source.sampleRate) {
      void this.context?.close();
      this.context = new AudioContext({ sampleRate: source.sampleRate, latencyHint: "interactive" });
      this.master = new GainNode(this.context);
      this.meter = new AnalyserNode(this.context, { fftSize: 2048 });
      this.master.connect(this.meter).connect(this.context.destination);
      this.graph = null;
    }
    const before = this.graph;
    setTimeout(() => before?.end(), 4000 * FADE); // it has faded out by then
    const master = /** @type {GainNode} */ (this.master);
    this.graph = new Graph(this.context, master, source.channels, take?.components ?? 0, take?.channels ?? 1);
    this.sound = sound;
  }

  /**
   * @param {State} state
   * @param {Take | null} take
   */
  #mix(state, take) {
    const mix = take && mixOf(state, take);
    this.graph?.set(state.view.heard, mix ? audibleGains(mix) : [], mix?.pans ?? []);
  }

  /**
   * Start from a frame: where the cursor is, or where it sounds already.
   * @param {State} state
   * @param {SoundBuffer} source
   * @param {string} order
   * @param {number} frame
   */
  #start(state, source, order, frame) {
    this.#stop();
    this.order = order;
    const whole = { start: 0, end: source.frames };
    const { looping, loop, cursor } = state.view;
    const from = Math.round(frame);
    this.begun = cursor;
    const repeat = looping ? (loop ?? whole) : null;
    const start = repeat && from >= repeat.end ? repeat.start : from;
    this.run = { from: start, at: Infinity, next: start, nextAt: -1, repeat, end: source.frames, sources: new Set() };
    void this.context?.resume();
    this.#fadeIn();
    void this.#fill();
  }

  #stop() {
    const { run, context } = this;
    this.run = null;
    this.order = "";
    if (!run || !context) return;
    const { gain } = /** @type {GainNode} */ (this.master);
    gain.cancelScheduledValues(context.currentTime);
    gain.setValueAtTime(gain.value, context.currentTime);
    gain.linearRampToValueAtTime(0, context.currentTime + FADE);
    for (const source of run.sources) source.stop(context.currentTime + FADE);
  }

  /** Be loud again before the first sample, and after what sounded before has faded out. */
  #fadeIn() {
    if (!this.master || !this.context) return;
    const { gain } = this.master;
    gain.setValueAtTime(0, this.context.currentTime + FADE);
    gain.linearRampToValueAtTime(1, this.context.currentTime + 2 * FADE);
  }

  /** Everything was played: be ready at the start. */
  #rewind() {
    this.#stop();
    store.show({ playing: false, cursor: 0 });
  }

  /** Put pieces into the future until there are enough. */
  async #fill() {
    const { run, context, graph } = this;
    if (!run || !context || !graph || filling.has(run)) return;
    filling.add(run);
    try {
      while (this.run === run && this.#wants(run, context)) await this.#put(run, context, graph);
    } catch (error) {
      if (this.run === run) store.show({ playing: false, notice: /** @type {Error} */ (error).message, alarm: true });
    } finally {
      filling.delete(run);
    }
    if (this.run === run && !run.repeat && this.position() >= run.end) this.#rewind();
  }

  /**
   * @param {Run} run
   * @param {AudioContext} context
   */
  #wants(run, context) {
    const ahead = run.nextAt < 0 ? 0 : run.nextAt / context.sampleRate - context.currentTime;
    return ahead < AHEAD && (run.repeat !== null || run.next < run.end);
  }

  /**
   * @param {Run} run
   * @param {AudioContext} context
   * @param {Graph} graph
   */
  async #put(run, context, graph) {
    const { state } = store;
    const [source, take] = [sourceOf(state), heardTake(state)];
    if (!source) return;
    const { repeat, next } = run;
    const short = repeat && repeat.end - repeat.start < PIECE && next >= repeat.start ? repeat : null;
    const frames = short ? PIECE : Math.min(PIECE, (repeat?.end ?? run.end) - next);
    const part = (/** @type {SoundBuffer} */ buffer, /** @type {number} */ first, /** @type {number} */ most) =>
      short
        ? repeatedPiece(buffer, { start: short.start - first, end: short.end - first }, next - first, frames, most)
        : piece(buffer, next - first, frames, most);
    const [original, stems] = await Promise.all([
      part(source, 0, SIDES),
      take && graph.parts.length ? part(state.buffers[take.stems ?? -1], take.startFrame, SIDES * take.components) : [],
    ]);
    if (this.run !== run) return;
    const soonest = Math.ceil((context.currentTime + LEAD) * context.sampleRate);
    if (run.nextAt < context.currentTime * context.sampleRate) {
      [run.from, run.at, run.nextAt] = [next, soonest, soonest]; // at the start, and where data came too late
    }
    for (const node of graph.place(original, stems, run.nextAt)) {
      run.sources.add(node);
      node.onended = () => run.sources.delete(node);
    }
    run.nextAt += frames;
    run.next = frameAfter(repeat, next, frames);
  }
}

/** @type {Set<Run>} */
const filling = new Set();

export const player = new Player();
