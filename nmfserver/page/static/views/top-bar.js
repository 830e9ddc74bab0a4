/** Top: the connection, playing, the loop, the server's memory and live load, and PANIC. */

import { panic, sizeText } from "../model/actions.js";
import { heardTake, sourceOf } from "../model/shown.js";
import { store } from "../model/store.js";
import { seek, setLoop, togglePlaying } from "../model/transport.js";
import { player } from "../sound/player.js";
import { View, button, icon, make, press, say, timeText, whilePlaying } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */

class TopBar extends View {
  static reads = [
    "server",
    "live",
    "buffers",
    "decompositions",
    "shared",
    "view.source",
    "view.online",
    "view.playing",
    "view.looping",
    "view.loop",
    "view.heard",
    "view.cursor",
  ];

  constructor() {
    super();
    this.connection = make("span", { class: "connection", role: "status" });
    this.play = button("Play or pause (space)", icon("play"), togglePlaying, { class: "round" });
    this.loop = button("Loop (L)", icon("loop"), () => store.show({ looping: !store.state.view.looping }));
    this.range = button("Loop everything", "", () => setLoop(null), { class: "range" });
    this.position = make("output", { class: "position", "aria-label": "Position" });
    this.length = make("span", { class: "length" });
    this.original = button("Hear the original (A)", "Original", () => store.show({ heard: "original" }));
    this.mix = button("Hear the mix (B)", "Mix", () => store.show({ heard: "mix" }));
    this.level = make("i");
    this.tick = whilePlaying(() => this.#tick());
    this.figures = make("div", { class: "figures" });
    this.memory = make("span", { title: "Memory of the buffers" });
    this.load = make("span", { class: "live", title: "Load of live sound, mean and peak" });
    this.lost = make("span", { class: "live", title: "Blocks of live sound that were lost" });
    this.figures.append(this.memory, this.lost, this.load);
    this.append(
      make(
        "div",
        { class: "brand" },
        make("img", { src: "/static/icon.svg", alt: "" }),
        make("strong", {}, "nmfserver"),
        this.connection,
      ),
      make(
        "div",
        { class: "transport" },
        button("To the start", icon("start"), () => seek(store.state.view.loop?.start ?? 0), { class: "quiet" }),
        this.play,
        this.loop,
        make("div", { class: "time" }, this.position, this.length, this.range),
        make(
          "div",
          { class: "segments", role: "group", "aria-label": "What is heard (A, B)" },
          this.original,
          this.mix,
        ),
        make("span", { class: "level", title: "Level of what is heard" }, this.level),
      ),
      make(
        "div",
        { class: "state" },
        this.figures,
        make(
          "a",
          {
            href: "/help",
            target: "_blank",
            rel: "noopener",
            class: "button quiet",
            "aria-label": "Help",
            title: "Help",
          },
          icon("help"),
        ),
        button("Silence everything (Esc)", "PANIC", panic, { class: "panic" }),
      ),
    );
  }

  /** @param {State} state */
  render(state) {
    const { view } = state;
    const source = sourceOf(state);
    this.#connection(state);
    const playing = view.playing;
    if (this.play.dataset.playing !== String(playing)) this.play.replaceChildren(icon(playing ? "pause" : "play"));
    this.play.dataset.playing = String(playing);
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (this.querySelectorAll(".transport button"));
    for (const control of buttons) control.disabled = !source;
    press(this.loop, view.looping);
    const heard = heardTake(state) ? view.heard : "original";
    press(this.original, heard === "original");
    press(this.mix, heard === "mix");
    this.mix.disabled = !heardTake(state);
    const rate = source?.sampleRate ?? 1;
    say(this.length, source ? `/ ${timeText(source.frames / rate)}` : "");
    const range = this.range;
    range.hidden = !view.loop;
    if (view.loop) say(range, `${timeText(view.loop.start / rate)} – ${timeText(view.loop.end / rate)}  ×`);
    this.#figures(state);
    this.tick();
  }

  /** @param {State} state */
  #connection({ server, view }) {
    const connected = server.connected && view.online;
    const element = this.connection;
    element.classList.toggle("off", !connected);
    say(element, connected ? `port ${server.port} of ${server.host}` : view.online ? "no server" : "page has no connection");
    element.title = connected ? `nmfserver ${server.version}` : server.reason;
  }

  /** @param {State} state */
  #figures({ server, live }) {
    const { memory, load, lost } = this;
    say(memory, server.memory ? `${sizeText(server.memory.used)} of ${sizeText(server.memory.quota)}` : "");
    load.hidden = lost.hidden = !live.running;
    const percent = (live.load ?? [0, 0]).map((part) => `${Math.round(100 * part)} %`);
    say(load, `load ${percent[0]}, peak ${percent[1]}`);
    say(lost, `lost ${(live.xruns ?? 0) + (live.late ?? 0)}`);
    lost.classList.toggle("alarm", (live.xruns ?? 0) + (live.late ?? 0) > 0);
  }

  /** Position and level. */
  #tick() {
    const source = sourceOf(store.state);
    say(this.position, timeText(player.position() / (source?.sampleRate ?? 1)));
    const playing = store.state.view.playing;
    const level = playing ? player.level() : 0;
    const part = Math.max(0, 1 + Math.log10(level + 1e-6) / 2.4);
    const bar = this.level;
    bar.style.transform = `scaleX(${Math.min(1, part)})`;
    bar.classList.toggle("clip", level >= 1);
  }
}

customElements.define("top-bar", TopBar);
