/**
 * The way of the sound: a gain node a component, its place between left and right, one bus for the mix and one for the
 * original. At gain 1 and in the middle nothing is changed, so that stems sum to the original.
 *
 * It works in any context, in one that renders offline, too.
 */

const RAMP = 0.01; // seconds

/** A track of one component, or of the original. */
class Track {
  /**
   * @param {BaseAudioContext} context
   * @param {number} channels
   * @param {AudioNode} bus
   */
  constructor(context, channels, bus) {
    this.context = context;
    this.input = new GainNode(context);
    this.left = new GainNode(context);
    this.right = new GainNode(context);
    const stereo = new ChannelMergerNode(context, { numberOfInputs: 2 });
    if (channels > 1) {
      const split = new ChannelSplitterNode(context, { numberOfOutputs: channels });
      this.input.connect(split);
      split.connect(this.left, 0);
      split.connect(this.right, 1);
    } else {
      this.input.connect(this.left);
      this.input.connect(this.right);
    }
    this.left.connect(stereo, 0, 0);
    this.right.connect(stereo, 0, 1);
    stereo.connect(bus);
  }

  /**
   * @param {number} gain
   * @param {number} pan  -1 left, 0 as it is, 1 right
   */
  set(gain, pan) {
    glide(this.input.gain, gain, this.context);
    glide(this.left.gain, Math.min(1, 1 - pan), this.context);
    glide(this.right.gain, Math.min(1, 1 + pan), this.context);
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
    source.connect(this.input);
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
