/** The one place of state: what the page's process sends, and `view`, what this page alone shows. */

import { callAll, onBeat, onFrame } from "./frames.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").View} View */

const PATIENCE = 30_000; // milliseconds in which the state follows an answer

/** @type {State} */
const EMPTY = {
  server: { connected: false, host: "", port: 0, version: "", reason: "" },
  page: { version: "", uploadLimit: 0 },
  buffers: {},
  jobs: {},
  decompositions: {},
  live: { running: 0 },
  shared: {},
  view: {
    online: false,
    refused: "",
    panel: "parts",
    source: null,
    chosen: 0,
    span: null,
    loop: null,
    looping: true,
    playing: false,
    cursor: 0,
    heard: "mix",
    settings: {
      components: 3,
      preset: "",
      stereo: "linked",
      order: "auto",
      solver: "fast",
      iterations: 100,
      seed: -1,
      windowSize: 0,
      hopSize: 0,
      templateFrames: 1,
      sparsity: 0,
      onlyLoop: false,
      drawnMode: 1,
    },
    details: false,
    notice: "",
    alarm: false,
    uploads: 0,
    drawing: false,
    drawn: null,
    changing: "",
    edits: 0,
    meters: {},
    past: {},
    loads: 0,
  },
};

export class Store {
  constructor() {
    /** @type {State} */
    this.state = EMPTY;
    /** @type {Set<(state: State) => void>} */
    this.views = new Set();
    /** @type {Set<(state: State) => void>} */
    this.followers = new Set();
    this.draw = () => callAll(this.views, this.state);
  }

  /**
   * Draw after each change.
   * @param {(state: State) => void} view
   * @returns {() => void} ends it
   */
  watch(view) {
    this.views.add(view);
    onFrame(this.draw);
    return () => this.views.delete(view);
  }

  /**
   * Call at once at each change, whether the page is visible or not: for what is no view.
   * @param {(state: State) => void} follower
   * @returns {() => void} ends it
   */
  follow(follower) {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  /**
   * Wait until something is so.
   * @template T
   * @param {(state: State) => T | null | undefined | false} find
   * @param {number} [patience]  milliseconds
   * @returns {Promise<T | null>} what was found; null where it takes too long
   */
  until(find, patience = PATIENCE) {
    return new Promise((resolve) => {
      const end = (/** @type {T | null} */ found) => {
        stop();
        clearTimeout(timer);
        resolve(found);
      };
      const look = () => {
        const found = find(this.state);
        if (found) end(found);
      };
      const timer = setTimeout(() => end(null), patience);
      const stop = this.follow(look);
      look();
    });
  }

  /** @param {Partial<State>} remote  everything that the page's process knows */
  replace(remote) {
    this.#set({ ...EMPTY, ...remote, view: { ...this.state.view, online: true, refused: "" } });
  }

  /** @param {Record<string, any>} set  what the user changes: values by path of one or two parts; null removes */
  change(set) {
    this.#set(changed(this.state, set));
  }

  /** @param {Record<string, any>} set  what has changed elsewhere, in the same form: it is drawn with the next beat */
  hear(set) {
    this.#set(changed(this.state, set), onBeat);
  }

  /** @param {Partial<View>} view  what the user changes of it */
  show(view) {
    this.#set({ ...this.state, view: { ...this.state.view, ...view } });
  }

  /** @param {Partial<View>} view  what changes of it by itself: it is drawn with the next beat */
  note(view) {
    this.#set({ ...this.state, view: { ...this.state.view, ...view } }, onBeat);
  }

  /**
   * Say something to the user.
   * @param {string} notice
   * @param {boolean} alarm  whether it is a failure
   */
  say(notice, alarm = false) {
    this.show({ notice, alarm });
  }

  /** Draw again: data that a view had asked for is here. */
  loaded() {
    this.show({ loads: this.state.view.loads + 1 });
  }

  /**
   * @param {State} state
   * @param {(draw: () => void) => void} drawn  when
   */
  #set(state, drawn = onFrame) {
    this.state = state;
    callAll(this.followers, state);
    drawn(this.draw);
  }
}

/**
 * A state in which something has changed; sections that have not stay the same objects.
 * @param {State} state
 * @param {Record<string, any>} set
 * @returns {State}
 */
function changed(state, set) {
  const made = /** @type {Record<string, any>} */ ({ ...state });
  const fresh = new Set();
  for (const [path, value] of Object.entries(set)) {
    const cut = path.indexOf("/");
    if (cut < 0) {
      made[path] = value;
      continue;
    }
    const top = path.slice(0, cut);
    if (!fresh.has(top)) made[top] = { ...made[top] };
    fresh.add(top);
    if (value === null) delete made[top][path.slice(cut + 1)];
    else made[top][path.slice(cut + 1)] = value;
  }
  return /** @type {State} */ (/** @type {unknown} */ (made));
}

export const store = new Store();
