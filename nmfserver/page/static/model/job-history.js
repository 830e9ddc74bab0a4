/** What the page remembers of each job: how its divergence has fallen, for its curve, and which came later. */

import { store } from "./store.js";

/** @typedef {import("./types.js").JobPast} JobPast */

const MOST = 200; // points of a curve

export function followJobs() {
  let jobs = store.state.jobs;
  let newest = 0;
  store.follow((state) => {
    if (state.jobs === jobs) return;
    jobs = state.jobs;
    /** @type {Record<number, JobPast>} */
    const past = {};
    for (const { number, divergence } of Object.values(jobs)) {
      const before = state.view.past[number] ?? { order: ++newest, divergences: [] };
      const newer = divergence !== undefined && divergence !== before.divergences.at(-1) ? [divergence] : [];
      past[number] = { ...before, divergences: [...before.divergences, ...newer].slice(-MOST) };
    }
    store.note({ past });
  });
}
