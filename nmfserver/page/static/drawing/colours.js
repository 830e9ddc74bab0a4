/**
 * Colours of components, in OKLCH: neighbours differ in hue and in lightness, so that they stay apart for people who see
 * fewer hues, and beyond ten components. Every row carries its number, too.
 */

const HUES = [250, 62, 168, 345, 95, 300, 140, 25, 215, 125, 275, 45, 190, 320, 80, 232];
const DARK_LIGHTNESS = [0.74, 0.82, 0.78, 0.7];
const LIGHT_LIGHTNESS = [0.52, 0.57, 0.49, 0.46];

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
  const round = Math.floor(component / HUES.length);
  const hue = HUES[component % HUES.length];
  const steps = isDark() ? DARK_LIGHTNESS : LIGHT_LIGHTNESS;
  const lightness = steps[component % steps.length] - 0.12 * (round % 2);
  return `oklch(${lightness} ${isDark() ? 0.135 : 0.15} ${hue} / ${opacity})`;
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
