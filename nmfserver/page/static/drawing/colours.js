/**
 * Colours of components, in OKLCH: neighbours differ in hue and in lightness, so that they stay apart for people who see
 * fewer hues, and beyond ten components. Every row carries its number, too.
 */

const HUES = [250, 62, 168, 345, 95, 300, 140, 25, 215, 125, 275, 45, 190, 320, 80, 232];
const DARK_LIGHTNESS = [0.74, 0.82, 0.78, 0.7];
const LIGHT_LIGHTNESS = [0.52, 0.6, 0.5, 0.46];

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
  const lightness = steps[component % steps.length] + (isDark() ? -0.12 : 0.12) * (round % 2);
  return `oklch(${lightness} ${isDark() ? 0.135 : 0.15} ${hue} / ${opacity})`;
}

/** @type {Map<string, string>} */
const theme = new Map();
onTheme(() => theme.clear());

/**
 * A colour of the style sheet.
 * @param {string} name
 * @returns {string}
 */
export function themeColour(name) {
  let colour = theme.get(name);
  if (colour === undefined) {
    colour = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    theme.set(name, colour);
  }
  return colour;
}
