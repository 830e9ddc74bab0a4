/**
 * The way of the sound: a gain node a component, its place between left and right, one bus for the mix and one for the
 * original. At gain 1 and in the middle nothing is changed, so that stems sum to the original. Nodes that do nothing are
 * left out: live sound shares the processor.
 *
 * It works in any context, in one that renders offline, too.
 */

const RAMP = 0.01; // seconds

/** A track of one component, or of the original: a gain node, and behind it its sides, once it has left the middle. */
class Track {
  /**
   * @param {BaseAudioContext} context
   * @param {number} channels
   * @param {AudioNode} bus
   */
  constructor(context, channels, bus) {
    this.context = context;
    this.channels = channels;
    this.bus = bus;
    this.gain = new GainNode(context);
    this.gain.connect(bus);
    /** @type {GainNode[] | null} left and right */
    this.sides = null;
  }

  /**
   * @param {number} gain
   * @param {number} pan  -1 left, 0 as it is, 1 right
   */
  set(gain, pan) {
    glide(this.gain.gain, gain, this.context);
    if (pan !== 0) this.sides ??= this.#withSides();
    this.sides?.forEach((side, right) => glide(side.gain, Math.min(1, right ? 1 + pan : 1 - pan), this.context));
  }

  #withSides() {
    const { context, gain, bus } = this;
    const stereo = new ChannelMergerNode(context, { numberOfInputs: 2 });
    const split = this.channels > 1 ? new ChannelSplitterNode(context, { numberOfOutputs: 2 }) : null;
    gain.disconnect(bus);
    if (split) gain.connect(split);
    stereo.connect(bus);
    return [0, 1].map((side) => {
      const made = new GainNode(context);
      if (split) split.connect(made, side);
      else gain.connect(made);
      made.connect(stereo, 0, side);
      return made;
    });
  }

  /**
   * Play samples from a frame of the context's time on.
   * @param {Float32Array[]} channels
   * @param {number} at
   * @returns {AudioBufferSourceNode}
   */
  place(channels, at) {
    const { sampleRate } = this.context;
    const buffer = new AudioBuffer({ numberOfChannels: channels.length, length: channels[0].length, sampleRate });
    channels.forEach((samples, channel) => buffer.copyToChannel(samples, channel));
    const source = new AudioBufferSourceNode(this.context, { buffer });
    source.connect(this.gain);
    source.start(at / sampleRate);
    return source;
  }
}

/**
 * Bring a parameter to a value within a hundredth of a second.
 * @param {AudioParam} parameter
 * @param {number} value
 * @param {BaseAudioContext} context
 */
function glide(parameter, value, context) {
  const wanted = targets.get(parameter) ?? parameter.value;
  if (wanted === value) return;
  targets.set(parameter, value);
  parameter.cancelScheduledValues(context.currentTime);
  parameter.setValueAtTime(parameter.value, context.currentTime);
  parameter.linearRampToValueAtTime(value, context.currentTime + RAMP);
}

/** @type {WeakMap<AudioParam, number>} */
const targets = new WeakMap();

export class Graph {
  /**
   * @param {BaseAudioContext} context
   * @param {AudioNode} destination
   * @param {number} channels  of the original
   * @param {number} components  0: there is only the original
   * @param {number} partChannels  of each component
   */
  constructor(context, destination, channels, components, partChannels) {
    this.context = context;
    this.partChannels = partChannels;
    this.mix = new GainNode(context);
    this.dry = new GainNode(context, { gain: components ? 0 : 1 });
    this.mix.connect(destination);
    this.dry.connect(destination);
    this.original = new Track(context, Math.min(channels, 2), this.dry);
    this.parts = Array.from({ length: components }, () => new Track(context, Math.min(partChannels, 2), this.mix));
  }

  /**
   * @param {"original"|"mix"} heard
   * @param {number[]} gains  by component
   * @param {number[]} pans
   */
  set(heard, gains, pans) {
    const original = heard === "original" || !this.parts.length;
    glide(this.dry.gain, original ? 1 : 0, this.context);
    glide(this.mix.gain, original ? 0 : 1, this.context);
    this.parts.forEach((part, component) => part.set(gains[component], pans[component]));
  }

  /**
   * Play a piece of the original and of all stems, from one frame of the context's time on.
   * @param {Float32Array[]} original
   * @param {Float32Array[]} stems  component *k* of audio channel *i* at i * components + k
   * @param {number} at
   * @returns {AudioBufferSourceNode[]}
   */
  place(original, stems, at) {
    const parts = this.parts.map((part, component) =>
      part.place(stems.filter((_, channel) => channel % this.parts.length === component).slice(0, 2), at),
    );
    return [this.original.place(original.slice(0, 2), at), ...parts];
  }

  end() {
    this.mix.disconnect();
    this.dry.disconnect();
  }
}
