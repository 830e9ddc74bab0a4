/** One sentence for the user: a failure for some seconds; the loss of a connection as long as it lasts. */

import { store } from "../model/store.js";
import { View, button, icon, make, say } from "./dom.js";

const SHOWN = 12000; // milliseconds

class NoticeBar extends View {
  static reads = ["server", "view.online", "view.refused", "view.notice", "view.alarm"];

  constructor() {
    super();
    this.text = make("span");
    /** @type {string} */
    this.notice = "";
    this.close = button("Close", icon("close"), () => store.say(""), { class: "quiet" });
    this.append(this.text, this.close);
  }

  /** @param {import("../model/types.js").State} state */
  render({ server, view }) {
    const lost = !view.online ? pageLost(view.refused) : server.connected ? "" : serverLost(server.reason);
    say(this.text, lost || sentence(view.notice));
    this.close.hidden = Boolean(lost);
    this.hidden = !lost && !view.notice;
    if (view.notice !== this.notice) {
      this.notice = view.notice;
      clearTimeout(this.timer);
      if (view.notice) this.timer = setTimeout(() => store.say(""), SHOWN);
    }
    this.classList.toggle("alarm", Boolean(lost) || view.alarm);
  }
}

/** @param {string} refused  why this page is not let in */
function pageLost(refused) {
  return refused ? sentence(refused) : "The page's own process does not answer. The page connects again by itself.";
}

/** @param {string} reason */
function serverLost(reason) {
  const told = reason ? `: ${reason}` : "";
  return `The server does not answer${told}${/[.?!]$/.test(told) ? "" : "."} The page connects again by itself.`;
}

/**
 * A text with a capital, unless it begins with the name of a file.
 * @param {string} text
 */
function sentence(text) {
  return /^[a-z]+['’,:]?( |$)/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

customElements.define("notice-bar", NoticeBar);
