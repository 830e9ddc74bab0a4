/** Middle: the original and its parts on one time axis. Wheel zooms, a drag is the loop, a click seeks. */

import { fontFamily, isDark, themeColour } from "../drawing/colours.js";
import { timeMarks } from "../drawing/ruler.js";
import { MARKED_HZ, axisOf, hertzMark, placeOf } from "../drawing/spectrum.js";
import { Surface } from "../drawing/surface.js";
import { FILLED } from "../drawing/waveform.js";
import { upload } from "../model/actions.js";
import { drawLine } from "../model/drawn.js";
import { mixOf, sourceOf, spanOf, takeOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { scroll, seek, setLoop, zoom } from "../model/transport.js";
import { player } from "../sound/player.js";
import { View, button, keep, make, whilePlaying } from "./dom.js";
import { PartRow } from "./part-row.js";
import { Playhead } from "./playhead.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../drawing/waveform.js").Scale} Scale */

const CLICK = 4; // pixels that a click may move
const NEAR = "120px 0px"; // rows that are about to be seen are drawn, too

class PartRows extends View {
  static reads = [
    "buffers",
    "decompositions",
    "shared",
    "view.source",
    "view.chosen",
    "view.heard",
    "view.span",
    "view.loop",
    "view.cursor",
    "view.playing",
    "view.drawing",
    "view.drawn",
  ];

