/** What a user does, in commands of the server. */

import { connection } from "./connection.js";
import { linesDrawn } from "./drawn.js";
import { drawnOf, mixOf, sectionArguments, sourceOf, takeOf } from "./shown.js";
import { store } from "./store.js";
import { freeTakes, makeTake } from "./takes.js";

/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("./types.js").Settings} Settings */
/** @typedef {import("./types.js").Take} Take */

/**
 * Send sound files to the server, one after the other, and show the last one.
 * @param {Iterable<File>} files
 */
export async function upload(files) {
  for (const file of files) {
    store.show({ uploads: store.state.view.uploads + 1 });
    try {
      const { ref } = await uploaded(file);
      await store.until((state) => ref in state.buffers);
      select(ref);
    } catch (error) {
      store.say(/** @type {Error} */ (error).message, true);
    } finally {
      store.show({ uploads: store.state.view.uploads - 1 });
    }
  }
}

/**
 * @param {File} file
 * @returns {Promise<SoundBuffer>}
 */
async function uploaded(file) {
  const limit = store.state.page.uploadLimit;
  if (limit && file.size > limit) {
    throw new Error(`the file ${file.name} has ${sizeText(file.size)}; at most ${sizeText(limit)} can be sent`);
  }
  const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

/** @param {number} bytes */
export function sizeText(bytes) {
  const [unit, size] = bytes >= 2 ** 30 ? ["GB", 2 ** 30] : bytes >= 2 ** 20 ? ["MB", 2 ** 20] : ["kB", 2 ** 10];
  const number = bytes / size;
  return `${number < 10 ? number.toFixed(1) : Math.round(number)} ${unit}`;
}

/**
 * Show another buffer.
 * @param {number} ref
 */
export function select(ref) {
  const fresh = { source: ref, span: null, loop: null, cursor: 0, chosen: 0, playing: false, drawn: null };
  store.show({ ...(store.state.view.source === ref ? {} : fresh), panel: "parts" });
}

/**
 * Take the sound that is shown apart. Results go to new buffers, so that it can be undone.
 * @returns {Promise<void>}
 */
export async function takeApart() {
  const [source, before] = [sourceOf(store.state), takeOf(store.state)];
  if (!source) return;
  await linesDrawn(); // the run starts from them, too
  const { drawn, chosen } = store.state.view;
  const goesOn = before && drawnOf(store.state, before);
  /** @type {any[]} */
  let call = [];
  const make = async (/** @type {import("./takes.js").Keys} */ keys) => {
    const modes = goesOn ? await drawnArguments(before, goesOn, keys) : [];
    call = [...callArguments(source, keys, goesOn ? before : null), ...modes];
    return connection.ask("/bufnmf", ...call.flat());
  };
  const made = await makeTake(source, make, goesOn ? { chosen, mix: mixOf(store.state, before) } : {});
  if (!made) return;
  if (store.state.view.drawn === drawn) store.show({ drawn: null });
  connection.share(`call/${made.take.ref}`, withSeed(call, made.answer.done));
}

/**
 * A call with the seed that the server has taken, so that it makes the same again.
 * @param {any[]} call
 * @param {any[]} done  the answer
 */
function withSeed(call, done) {
  const at = done.indexOf("seed");
  return at < 0 || call.includes("seed") ? call : [...call, "seed", done[at + 1]];
}

/**
 * The arguments of `/bufnmf` for the settings.
 * @param {SoundBuffer} source
 * @param {{stems: string, bases: string, activations: string}} keys
 * @param {Take | null} drawn  the take into which was drawn, from which it starts
 * @returns {(string|number)[]}
 */
function callArguments(source, keys, drawn) {
  const { settings, loop } = store.state.view;
  /** @type {(string|number)[]} */
  const words = ["source", source.key, "resynth", keys.stems, "bases", keys.bases, "activations", keys.activations];
  words.push("components", drawn ? drawn.components : settings.components);
  if (settings.components < 0 && !drawn) words.push("maxComponents", 8);
  const stereo = (drawn ? drawn.stereo : settings.stereo) ?? "apart"; // what was edited may differ in its channels
  if (stereo !== "apart" && source.channels > 1) words.push("stereo", stereo);
  if (settings.order !== "auto") words.push("order", settings.order);
  if (settings.solver !== "fast") words.push("solver", settings.solver);
  if (settings.iterations !== 100) words.push("iterations", settings.iterations);
  if (settings.seed >= 0) words.push("seed", settings.seed);
  if (settings.sparsity) words.push("sparsity", settings.sparsity);
  if (drawn) words.push(...sectionArguments(source, drawn));
  else if (settings.onlyLoop && loop) words.push("startFrame", loop.start, "numFrames", loop.end - loop.start);
  return [...words, ...sizeArguments(settings, drawn)];
}

/**
 * Window, hop, FFT and frames of a basis; those of the take where it starts from what was drawn into it.
 * @param {Settings} settings
 * @param {Take | null} take
 * @returns {(string|number)[]}
 */
function sizeArguments(settings, take) {
  const { templateFrames = 1 } = take ?? settings;
  const template = templateFrames > 1 ? ["templateFrames", templateFrames] : [];
  if (take) return ["windowSize", take.window, "hopSize", take.hop, "fftSize", take.fft, ...template];
  const preset = settings.preset ? ["preset", settings.preset, ...template] : template;
  if (!settings.windowSize) return preset;
  return [...preset, "windowSize", settings.windowSize, ...(settings.hopSize ? ["hopSize", settings.hopSize] : [])];
}

/**
 * Put what was drawn into the buffers of the next take.
 * @param {Take} take  the one that was drawn into
 * @param {import("./types.js").Drawn} drawn
 * @param {{bases: string, activations: string}} keys
 * @returns {Promise<(string|number[])[]>} the modes: a name, then those of all components
 */
async function drawnArguments(take, drawn, keys) {
  const { settings } = store.state.view;
  /** @type {(string|number[])[]} */
  const words = [];
  for (const [kind, mode] of /** @type {const} */ ([
    ["bases", "basesMode"],
    ["activations", "actMode"],
  ])) {
    const buffer = take[kind] === undefined ? null : store.state.buffers[/** @type {number} */ (take[kind])];
    if (!buffer || !Object.keys(drawn[kind]).length) continue;
    if (!(await connection.ask("/b_dup", buffer.key, keys[kind]))) continue;
    for (const [channel, values] of Object.entries(drawn[kind])) {
      await writeChannel(keys[kind], buffer.channels, Number(channel), values);
    }
    const modes = Array.from({ length: take.components }, (_, each) => (each in drawn[kind] ? settings.drawnMode : 1));
    words.push(mode, modes);
  }
  return words;
}

/**
 * Write one channel of a buffer, in pieces.
 * @param {string} key
 * @param {number} channels
 * @param {number} channel
 * @param {Float32Array} values
 */
async function writeChannel(key, channels, channel, values) {
  const piece = 4096;
  for (let start = 0; start < values.length; start += piece) {
    /** @type {number[]} */
    const pairs = [];
    values.slice(start, start + piece).forEach((value, at) => pairs.push((start + at) * channels + channel, value));
    await connection.ask("/b_set", key, ...pairs);
  }
}

/**
 * Free a buffer, and the results that pages have made of it.
 * @param {SoundBuffer} buffer
 */
export async function free(buffer) {
  await freeTakes(buffer.ref);
  await connection.ask("/b_free", buffer.key);
}

/**
 * Copy a buffer to a name that is free.
 * @param {SoundBuffer} buffer
 */
export async function duplicate(buffer) {
  await connection.withNames([String(buffer.key)], ([copy]) => connection.ask("/b_dup", buffer.key, copy));
}

/**
 * Silence everything: here, and on the server.
 */
export function panic() {
  store.show({ playing: false });
  void connection.ask("/panic");
}
