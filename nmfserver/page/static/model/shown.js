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
    .filter((take) => take.source === source && take.stems in state.buffers)
    .sort((one, other) => one.stems - other.stems);
}

/**
 * The decomposition that is shown: the one that was gone back to, or the newest.
 * @param {State} state
 * @returns {Take | null}
 */
export function takeOf(state) {
  const source = sourceOf(state);
  if (!source) return null;
  const takes = takesOf(state, source.ref);
  const shown = state.shared[`shown/${source.ref}`];
  if (shown === 0) return null;
  return takes.find((take) => take.stems === shown) ?? takes.at(-1) ?? null;
}

/**
 * Names, gains and so on of a take: the rows are one note that pages share, and each value of a component is another.
 * @param {State} state
 * @param {Take} take
 * @returns {Mix}
 */
export function mixOf({ shared }, { stems, components }) {
  const all = Array.from({ length: components }, (_, component) => component);
  const list = (/** @type {string} */ name, /** @type {any} */ usual) =>
    all.map((component) => shared[`mix/${stems}/${name}/${component}`] ?? usual);
  return {
    rows: shared[`mix/${stems}/rows`] ?? all.map((component) => [component]),
    names: list("names", ""),
    gains: list("gains", 1),
    pans: list("pans", 0),
    mutes: list("mutes", false),
    solos: list("solos", false),
  };
}

/**
 * The notes that say a mix: what `mixOf` reads.
 * @param {Take} take
 * @param {Mix} mix
 * @returns {Record<string, any>}
 */
export function notesOfMix({ stems }, { rows, ...lists }) {
  /** @type {Record<string, any>} */
  const notes = { [`mix/${stems}/rows`]: rows };
  for (const [name, values] of Object.entries(lists))
    values.forEach((value, component) => (notes[`mix/${stems}/${name}/${component}`] = value));
  return notes;
}

/**
 * A name that no buffer has: the wanted one, or the same with a number.
 * @param {State} state
 * @param {string | number} wanted
 * @returns {string}
 */
export function freeKey(state, wanted) {
  const taken = new Set(Object.values(state.buffers).map(({ key }) => String(key)));
  let [key, number] = [String(wanted), 1];
  while (taken.has(key)) key = `${wanted} ${++number}`;
  return key;
}

/**
 * What a row is called: a part, which is one component, or several that were merged.
 * @param {Mix} mix
 * @param {number} row
 * @returns {string}
 */
export function nameOf(mix, row) {
  const components = mix.rows[row];
  const numbers = [...components].sort((one, other) => one - other).map((component) => component + 1);
  return mix.names[components[0]] || `component${numbers.length > 1 ? "s" : ""} ${numbers.join(" + ")}`;
}

/**
 * How loud each component is in the mix; 0 where it is muted, or another one is alone.
 * @param {Mix} mix
 * @returns {number[]} by component
 */
export function audibleGains(mix) {
  const alone = mix.rows.some(([first]) => mix.solos[first]);
  const gains = mix.gains.map(() => 0);
  for (const row of mix.rows) {
    const [first] = row;
    const heard = !mix.mutes[first] && (!alone || mix.solos[first]);
    for (const component of row) gains[component] = heard ? mix.gains[first] : 0;
  }
  return gains;
}

/**
 * The place of each component between left (-1) and right (1).
 * @param {Mix} mix
 * @returns {number[]} by component
 */
export function placesOf(mix) {
  const pans = mix.pans.map(() => 0);
  for (const row of mix.rows) for (const component of row) pans[component] = mix.pans[row[0]];
  return pans;
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
 * The buffers that are no results of a take, oldest first.
 * @param {State} state
 * @returns {SoundBuffer[]}
 */
export function soundsOf(state) {
  const results = belongings(state);
  return Object.values(state.buffers)
    .filter(({ ref }) => !results.has(ref))
    .sort((one, other) => one.ref - other.ref);
}

/**
 * The buffers that belong to a take, and not to the list of sounds on their own.
 * @param {State} state
 * @returns {Map<number, string>} what each is, by its number
 */
export function belongings(state) {
  const found = new Map();
  for (const take of Object.values(state.decompositions)) {
    if (take.source === undefined || !(take.source in state.buffers)) continue;
    found.set(take.stems, "stems");
    if (take.bases !== undefined) found.set(take.bases, "bases");
    if (take.activations !== undefined) found.set(take.activations, "activations");
  }
  return found;
}
