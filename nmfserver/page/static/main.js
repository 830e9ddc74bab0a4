/**
 * Begins everything: the connection, the player, the views, the keys, and files that are dropped.
 *
 * model/    the state in one store, what is asked of the server, what is computed of bases and activations
 * sound/    Web Audio: a gain node a component, and who plays
 * drawing/  what is drawn on canvases: waveforms, activations, bases, the time axis, colours
 * views/    custom elements, each a function of the state
 *
 * What stands below imports only what stands above it.
 */

import { onTheme } from "./drawing/colours.js";
import { panic, upload } from "./model/actions.js";
import { connection } from "./model/connection.js";
import { redo, toggle, undo } from "./model/edits.js";
import { followJobs } from "./model/job-history.js";
import { followSource } from "./model/source.js";
import { store } from "./model/store.js";
import { boundLoop, toggleHeard, togglePlaying } from "./model/transport.js";
import { player } from "./sound/player.js";
import "./views/top-bar.js";
import "./views/buffer-list.js";
import "./views/settings-line.js";
import "./views/part-rows.js";
import "./views/job-list.js";
import "./views/component-panel.js";
import "./views/export-panel.js";
import "./views/live-panel.js";
import "./views/panel-tabs.js";
import "./views/notice-bar.js";

/** @param {KeyboardEvent} event */
function inControl(event) {
  const element = /** @type {HTMLElement} */ (event.target);
  return element.matches("input:not([type=range]):not([type=checkbox]), select, textarea");
}

/**
 * Keys that hold wherever the focus is, unless something is typed.
 * @param {KeyboardEvent} event
 */
function key(event) {
  if (event.key === "Escape") {
    panic();
    return;
  }
  if (inControl(event)) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    if (event.shiftKey) redo();
    else undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (digit) toggle(event.shiftKey ? "mutes" : "solos", Number(digit[1]) - 1);
  else if (!plainKey(event)) return;
  event.preventDefault();
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key means something
 */
function plainKey(event) {
  const element = /** @type {HTMLElement} */ (event.target);
  const reached = element.matches(":focus-visible:is(button, a, summary, [type=checkbox])"); // by the keyboard
  if (reached && (event.key === " " || event.key === "Enter")) return false;
  if (event.key === " ") togglePlaying();
  else if (event.key === "a") store.show({ heard: "original" });
  else if (event.key === "b") store.show({ heard: "mix" });
  else if (event.key === "0") toggleHeard();
  else if (event.key === "l") store.show({ looping: !store.state.view.looping });
  else if (event.key === "i") boundLoop("start", player.position());
  else if (event.key === "o") boundLoop("end", player.position());
  else return false;
  return true;
}

/**
 * A button that was clicked with the pointer gives the focus back, so that space plays; by the keyboard it keeps it.
 * @param {MouseEvent} event
 */
function leaveButton(event) {
  if (event.detail > 0)
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button, summary"))?.blur();
}

function followDrops() {
  const files = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
  let inside = 0;
  addEventListener("dragenter", (event) => {
    if (files(event)) document.body.classList.toggle("dropping", ++inside > 0);
  });
  addEventListener("dragleave", (event) => {
    if (files(event)) document.body.classList.toggle("dropping", --inside > 0);
  });
  addEventListener("dragover", (event) => files(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    inside = 0;
    document.body.classList.remove("dropping");
    void upload([...(event.dataTransfer?.files ?? [])]);
  });
}

history.replaceState(null, "", location.pathname); // the token is in a cookie by now
addEventListener("keydown", key);
addEventListener("click", leaveButton);
onTheme(() => store.loaded());
followSource();
followJobs();
followDrops();
player.follow();
document.addEventListener("visibilitychange", () => connection.watch());
connection.open();
