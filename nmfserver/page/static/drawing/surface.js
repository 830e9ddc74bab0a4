/** A canvas whose pixels are those of the device, whatever the zoom of the browser. */

const OVERLAP = 6; // pixels: lines reach that far into what was drawn before

/**
 * A part of a surface, or all of it.
 * @typedef {{context: CanvasRenderingContext2D, width: number, height: number}} Paper
 */
/** @typedef {{left: number, right: number}} Columns */

export class Surface {
  /**
   * @param {() => void} draw  called when the size has changed
   * @param {string} label  what it shows, for those who hear it
   */
  constructor(draw, label) {
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", label);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.width = 0;
    this.height = 0;
    this.place = 0;
    /** @type {Columns | null} those that were drawn from what was there, while better data was on its way */
    this.rough = null;
    this.arrived = 0;
    this.draw = draw;
    /** @type {any[]} */
    this.shown = [];
    new ResizeObserver((entries) => this.#resize(entries[0])).observe(this.canvas, { box: "device-pixel-content-box" });
  }

  /** Device pixels for one of the style sheet. */
  get scale() {
    return devicePixelRatio;
  }

  /** @param {ResizeObserverEntry} entry */
  #resize(entry) {
    const { inlineSize, blockSize } = entry.devicePixelContentBoxSize[0];
    const [width, height] = [
      devicePixels(inlineSize, entry.contentRect.width),
      devicePixels(blockSize, entry.contentRect.height),
    ];
    if (width === this.width && height === this.height) return;
    this.width = this.canvas.width = width;
    this.height = this.canvas.height = height;
    this.shown = [];
    this.draw();
  }

  /**
   * Clear it, if it has to be drawn anew: if any of what it shows is another than the last time.
   * @param {...any} shown
   * @returns {boolean}
   */
  begin(...shown) {
    if (!this.width || !this.height || this.#shows(shown)) return false;
    this.shown = shown;
    this.context.clearRect(0, 0, this.width, this.height);
    return true;
  }

  /**
   * Draw what has to be drawn anew: all of it, or after scrolling the columns that have come into sight; and those again
   * that are still rough, once data has arrived.
   * @param {number} place  of the left edge on the axis, in whole pixels
   * @param {any[]} shown  everything else that the picture depends on
   * @param {number} arrived  how many pieces of data
   * @param {(paper: Paper, left: number) => boolean} draw  from a column on; whether all data was there
   */
  scroll(place, shown, arrived, draw) {
    const moved = place - this.place;
    const same = this.width > 0 && this.#shows(shown);
    const news = arrived !== this.arrived;
    this.place = place;
    this.arrived = arrived;
    if (!same || Math.abs(moved) + OVERLAP >= this.width) {
      this.shown = [];
      this.rough = this.begin(...shown) && !draw(this, 0) ? { left: 0, right: this.width } : null;
      return;
    }
    if (moved !== 0) this.#move(moved);
    const rough = this.rough && within(this.rough, -moved, this.width);
    const columns = joined(this.#uncovered(moved), news ? rough : null);
    const whole = !columns || this.#drawPart(columns, draw);
    this.rough = joined(news ? null : rough, whole ? null : columns);
  }

  /**
   * The columns that have come into sight, or null.
   * @param {number} moved
   * @returns {Columns | null}
   */
  #uncovered(moved) {
    const width = Math.abs(moved) + OVERLAP;
    if (moved === 0) return null;
    return moved > 0 ? { left: this.width - width, right: this.width } : { left: 0, right: width };
  }

  /** @param {any[]} shown */
  #shows(shown) {
    return shown.length === this.shown.length && shown.every((value, index) => value === this.shown[index]);
  }

  /** @param {number} moved  pixels that the picture goes to the left */
  #move(moved) {
    this.context.globalCompositeOperation = "copy";
    this.context.drawImage(this.canvas, -moved, 0);
    this.context.globalCompositeOperation = "source-over";
  }

  /**
   * @param {Columns} columns
   * @param {(paper: Paper, left: number) => boolean} draw
   */
  #drawPart({ left, right }, draw) {
    const { context, height } = this;
    const width = right - left;
    context.save();
    context.beginPath();
    context.rect(left, 0, width, height);
    context.clip();
    context.clearRect(left, 0, width, height);
    context.translate(left, 0);
    const whole = draw({ context, width, height }, left);
    context.restore();
    return whole;
  }
}

/**
 * Columns that have moved, as far as they are still there.
 * @param {Columns} columns
 * @param {number} moved
 * @param {number} width
 * @returns {Columns | null}
 */
function within({ left, right }, moved, width) {
  const there = { left: Math.max(0, left + moved), right: Math.min(width, right + moved) };
  return there.left < there.right ? there : null;
}

/**
 * Two parts as one, with what is between them.
 * @param {Columns | null} one
 * @param {Columns | null} other
 */
function joined(one, other) {
  if (!one || !other) return one ?? other;
  return { left: Math.min(one.left, other.left), right: Math.max(one.right, other.right) };
}

/**
 * Device pixels as the browser counts them. Where it is told to be another device, it may count those of its own.
 * @param {number} counted
 * @param {number} length  in pixels of the style sheet
 */
function devicePixels(counted, length) {
  const expected = Math.round(length * devicePixelRatio);
  return Math.abs(counted - expected) > 1 ? expected : counted;
}
