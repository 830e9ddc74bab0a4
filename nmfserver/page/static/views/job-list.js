/** Right, top: the jobs of all clients, with a bar, the seconds that are left, and the divergence as it falls. */

import { connection } from "../model/connection.js";
import { View, button, icon, keep, make, say } from "./dom.js";

/** @typedef {import("../model/types.js").State} State */
/** @typedef {import("../model/types.js").Job} Job */

const ENDED = 3; // shown
const WORDS = { waiting: "waits", running: "", done: "done", failed: "failed", cancelled: "cancelled" };
/** @type {Record<string, string>} */
const CALLED = { "/live/learn": "live learning", "/bufsplit": "splitting" };

class JobList extends View {
  static reads = ["server", "jobs", "view.past"];

  constructor() {
    super();
    this.list = make("ul", { class: "jobs" });
    this.none = make("p", { class: "hint" }, "Nothing is being computed.");
    this.append(make("div", { class: "title" }, make("h2", {}, "Jobs")), this.list, this.none);
  }

  /** @param {State} state */
  render(state) {
    const order = (/** @type {Job} */ job) => state.view.past[job.number]?.order ?? 0;
    const jobs = Object.values(state.jobs).sort((one, other) => order(other) - order(one));
    const live = jobs.filter((job) => job.state === "running" || job.state === "waiting");
    const ended = jobs.filter((job) => !live.includes(job)).slice(0, ENDED);
    const values = [...live, ...ended].map((job) => ({ job, state }));
    keep(
      this.list,
      values,
      ({ job }) => job.number,
      () => /** @type {JobItem} */ (document.createElement("job-item")),
    );
    this.none.hidden = values.length > 0;
  }
}

/** One job. */
class JobItem extends HTMLElement {
  constructor() {
    super();
    /** @type {Job | null} */
    this.job = null;
    this.name = make("span", { class: "name" });
    this.parts = make("span");
    this.what = make("span", { class: "what" }, this.name, this.parts);
    this.words = make("span", { class: "words" });
    this.bar = make("progress", { max: 1, "aria-label": "Progress" });
    this.cancel = button("Cancel", icon("close"), () => this.job && connection.ask("/bufnmf/cancel", this.job.number), {
      class: "quiet",
    });
    const space = "http://www.w3.org/2000/svg";
    this.curve = document.createElementNS(space, "svg");
    this.line = document.createElementNS(space, "polyline");
    this.curve.setAttribute("viewBox", "0 0 100 20");
    this.curve.setAttribute("preserveAspectRatio", "none");
    this.curve.setAttribute("role", "img");
    this.curve.append(this.line);
  }

  connectedCallback() {
    this.setAttribute("role", "listitem");
    if (!this.firstChild) this.append(this.what, this.cancel, this.bar, this.curve, this.words);
  }

  /** @param {{job: Job, state: State}} value */
  update({ job, state }) {
    this.job = job;
    const going = job.state === "running" || job.state === "waiting";
    this.dataset.state = job.state;
    say(this.name, job.source ?? CALLED[job.command] ?? job.command);
    say(this.parts, job.source !== undefined && job.components && job.components > 0 ? ` in ${job.components}` : "");
    this.what.title = `${job.command} ${job.number} of ${job.client}`;
    this.cancel.hidden = this.bar.hidden = !going;
    if (job.fraction !== undefined) this.bar.value = job.fraction;
    say(this.words, this.#words(job, state));
    const falling = state.view.past[job.number]?.divergences ?? [];
    this.curve.toggleAttribute("hidden", falling.length < 2 || !going);
    this.curve.setAttribute("aria-label", "Divergence, falling");
    this.line.setAttribute("points", curvePoints(falling));
  }

  /**
   * @param {Job} job
   * @param {State} state
   */
  #words(job, state) {
    const said = [job.note ?? WORDS[job.state], job.state === "failed" ? (job.reason ?? "") : ""];
    if (job.state === "running" && job.secondsLeft !== undefined && job.secondsLeft >= 0)
      said.push(`${job.secondsLeft.toFixed(job.secondsLeft < 10 ? 1 : 0)} s left`);
    if (job.divergence !== undefined && job.state !== "failed") said.push(`divergence ${short(job.divergence)}`);
    if (job.state === "done" && job.seconds !== undefined) said.push(`${job.seconds.toFixed(2)} s`);
    if (job.client !== state.server.client) said.push(job.client);
    return said.filter(Boolean).join(" · ");
  }
}

/** @param {number} value */
function short(value) {
  return value >= 10000 ? `${(value / 1000).toFixed(1)}k` : value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** @param {number[]} values */
function curvePoints(values) {
  const logs = values.map((value) => Math.log(Math.max(value, 1e-12)));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  return logs
    .map(
      (value, index) =>
        `${(100 * index) / Math.max(1, logs.length - 1)},${19 - (18 * (value - low)) / (high - low || 1)}`,
    )
    .join(" ");
}

customElements.define("job-item", JobItem);
customElements.define("job-list", JobList);
