/** The WebSocket to the page's process: state comes, commands go, each with one answer. It connects again by itself. */

import { store } from "./store.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {{done: any[], messages: any[][]}} Answer */

/** The command has failed; the message is a sentence for a musician. */
export class CommandError extends Error {}

const FRAME = 16; // milliseconds in which notes are gathered
const LONGEST = 240; // letters of a name that is asked for: a number may come behind it
const PATIENCE = [250, 500, 1000, 2000]; // milliseconds before each attempt; the last one stays

class Connection {
  constructor() {
    /** @type {WebSocket | null} */
    this.socket = null;
    this.attempts = 0;
    this.newest = 0;
    /** @type {Map<number, {resolve: (answer: Answer) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    /** @type {Map<string, any>} */
    this.notes = new Map();
    this.shares = 0; // messages with notes, over this socket
    /** @type {Map<string, number>} by which of them a note was set that may not have arrived yet */
    this.underway = new Map();
  }

  open() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
    this.socket = socket;
    this.shares = 0;
    this.underway.clear();
    socket.onopen = () => this.watch();
    socket.onmessage = (event) => this.#receive(JSON.parse(event.data));
    socket.onclose = ({ reason }) => void this.#lost(reason);
  }

  /**
   * Send an OSC command to the server.
   * @param {string} address
   * @param {...(string|number)} values
   * @returns {Promise<Answer>} rejects with a CommandError
   */
  osc(address, ...values) {
    return this.#request({ type: "osc", address, arguments: values });
  }

  /** Have meters sent only while the page is visible. */
  watch() {
    if (this.#ready()) this.#send({ type: "watch", meters: !document.hidden });
  }

  /**
   * Make new buffers under names that nobody else is given meanwhile.
   * @template T
   * @param {string[]} wanted  a number comes behind them where they are taken; long ones lack something in the middle
   * @param {(names: string[]) => Promise<T>} make
   * @returns {Promise<T | null>} null where there are no names, which the user is told
   */
  async withNames(wanted, make) {
    const names = (await this.#told(this.#request({ type: "hold", names: wanted.map(shortened) })))?.done;
    if (!names) return null;
    try {
      return await make(names);
    } finally {
      if (this.#ready()) this.#send({ type: "release", names });
    }
  }

  /**
   * @param {object} message  without its id
   * @returns {Promise<Answer>}
   */
  #request(message) {
    return new Promise((resolve, reject) => {
      if (!this.#ready()) {
        reject(new CommandError("the page is not connected"));
        return;
      }
      const id = ++this.newest;
      this.waiting.set(id, { resolve, reject });
      this.#send({ ...message, id });
    });
  }

  /**
   * Send a command; a failure is shown to the user, unless it is that somebody has cancelled it.
   * @param {string} address
   * @param {...(string|number)} values
   * @returns {Promise<Answer | null>} null where it failed
   */
  ask(address, ...values) {
    return this.#told(this.osc(address, ...values));
  }

  /**
   * @param {Promise<Answer>} answer
   * @returns {Promise<Answer | null>} null where it failed
   */
  async #told(answer) {
    try {
      return await answer;
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      if (message !== "cancelled") store.say(message, true);
      return null;
    }
  }

  /**
   * Keep a note that all pages share; this page has it at once.
   * @param {string} key
   * @param {any} value  null removes it
   */
  share(key, value) {
    if (!this.notes.size) setTimeout(() => this.#sendNotes(), FRAME); // a hidden page draws no frames
    this.notes.set(key, value);
    store.change({ [`shared/${key}`]: value });
  }

  #sendNotes() {
    if (this.#ready()) {
      for (const [key, value] of this.notes) {
        this.#sendNote({ key, value });
        this.underway.set(key, this.shares);
      }
    }
    this.notes.clear();
  }

  /** @param {{key: string, value: any, absent?: boolean}} note */
  #sendNote(note) {
    this.shares += 1;
    this.#send({ type: "share", ...note });
  }

  #ready() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** @param {object} message */
  #send(message) {
    this.socket?.send(JSON.stringify(message));
  }

  /** @param {any} message */
  #receive(message) {
    switch (message.type) {
      case "state":
        this.attempts = 0;
        this.#replace(message.state);
        break;
      case "change":
        store.hear(this.#withoutOwn(message));
        break;
      case "answer":
        this.#answer(message);
        break;
      case "meters":
        this.#meters(message);
        break;
      case "error":
      case "notice":
        store.say(message.reason, true);
        break;
    }
  }

  /**
   * Take the whole state, without notes that this page has set since: those are newer. Where it is that of another
   * process of the page, because the last one was killed, it lacks the notes, which this page still has: it brings
   * those back at once that no other page has brought back.
   * @param {State} state
   */
  #replace(state) {
    const { page, shared } = store.state;
    const others = Object.entries(state.shared).filter(([key]) => !this.#isOwn(key));
    const own = Object.entries(shared).filter(([key]) => this.#isOwn(key));
    store.replace({ ...state, shared: Object.fromEntries([...others, ...own]) });
    if (!page.start || page.start === state.page.start) return;
    for (const [key, value] of Object.entries(shared)) {
      if (key in store.state.shared || !(key.split("/")[1] in state.buffers)) continue;
      this.#sendNote({ key, value, absent: true });
      store.change({ [`shared/${key}`]: value });
    }
  }

  /** @param {any} message */
  #meters({ type: _, ...newer }) {
    store.note({ meters: { ...store.state.view.meters, ...newer } });
  }

  /**
   * What has changed, without notes that this page has set since: those are newer.
   * @param {{set: Record<string, any>, shares: number}} change  after so many of the messages with notes
   */
  #withoutOwn({ set, shares }) {
    for (const [key, number] of this.underway) if (number <= shares) this.underway.delete(key);
    return Object.fromEntries(Object.entries(set).filter(([path]) => !this.#isOwn(path.replace(/^shared\//, ""))));
  }

  /**
   * Whether this page has set a note that may not have arrived yet.
   * @param {string} key
   */
  #isOwn(key) {
    return this.notes.has(key) || this.underway.has(key);
  }

  /** @param {any} message */
  #answer({ id, ok, done, messages, reason }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (ok) waiting?.resolve({ done, messages });
    else waiting?.reject(new CommandError(reason));
  }

  /** @param {string} told  why the page's process has ended the connection, if it has said so */
  async #lost(told) {
    for (const { reject } of this.waiting.values()) reject(new CommandError("the page has lost its connection"));
    this.waiting.clear();
    store.show({ online: false, refused: told });
    if (!told) store.show({ refused: await refusal() });
    setTimeout(() => this.open(), PATIENCE[Math.min(this.attempts++, PATIENCE.length - 1)]);
  }
}

/** @param {string} name */
function shortened(name) {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  return `${letters.slice(0, LONGEST / 2).join("")}…${letters.slice(1 - LONGEST / 2).join("")}`;
}

/** Why the page's process does not let this page in; empty where it does, or does not answer. */
async function refusal() {
  const late = new AbortController();
  setTimeout(() => late.abort(), 2000);
  try {
    const answer = await fetch(location.pathname, { method: "HEAD", signal: late.signal });
    return answer.ok ? "" : "This page is let in no more: open the address that nmfserver page shows in its terminal now.";
  } catch {
    return "";
  }
}

export const connection = new Connection();
