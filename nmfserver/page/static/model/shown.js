/** What is shown, as pure functions of the state. */

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").SoundBuffer} SoundBuffer */
/** @typedef {import("./types.js").Take} Take */
/** @typedef {import("./types.js").Mix} Mix */
/** @typedef {import("./types.js").Span} Span */

/**
 * The buffer that is shown, or null.
 * @param {State} state
 * @returns {SoundBuffer | null}
 */
export function sourceOf(state) {
  return state.view.source === null ? null : (state.buffers[state.view.source] ?? null);
}

/**
 * The decompositions of a buffer, oldest first.
 * @param {State} state
 * @param {number} source
 * @returns {Take[]}
 */
export function takesOf(state, source) {
  return Object.values(state.decompositions)
    .filter((take) => take.source === source && take.ref in state.buffers)
    .sort((one, other) => one.ref - other.ref);
}

/**
 * The decomposition that is shown: the one that was gone back to, or the newest, of those that can be heard if there are
 * any.
 * @param {State} state
 * @returns {Take | null}
 */
export function takeOf(state) {
  const source = sourceOf(state);
  if (!source) return null;
  return shownTake(state, source.ref);
}

/**
 * The decomposition that is shown if it can be heard: if it has stems; else null.
 * @param {State} state
 */
export function heardTake(state) {
  const take = takeOf(state);
  return take?.stems === undefined ? null : take;
}

/**
 * The decomposition of a buffer that is shown where the buffer is, or null.
 * @param {State} state
 * @param {number} source
 * @param {number} [except]  the number of one that does not count
 * @returns {Take | null}
 */
export function shownTake(state, source, except) {
  const takes = takesOf(state, source).filter(({ ref }) => ref !== except);
  const shown = state.shared[`shown/${source}`];
  if (shown === 0) return null;
  const heard = takes.filter(({ stems }) => stems !== undefined);
  return takes.find(({ ref }) => ref === shown) ?? heard.at(-1) ?? takes.at(-1) ?? null;
}

/**
 * The arguments of `/bufnmf` for the part of a sound of which a take is; none where it is of all.
 * @param {SoundBuffer} source
 * @param {Take} take
 * @returns {(string | number)[]}
 */
export function sectionArguments(source, { startFrame, frames, startChannel, channels }) {
  /** @type {(string | number)[]} */
  const words = [];
  if (startFrame || frames !== source.frames) words.push("startFrame", startFrame, "numFrames", frames);
  if (startChannel || channels !== source.channels) words.push("startChan", startChannel, "numChans", channels);
  return words;
}

/**
 * What was drawn into a take, or null.
 * @param {State} state
 * @param {Take | null} take
 * @returns {import("./types.js").Drawn | null}
 */
export function drawnOf({ view }, take) {
  return view.drawn && view.drawn.take === take?.ref ? view.drawn : null;
}

/**
 * Names, gains and so on of a take. The names are those of the channels of its buffers, everything else is notes that
 * pages share, one for each value.
 * @param {State} state
 * @param {Take} take
 * @returns {Mix}
 */
export function mixOf({ shared, buffers }, take) {
  const named = [take.bases, take.stems, take.activations].map((ref) => buffers[ref ?? -1]?.names ?? []);
  const list = (/** @type {(component: number) => any} */ find) =>
    Array.from({ length: take.components }, (_, component) => find(component));
  const noted = (/** @type {keyof Mix} */ name, /** @type {any} */ usual) =>
    list((component) => shared[noteOf(take, name, component)] ?? usual);
  return {
    names: list((component) => named.map((names) => names[component]).find(Boolean) ?? ""),
    gains: noted("gains", 1),
    pans: noted("pans", 0),
    mutes: noted("mutes", false),
    solos: noted("solos", false),
  };
}

/**
 * The key of the note that says a value of a mix.
 * @param {Take} take
 * @param {keyof Mix} list
 * @param {number} component
 */
export function noteOf({ ref }, list, component) {
  return `mix/${ref}/${list}/${component}`;
}

/**
 * The notes that say a mix: what `mixOf` reads.
 * @param {Take} take
 * @param {Mix} mix
 * @returns {Record<string, any>}
 */
export function notesOfMix(take, mix) {
  const lists = /** @type {[keyof Mix, any[]][]} */ (Object.entries(mix));
  const notes = lists.flatMap(([list, values]) => values.map((value, at) => [noteOf(take, list, at), value]));
  return Object.fromEntries(notes);
}

/**
 * The component that is shown large.
 * @param {State} state
 * @param {Take} take
 */
export function chosenOf({ view }, { components }) {
  return Math.min(view.chosen, components - 1);
}

/**
 * What a component is called.
 * @param {Mix} mix
 * @param {number} component
 * @returns {string}
 */
export function nameOf(mix, component) {
  return mix.names[component] || `component ${component + 1}`;
}

/**
 * How loud each component is in the mix; 0 where it is muted, or another one is alone.
 * @param {Mix} mix
 * @returns {number[]}
 */
export function audibleGains({ gains, mutes, solos }) {
  const alone = solos.some(Boolean);
  return gains.map((gain, component) => (mutes[component] || (alone && !solos[component]) ? 0 : gain));
}

/**
 * The frames that are visible.
 * @param {State} state
 * @returns {Span}
 */
export function spanOf(state) {
  return state.view.span ?? { start: 0, end: Math.max(sourceOf(state)?.frames ?? 1, 1) };
}

/**
 * The stem channels of a component: one for each audio channel of the take.
 * @param {Take} take
 * @param {number} component
 * @returns {number[]}
 */
export function channelsOf(take, component) {
  return Array.from({ length: take.channels }, (_, channel) => channel * take.components + component);
}

/**
 * The buffers that are no results of another one that is there, oldest first.
 * @param {State} state
 * @returns {SoundBuffer[]}
 */
export function soundsOf(state) {
  return buffersOf(state, false);
}

/**
 * The buffers that belong to another one, and not to the list of sounds on their own, oldest first.
 * @param {State} state
 * @returns {SoundBuffer[]}
 */
export function resultsOf(state) {
  return buffersOf(state, true);
}

/**
 * @param {State} state
 * @param {boolean} areResults
 */
function buffersOf({ buffers }, areResults) {
  return Object.values(buffers)
    .filter(({ source = -1 }) => source in buffers === areResults)
    .sort((one, other) => one.ref - other.ref);
}
