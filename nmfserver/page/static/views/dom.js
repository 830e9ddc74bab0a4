/** Making and keeping elements. */

import { onBeat } from "../model/frames.js";
import { store } from "../model/store.js";

/**
 * Make an element. Properties that begin with `on` are listeners; `class`, `aria-*` and `data-*` are attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class" || name === "role" || name.includes("-")) element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/**
 * Set the text of an element, if it is another.
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Set the value of a control, unless the user has it in hand.
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @param {string | number} value
 */
export function put(control, value) {
  if (control.value !== String(value) && !(document.activeElement === control && control.dataset.held)) {
    control.value = String(value);
  }
}

/**
 * Show a button as pressed or not.
 * @param {HTMLElement} button
 * @param {boolean} pressed
 */
export function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

/**
 * A button with an icon or a word.
 * @param {string} label  what it does
 * @param {Node | string} face
 * @param {(event: MouseEvent) => void} click
 * @param {Record<string, any>} [properties]
 * @returns {HTMLButtonElement}
 */
export function button(label, face, click, properties = {}) {
  const named = typeof face === "string" && face === label ? {} : { "aria-label": label, title: label };
  return make("button", { type: "button", onclick: click, ...named, ...properties }, face);
}

/**
 * A choice from a list.
 * @param {string} label
 * @param {Record<string, string>} options  texts by value
 * @param {(value: string) => void} change
 * @returns {HTMLSelectElement}
 */
export function choice(label, options, change) {
  const made = make("select", { "aria-label": label, title: label });
  made.append(...Object.entries(options).map(([value, text]) => make("option", { value }, text)));
  made.addEventListener("change", () => change(made.value));
  return made;
}

/**
 * Keep a list of elements equal to a list of values: what has gone is removed, what is new is made, all are updated.
 * @template T
 * @template {HTMLElement & {update(value: T, index: number): void}} E
 * @param {HTMLElement} parent
 * @param {T[]} values
 * @param {(value: T) => string | number} keyOf
 * @param {(value: T) => E} create
 */
export function keep(parent, values, keyOf, create) {
  const [before, now] = [keptIn.get(parent) ?? new Map(), new Map()];
  values.forEach((value, index) => {
    const key = keyOf(value);
    const element = /** @type {E} */ (before.get(key) ?? create(value));
    before.delete(key);
    now.set(key, element);
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
    element.update(value, index);
  });
  for (const gone of before.values()) gone.remove();
  keptIn.set(parent, now);
}

/** @type {WeakMap<HTMLElement, Map<string | number, HTMLElement>>} what is kept in an element, by key */
const keptIn = new WeakMap();

/**
 * Let the user type another name where one is shown: Enter takes it, Escape leaves the old one.
 * @param {HTMLElement} shown  gives its place to the field meanwhile
 * @param {string} value
 * @param {Record<string, any>} properties  of the field
 * @param {(name: string) => void} take
 */
export function editInPlace(shown, value, properties, take) {
  const field = make("input", { type: "text", value, ...properties });
  let open = true;
  const end = (/** @type {boolean} */ taken) => {
    if (!open) return;
    open = false; // the field loses the focus when it goes, and would end again
    field.replaceWith(shown);
    const name = field.value.trim();
    if (taken && name !== value) take(name);
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Escape") end(event.key === "Enter");
  });
  field.addEventListener("blur", () => end(true));
  shown.replaceWith(field);
  field.select();
}

/** @type {Record<string, string>} */
const PATHS = {
  play: "M7 5.2v13.6L18.5 12z",
  pause: "M7 5h3.6v14H7zM13.4 5H17v14h-3.6z",
  start: "M6 5h2.4v14H6zM19 5.5v13L9.5 12z",
  loop: "M7 7h9v3l4.5-4L16 2v3H5v6h2zM17 17H8v-3l-4.5 4L8 22v-3h11v-6h-2z",
  undo: "M9.5 5 4 10.5 9.5 16v-3.5H14a3.5 3.5 0 0 1 0 7H8V22h6a6 6 0 0 0 0-12H9.5z",
  redo: "M14.5 5 20 10.5 14.5 16v-3.5H10a3.5 3.5 0 0 0 0 7h6V22h-6a6 6 0 0 1 0-12h4.5z",
  more: "M6 10.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zm6 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zm6 0a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  download: "M11 4h2v8.2l3-3 1.4 1.4L12 16l-5.4-5.4L8 9.2l3 3zM5 18h14v2H5z",
  copy: "M8 3h12v13h-3v5H4V8h4zm2 2v9h8V5zM6 10v9h9v-3H8v-6z",
  pencil: "M4 20l1-4.5L16 4.4 19.6 8 8.5 19zM14.2 7.6l2.2 2.2",
  help: "M11 17h2v2h-2zm1-12a4.3 4.3 0 0 0-4.4 4.2h2.1A2.2 2.2 0 0 1 12 7a2.1 2.1 0 0 1 2.3 2c0 1.9-3.3 2.3-3.3 5.6h2c0-2.4 3.4-2.8 3.4-5.7A4.1 4.1 0 0 0 12 5z",
};

/**
 * A small picture for a button.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.classList.add("icon");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  picture.append(path);
  return picture;
}

/**
 * Minutes, seconds and hundredths.
 * @param {number} seconds
 * @returns {string}
 */
export function timeText(seconds) {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const [minutes, rest] = [Math.floor(hundredths / 6000), hundredths % 6000];
  return `${minutes}:${String(Math.floor(rest / 100)).padStart(2, "0")}.${String(rest % 100).padStart(2, "0")}`;
}

/**
 * @param {number} gain  linear
 * @returns {string} decibels
 */
export function decibelText(gain) {
  if (gain < 0.0001) return "−∞";
  const decibels = 20 * Math.log10(gain);
  return `${decibels > 0.05 ? "+" : decibels < -0.05 ? "−" : ""}${Math.abs(decibels).toFixed(1)}`;
}

/**
 * A function that draws at once, and then again and again for as long as a sound plays.
 * @param {() => void} draw
 * @returns {() => void}
 */
export function whilePlaying(draw) {
  const tick = () => {
    draw();
    if (store.state.view.playing) onBeat(tick);
  };
  return tick;
}

/**
 * @param {Record<string, any>} state
 * @param {string[]} paths
 * @returns {any[]} what is there
 */
function readFrom(state, paths) {
  return paths.map((path) => {
    const [section, name] = path.split(".");
    return name ? state[section][name] : state[section];
  });
}

/** A custom element of the page that is a view of the store: drawn again where what it reads of the state has changed. */
export class View extends HTMLElement {
  /** @type {string[]} what of the state it reads, beside the data that has arrived: "jobs", "view.past" */
  static reads = [];

  connectedCallback() {
    /** @type {any[]} */
    let before = [];
    this.end = store.watch((state) => {
      const read = readFrom(state, ["view.loads", ...this.reads]);
      if (!read.some((value, at) => value !== before[at])) return;
      before = read;
      this.render(state);
    });
  }

  get reads() {
    return /** @type {typeof View} */ (this.constructor).reads;
  }

  disconnectedCallback() {
    this.end?.();
  }

  /** @param {import("../model/types.js").State} _state */
  render(_state) {}
}
