/**
 * What the page and the picture of `nmfserver decompose` have in common, from one file that both read.
 *
 * The colours of components are in OKLCH: lightness, chroma, hue. They were searched for by a program, so that the first
 * eight and all neighbours are as far apart as they can be, for people who lack one kind of cones, too. `round` is the
 * lightness from one round of colours to the next, away from the background.
 */

/** @typedef {[number, number, number]} Tone */
/**
 * @typedef {object} Look
 * @property {Tone[]} onDark
 * @property {Tone[]} onLight
 * @property {number} round
 * @property {number} floorDb  of bases
 * @property {number} lowestHz  of their axis
 * @property {number[]} markedHz
 */

/** @type {Look} */
export const look = await (await fetch(new URL("./look.json", import.meta.url))).json();
