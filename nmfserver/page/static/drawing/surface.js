/** A canvas whose pixels are those of the device, whatever the zoom of the browser. */

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
    const [width, height] = [devicePixels(inlineSize, entry.contentRect.width), devicePixels(blockSize, entry.contentRect.height)];
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
    if (!this.width || !this.height) return false;
    if (shown.length === this.shown.length && shown.every((value, index) => value === this.shown[index])) return false;
    this.shown = shown;
    this.context.clearRect(0, 0, this.width, this.height);
    return true;
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
