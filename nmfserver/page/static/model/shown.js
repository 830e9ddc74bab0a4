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
 * Names, gains and so on of a take.
 * @param {State} state
 * @param {Take} take
 * @returns {Mix}
 */
export function mixOf(state, take) {
  const note = state.shared[`mix/${take.stems}`];
  const all = Array.from({ length: take.components }, (_, component) => component);
  return {
    rows: note?.rows ?? all.map((component) => [component]),
    names: all.map((component) => note?.names?.[component] ?? ""),
    gains: all.map((component) => note?.gains?.[component] ?? 1),
    pans: all.map((component) => note?.pans?.[component] ?? 0),
    mutes: all.map((component) => note?.mutes?.[component] ?? false),
    solos: all.map((component) => note?.solos?.[component] ?? false),
  };
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
