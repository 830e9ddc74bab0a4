/** How the divergence of each job has fallen, for its curve. */

import { store } from "./store.js";

const MOST = 200; // points of a curve

export function followDivergences() {
  let jobs = store.state.jobs;
  store.follow((state) => {
    if (state.jobs === jobs) return;
    jobs = state.jobs;
    /** @type {Record<number, number[]>} */
    const found = {};
    for (const { number, divergence } of Object.values(jobs)) {
      const before = state.view.divergences[number] ?? [];
      const newer = divergence !== undefined && divergence !== before.at(-1) ? [divergence] : [];
      found[number] = [...before, ...newer].slice(-MOST);
    }
    store.show({ divergences: found });
  });
}
