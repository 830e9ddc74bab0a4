/** A canvas whose pixels are those of the device, whatever the zoom of the browser. */

const OVERLAP = 6; // pixels: lines reach that far into what was drawn before

/**
 * A part of a surface, or all of it.
 * @typedef {{context: CanvasRenderingContext2D, width: number, height: number}} Paper
 */

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
   * Draw what has to be drawn anew: all of it, or after scrolling the columns that have come into sight.
   * @param {number} place  of the left edge on the axis, in whole pixels
   * @param {any[]} shown  everything else that the picture depends on
   * @param {(paper: Paper, left: number) => void} draw  from a column on
   */
  scroll(place, shown, draw) {
    const moved = place - this.place;
    const same = this.width > 0 && this.#shows(shown);
    this.place = place;
    if (same && moved === 0) return;
    if (!same || Math.abs(moved) + OVERLAP >= this.width) {
      this.shown = [];
      if (this.begin(...shown)) draw(this, 0);
      return;
    }
    this.#move(moved);
    const width = Math.abs(moved) + OVERLAP;
    this.#drawPart(moved > 0 ? this.width - width : 0, width, draw);
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
   * @param {number} left
   * @param {number} width
   * @param {(paper: Paper, left: number) => void} draw
   */
  #drawPart(left, width, draw) {
    const { context, height } = this;
    context.save();
    context.beginPath();
    context.rect(left, 0, width, height);
    context.clip();
    context.clearRect(left, 0, width, height);
    context.translate(left, 0);
    draw({ context, width, height }, left);
    context.restore();
  }
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
