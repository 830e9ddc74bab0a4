/** Left: the sounds of all clients. Files are dropped here, or chosen. */

import { duplicate, free, select, upload } from "../model/actions.js";
import { connection } from "../model/connection.js";
import { resultsOf, soundsOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { Surface } from "../drawing/surface.js";
import { drawOutline, outlineOf } from "../drawing/waveform.js";
import { isDark, themeColour } from "../drawing/colours.js";
import { peaksOf } from "../model/data.js";
import { View, button, editInPlace, icon, keep, make, say, timeText } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").SoundBuffer} SoundBuffer */

class BufferList extends View {
  static reads = ["server", "buffers", "decompositions", "view.source", "view.uploads"];

  constructor() {
    super();
    const files = make("input", {
      type: "file",
      multiple: true,
      hidden: true,
      accept: "audio/*,.wav,.aif,.aiff,.flac,.ogg,.caf,.w64,.au,.mp3",
      "aria-label": "Sound files",
    });
    files.addEventListener("change", () => {
      void upload([...(files.files ?? [])]);
      files.value = "";
    });
    this.list = make("ul", { class: "sounds" });
    this.results = make("ul", { class: "sounds small" });
    this.folded = make("details", { class: "results" }, make("summary", {}, "Results"), this.results);
    this.folded.addEventListener("toggle", () => this.render(store.state));
    this.hint = make("p", { class: "hint" }, "Drop sound files anywhere.");
    this.append(
      make(
        "div",
        { class: "title" },
        make("h2", {}, "Sounds"),
        button("Choose files", icon("plus"), () => files.click(), { class: "quiet" }),
        files,
      ),
      this.list,
      this.hint,
      this.folded,
    );
  }

  /** @param {State} state */
  render(state) {
    const create = () => /** @type {BufferItem} */ (document.createElement("buffer-item"));
    const values = (/** @type {SoundBuffer[]} */ list) => list.map((buffer) => ({ buffer, state }));
    const key = (/** @type {{buffer: SoundBuffer}} */ { buffer }) => buffer.ref;
    keep(this.list, values(soundsOf(state)), key, create);
    const results = resultsOf(state);
    this.folded.hidden = !results.length;
    say(/** @type {Element} */ (this.folded.firstElementChild), `Results (${results.length})`);
    keep(this.results, this.folded.open ? values(results) : [], key, create);
    const { uploads } = state.view;
    say(this.hint, uploads ? `Sending ${uploads} file${uploads > 1 ? "s" : ""} …` : "Drop sound files anywhere.");
  }
}

/** One sound. */
class BufferItem extends HTMLElement {
  constructor() {
    super();
    /** @type {SoundBuffer | null} */
    this.buffer = null;
    this.surface = new Surface(() => this.#draw(), "");
    this.surface.canvas.setAttribute("aria-hidden", "true");
    this.name = make("span", { class: "name" });
    this.facts = make("span", { class: "facts" });
    this.open = make(
      "button",
      { type: "button", class: "open", onclick: () => this.buffer && select(this.buffer.ref) },
      this.surface.canvas,
      this.name,
      this.facts,
    );
    this.download = make(
      "a",
      { class: "button quiet", "aria-label": "Download", title: "Download as WAV" },
      icon("download"),
    );
    this.tools = make(
      "span",
      { class: "tools" },
      button("Rename (double click)", icon("pencil"), () => this.#rename(), { class: "quiet line" }),
      button("Duplicate", icon("copy"), () => this.buffer && duplicate(this.buffer), { class: "quiet" }),
      this.download,
      button("Free", icon("close"), () => this.buffer && free(this.buffer), { class: "quiet" }),
    );
  }

  connectedCallback() {
    this.setAttribute("role", "listitem");
    if (this.firstChild) return;
    this.append(this.open, this.tools);
    this.name.addEventListener("dblclick", () => this.#rename());
  }

  /** @param {{buffer: SoundBuffer, state: State}} value */
  update({ buffer, state }) {
    this.buffer = buffer;
    const shown = state.view.source === buffer.ref;
    if (shown && !this.classList.contains("shown")) this.scrollIntoView({ block: "nearest" });
    this.classList.toggle("shown", shown);
    if (shown) this.open.setAttribute("aria-current", "true");
    else this.open.removeAttribute("aria-current");
    say(this.name, String(buffer.key));
    this.open.title = `${buffer.key}: ${buffer.frames} frames, made by ${buffer.maker}`;
    const channels = buffer.channels === 1 ? "mono" : buffer.channels === 2 ? "stereo" : `${buffer.channels} ch`;
    const rate =
      buffer.sampleRate >= 1000
        ? `${+(buffer.sampleRate / 1000).toFixed(1)} kHz`
        : `${+buffer.sampleRate.toFixed(1)} Hz`;
    const maker = buffer.maker && buffer.maker !== state.server.client ? ` · ${buffer.maker}` : "";
    say(this.facts, `${timeText(buffer.frames / buffer.sampleRate)} · ${channels} · ${rate}${maker}`);
    this.download.href = `/sound/${buffer.ref}/${buffer.version}?download=1`;
    this.#draw();
  }

  #draw() {
    if (!this.buffer) return;
    const { surface, buffer } = this;
    const peaks = peaksOf(buffer);
    if (!surface.begin(buffer.ref, buffer.version, peaks, isDark())) return;
    const scale = { start: 0, framesPerPixel: Math.max(buffer.frames / surface.width, 1e-9) };
    const all = Array.from({ length: Math.min(buffer.channels, 8) }, (_, channel) => channel);
    const outline = outlineOf(buffer, all, surface.width, { ...scale });
    if (outline) drawOutline(surface, outline, peaks?.peak ?? 1, themeColour("wave"));
  }

  #rename() {
    const { buffer } = this;
    if (!buffer) return;
    const properties = { class: "rename", "aria-label": "New name" };
    editInPlace(
      this.open,
      String(buffer.key),
      properties,
      (name) => name && void connection.ask("/b_rename", buffer.key, name),
    );
  }
}

customElements.define("buffer-item", BufferItem);
customElements.define("buffer-list", BufferList);