  constructor() {
    super();
    this.ruler = new Surface(() => this.#drawRuler(store.state), "Time axis");
    this.ruler.canvas.setAttribute("aria-hidden", "true");
    /** @type {number} */
    this.rulerWidth = 0;
    this.ticks = make("div", { class: "ticks", "aria-hidden": "true" });
    this.scale = make("div", { class: "ruler" }, make("span"), this.ruler.canvas, this.ticks);
    this.list = make("div", { class: "rows", role: "list", "aria-label": "Original and components" });
    this.selection = make("div", { class: "selection" });
    this.playhead = new Playhead();
    this.overlay = make("div", { class: "overlay", "aria-hidden": "true" }, this.selection, this.playhead.element);
    this.board = make(
      "div",
      { class: "board", tabIndex: 0, role: "group", "aria-label": "Time axis: arrows move, plus and minus zoom" },
      this.scale,
      this.list,
      this.overlay,
    );
    const files = make("input", { type: "file", multiple: true, hidden: true, "aria-label": "Sound files" });
    files.addEventListener("change", () => void upload([...(files.files ?? [])]));
    this.empty = make(
      "div",
      { class: "empty" },
      make("img", { src: "/static/empty.svg", alt: "" }),
      make("h1", {}, "Drop a sound here"),
      make("p", {}, "It is taken apart into components that sum to it: play, mute, shape and keep them."),
      button("Choose a file …", "Choose a file …", () => files.click(), { class: "primary" }),
      files,
    );
    this.append(this.board, this.empty);
    this.#gestures(this.board);
    this.tick = whilePlaying(() => this.playhead.place(this.ruler.width / this.ruler.scale)); // no layout is asked for
    this.sight = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) /** @type {PartRow} */ (target).pictures.show(isIntersecting);
      },
      { root: this.board, rootMargin: NEAR },
    );
  }

  /** @param {State} state */
  render(state) {
    const source = sourceOf(state);
    this.board.hidden = !source;
    this.empty.hidden = Boolean(source);
    if (!source) return;
    const take = takeOf(state);
    const mix = take && mixOf(state, take);
    const scale = this.#scale(state);
    const components = [-1, ...Array(take?.components ?? 0).keys()];
    const rows = components.map((component) => ({ state, source, take, mix, component, scale }));
    keep(
      this.list,
      rows,
      ({ component }) => (component < 0 ? `original ${source.ref}` : `${take?.ref} ${component}`),
      () => this.#row(),
    );
    this.board.classList.toggle("drawing", state.view.drawing);
    this.#drawRuler(state);
    this.#drawTicks(state);
    this.#placeLoop();
    this.tick();
  }

  #row() {
    const row = new PartRow();
    this.sight.observe(row);
    return row;
  }

  /**
   * The time axis, its start on a whole pixel so that nothing flickers while it scrolls.
   * @param {State} state
   * @returns {Scale}
   */
  #scale(state) {
    const { start, end } = spanOf(state);
    const width = Math.max(1, this.ruler.width);
    const framesPerPixel = (end - start) / width;
    return { start: Math.round(start / framesPerPixel) * framesPerPixel, framesPerPixel };
  }

  /** @param {State} state */
  #drawRuler(state) {
    const { ruler } = this;
    const source = sourceOf(state);
    if (!source) return;
    const scale = this.#scale(state);
    if (ruler.width !== this.rulerWidth) {
      this.rulerWidth = ruler.width;
      store.loaded(); // the rows have another scale now
    }
    if (!ruler.begin(scale.start, scale.framesPerPixel, source.sampleRate, isDark())) return;
    const { context, height, scale: dense } = ruler;
    context.font = `${11 * dense}px ${fontFamily()}`;
    for (const { x, text } of timeMarks(scale, ruler.width, source.sampleRate, dense)) {
      context.fillStyle = themeColour("line");
      context.fillRect(x, height - 6 * dense, Math.round(dense), 6 * dense);
      context.fillStyle = themeColour("muted");
      context.fillText(text, x + 4 * dense, height - 8 * dense);
    }
  }

  /** @param {State} state */
  #drawTicks(state) {
    const marks = basisMarks(state);
    const shown = JSON.stringify(marks);
    if (this.ticks.dataset.shown === shown) return;
    this.ticks.dataset.shown = shown;
    this.ticks.replaceChildren(...marks.map(({ text, place }) => make("span", { style: `left: ${100 * place}%` }, text)));
  }

  /** Put the loop where it is, or where it is being dragged. */
  #placeLoop() {
    const { state } = store;
    const { start, end } = spanOf(state);
    const part = (/** @type {number} */ frame) => (100 * (frame - start)) / (end - start);
    const loop = this.dragged ?? state.view.loop;
    const selection = this.selection;
    selection.hidden = !loop;
    if (loop) {
      selection.style.left = `${part(loop.start)}%`;
      selection.style.width = `${part(loop.end) - part(loop.start)}%`;
    }
  }

  /**
   * The frame under the pointer.
   * @param {MouseEvent} event
   */
  #frameAt(event) {
    const box = this.overlay.getBoundingClientRect();
    const { start, end } = spanOf(store.state);
    return start + ((event.clientX - box.left) / box.width) * (end - start);
  }

  /** @param {HTMLElement} board */
  #gestures(board) {
    board.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    board.addEventListener("pointerdown", (event) => this.#down(event, board));
    board.addEventListener("dblclick", (event) => this.#onTime(event) && setLoop(null));
    board.addEventListener("keydown", (event) => this.#key(event, board));
  }

  /** @param {MouseEvent} event */
  #onTime(event) {
    return /** @type {Element} */ (event.target).closest(".time-area, .ruler canvas");
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!this.#onTime(event)) return;
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) scroll(sideways / 1500);
    else zoom(2 ** (event.deltaY / 400), this.#frameAt(event));
  }

  /**
   * @param {PointerEvent} event
   * @param {HTMLElement} board
   */
  #down(event, board) {
    if (event.button !== 0 || !this.#onTime(event)) return;
    if (store.state.view.drawing && this.#drawFrom(event, board)) return;
    const [from, x] = [this.#frameAt(event), event.clientX];
    this.#track(
      board,
      event,
      (move) => {
        const to = this.#frameAt(move);
        this.dragged =
          Math.abs(move.clientX - x) > CLICK ? { start: Math.min(from, to), end: Math.max(from, to) } : undefined;
        this.#placeLoop();
      },
      () => {
        if (this.dragged) setLoop(this.dragged);
        else seek(from);
        this.dragged = undefined;
        this.#placeLoop();
      },
    );
  }

  /**
   * Follow the pointer until it is let go.
   * @param {HTMLElement} board
   * @param {PointerEvent} down
   * @param {(event: PointerEvent) => void} move
   * @param {() => void} end
   */
  #track(board, down, move, end) {
    board.setPointerCapture(down.pointerId);
    board.addEventListener("pointermove", move);
    const finish = () => {
      board.removeEventListener("pointermove", move);
      end();
    };
    board.addEventListener("lostpointercapture", finish, { once: true });
  }

  /**
   * Draw into the activation of the row where the pointer is, until it is let go.
   * @param {PointerEvent} down
   * @param {HTMLElement} board
   * @returns {boolean} whether there is one
   */
  #drawFrom(down, board) {
    const row = /** @type {Element} */ (down.target).closest("part-row");
    if (!(row instanceof PartRow) || !row.value?.take || row.value.component < 0) return false;
    const { take, component } = row.value;
    const pointOf = (/** @type {PointerEvent} */ event) => {
      const box = row.time.getBoundingClientRect();
      const height = (box.bottom - event.clientY) / box.height / FILLED;
      return { at: (this.#frameAt(event) - take.startFrame) / take.hop, height: Math.min(1, Math.max(0, height)) };
    };
    let before = pointOf(down);
    const draw = (/** @type {PointerEvent} */ event) => {
      const point = pointOf(event);
      drawLine("activations", component, before, point);
      before = point;
    };
    draw(down);
    this.#track(board, down, draw, () => {});
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} board
   */
  #key(event, board) {
    if (event.target !== board || event.ctrlKey || event.metaKey || event.altKey) return;
    const { start, end } = spanOf(store.state);
    const step = (end - start) / (event.shiftKey ? 10 : 50);
    const at = player.position();
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => seek(at - step),
      ArrowRight: () => seek(at + step),
      Home: () => seek(0),
      End: () => seek(Infinity),
      "+": () => zoom(0.7, at),
      "=": () => zoom(0.7, at),
      "-": () => zoom(1 / 0.7, at),
      PageUp: () => scroll(-0.5),
      PageDown: () => scroll(0.5),
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }
}

/**
 * What stands above the bases: marks on the axis of frequency; how long they are, where they have several frames.
 * @param {State} state
 * @returns {{text: string, place: number}[]} from 0 at the left edge to 1 at the right one
 */
function basisMarks(state) {
  const take = takeOf(state);
  const buffer = state.buffers[take?.bases ?? -1];
  if (!take || !buffer) return [];
  const { frames, axis } = axisOf(buffer, take);
  const milliseconds = (1000 * frames * take.hop) / (sourceOf(state)?.sampleRate ?? 1);
  if (frames > 1) return [{ text: `0 – ${milliseconds.toFixed(0)} ms`, place: 0.5 }];
  const inside = MARKED_HZ.filter((hertz) => hertz < axis.top);
  return inside.map((hertz) => ({ text: hertzMark(hertz), place: placeOf(hertz, axis) }));
}

customElements.define("part-rows", PartRows);
