/** Colours of components, and of the style sheet, on dark or on light. */

import { look } from "./look.js";

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
  return `oklch(${toneOf(component).join(" ")} / ${opacity})`;
}

/**
 * The colour of letters on that of a component: black and white are equally clear on a lightness of 0.56.
 * @param {number} component
 */
export function letterColourOn(component) {
  return toneOf(component)[0] > 0.56 ? "black" : "white";
}

/**
 * @param {number} component
 * @returns {import("./look.js").Tone}
 */
function toneOf(component) {
  const tones = isDark() ? look.onDark : look.onLight;
  const [lightness, chroma, hue] = tones[component % tones.length];
  const away = Math.floor(component / tones.length) * (isDark() ? look.round : -look.round);
  return [Math.min(0.97, Math.max(0.2, lightness + away)), chroma, hue];
}

/** The page's letters, for a canvas. */
export function fontFamily() {
  return (family ??= getComputedStyle(document.body).fontFamily);
}

/** @type {string | undefined} */
let family;

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
