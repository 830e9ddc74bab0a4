/**
 * Colours of components, in OKLCH: lightness, chroma, hue. They were searched for by a program, so that the first eight
 * and all neighbours are as far apart as they can be, for people who lack one kind of cones, too. Every row also has
 * its number.
 */

/** @typedef {[number, number, number]} Tone */

/** @type {Tone[]} */
const ON_DARK = [
  [0.7, 0.16, 257],
  [0.78, 0.15, 60],
  [0.86, 0.13, 172],
  [0.9, 0.19, 104],
  [0.64, 0.109, 312],
  [0.66, 0.19, 44],
  [0.64, 0.107, 164],
  [0.82, 0.095, 292],
  [0.9, 0.147, 144],
  [0.76, 0.1, 141],
  [0.64, 0.19, 283],
  [0.74, 0.111, 327],
];
/** @type {Tone[]} */
const ON_LIGHT = [
  [0.44, 0.19, 276],
  [0.44, 0.11, 36],
  [0.63, 0.104, 193],
  [0.57, 0.113, 74],
  [0.4, 0.126, 300],
  [0.54, 0.121, 307],
  [0.54, 0.09, 168],
  [0.64, 0.126, 99],
  [0.63, 0.19, 286],
  [0.47, 0.093, 166],
  [0.6, 0.11, 147],
  [0.5, 0.11, 62],
];
const ROUND = 0.07; // lightness from one round of colours to the next, away from the background

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export function isDark() {
  return dark.matches;
}

/**
 * @param {() => void} draw  called when the page turns dark or light
 */
export function onTheme(draw) {
  dark.addEventListener("change", draw);
}

/**
 * The colour of a component.
 * @param {number} component
 * @param {number} [opacity]
 * @returns {string} in CSS
 */
export function colourOf(component, opacity = 1) {
  const tones = isDark() ? ON_DARK : ON_LIGHT;
  const [lightness, chroma, hue] = tones[component % tones.length];
  const away = Math.floor(component / tones.length) * (isDark() ? ROUND : -ROUND);
  return `oklch(${Math.min(0.97, Math.max(0.2, lightness + away))} ${chroma} ${hue} / ${opacity})`;
}

/** @type {Map<string, string>} */
const found = new Map(); // asking the style sheet takes long

/**
 * A colour of the style sheet.
 * @param {string} name
 * @returns {string}
 */
export function themeColour(name) {
  const key = `${name} ${isDark()}`;
  if (!found.has(key)) found.set(key, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return /** @type {string} */ (found.get(key));
}
