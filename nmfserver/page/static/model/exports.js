/** What the page's process is asked to write: stems, the mix as heard, labels, the call as code. */

import { audibleGains, channelsOf, chosenOf, mixOf, nameOf, sectionArguments, sourceOf, takeOf } from "./shown.js";
import { store } from "./store.js";

/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */

export const SOUNDS = [
  ["wav-float", "WAV, float"],
  ["wav-24", "WAV, 24 bit"],
  ["flac-24", "FLAC, 24 bit"],
];
export const LABELS = [
  ["audacity", "Audacity"],
  ["sonic-visualiser", "Sonic Visualiser"],
];
export const CODE = [
  ["supercollider", "SuperCollider"],
  ["pd", "Pd"],
  ["python", "Python"],
];

/**
 * Write something of what is shown to a file of the user's.
 * @param {"stems"|"part"|"mix"|"original"|"labels"|"code"} what
 * @param {string} format
 */
export async function exportFile(what, format) {
  const { state } = store;
  const [source, take] = [sourceOf(state), takeOf(state)];
  if (!source) return;
  try {
    await download(request(what, format, source, take));
  } catch (error) {
    store.say(/** @type {Error} */ (error).message, true);
  }
}

/**
 * @param {string} what
 * @param {string} format
 * @param {SoundBuffer} source
 * @param {Take | null} take
 * @returns {object} the body
 */
function request(what, format, source, take) {
  const name = String(source.key);
  if (what === "original" || !take) return { what: "sound", buffer: source.ref, format, name };
  const mix = mixOf(store.state, take);
  const names = mix.names.map((_, component) => nameOf(mix, component));
  const parts = names.map((each, component) => ({
    buffer: take.stems,
    channels: channelsOf(take, component),
    name: each,
  }));
  switch (what) {
    case "mix":
      return { what, parts: mixParts(source, take, mix), format, ...heardSpan(take), name: `${name} mix` };
    case "labels":
      return { what, ...activationsOf(take), names, format, threshold: 0.1, name };
    case "code":
      return { what, format, arguments: callOf(source, take), name };
    case "part":
      return { what: "sound", ...parts[chosenOf(store.state, take)], format };
    default:
      return { what, parts, format, name: `${name} stems` };
  }
}

/** @param {Take} take */
function activationsOf({ activations, components }) {
  if (activations === undefined) throw new Error("this decomposition has no activations, so it has no labels");
  return { activations, components };
}

/**
 * What is heard now, as channels with a gain and a place.
 * @param {SoundBuffer} source
 * @param {Take} take
 * @param {Mix} mix
 */
function mixParts(source, take, mix) {
  const place = (/** @type {number} */ channel, /** @type {number} */ channels) =>
    channels < 2 ? 0 : channel === 0 ? -1 : 1;
  if (store.state.view.heard === "original") {
    return [...Array(Math.min(2, source.channels)).keys()].map((channel) => ({
      buffer: source.ref,
      channel,
      gain: 1,
      pan: place(channel, source.channels),
    }));
  }
  const gains = audibleGains(mix);
  return [...Array(take.components).keys()].flatMap((component) =>
    channelsOf(take, component)
      .slice(0, 2)
      .map((channel, side) => sidePart(take, channel, side, gains[component], mix.pans[component])),
  );
}

/**
 * One channel of a component. One of two goes to its own side, as loud as the place leaves it there.
 * @param {Take} take
 * @param {number} channel
 * @param {number} side
 * @param {number} gain
 * @param {number} pan
 */
function sidePart(take, channel, side, gain, pan) {
  if (take.channels < 2) return { buffer: take.stems, channel, gain, pan };
  return { buffer: take.stems, channel, gain: gain * Math.min(1, side ? 1 + pan : 1 - pan), pan: side ? 1 : -1 };
}

/** @param {Take} take */
function heardSpan(take) {
  const { loop } = store.state.view;
  if (!loop) return { start: 0, frames: -1 };
  const start = Math.max(0, loop.start - take.startFrame);
  return { start, frames: Math.max(1, loop.end - take.startFrame - start) };
}

/**
 * The call that makes this take, with the names that the buffers have now. Of what others have made, only what the
 * server tells of it is known.
 * @param {SoundBuffer} source
 * @param {Take} take
 * @returns {any[]} keys and values
 */
function callOf(source, take) {
  const named = buffersOf(source, take);
  const told = toldCall(source, take);
  const noted = store.state.shared[`call/${take.ref}`];
  const kept = noted?.[noted.indexOf("seed") + 1] === take.seed ? noted : told; // else another call has replaced it
  const others = kept.filter((/** @type {any} */ _, /** @type {number} */ at) => !(kept[at - (at % 2)] in named));
  return [...Object.entries(named).flat(), ...others];
}

/**
 * The buffers of a take that are there, by the keys of the call.
 * @param {SoundBuffer} source
 * @param {Take} take
 * @returns {Record<string, string | number>}
 */
function buffersOf(source, { stems, bases, activations }) {
  const refs = { source: source.ref, resynth: stems, bases, activations };
  const there = Object.entries(refs).filter(([_, ref]) => ref !== undefined && ref in store.state.buffers);
  return Object.fromEntries(there.map(([word, ref]) => [word, store.state.buffers[/** @type {number} */ (ref)].key]));
}

/**
 * What the server tells of the call.
 * @param {SoundBuffer} source
 * @param {Take} take
 */
function toldCall(source, take) {
  if (take.solver === undefined) throw new Error("these components were edited or filtered out, so no single call of /bufnmf makes them");
  /** @type {(string | number)[]} */
  const words = [
    "components",
    take.components,
    "windowSize",
    take.window,
    "hopSize",
    take.hop,
    "fftSize",
    take.fft,
  ];
  words.push(...sectionArguments(source, take));
  for (const word of /** @type {const} */ ([
    "templateFrames",
    "sparsity",
    "stereo",
    "order",
    "solver",
    "iterations",
    "seed",
  ])) {
    const value = take[word];
    if (value !== undefined) words.push(word, value);
  }
  return words;
}

/** @param {object} body */
async function download(body) {
  const answer = await fetch("/export", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.json()).error);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get("Content-Disposition") ?? "");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @param {string} header  Content-Disposition */
function nameIn(header) {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(header);
  if (encoded) return decodeURIComponent(encoded[1]);
  return /filename="?([^";]+)"?/.exec(header)?.[1] ?? "nmfserver";
}
