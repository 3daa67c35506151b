// Pacing: what is asked for many times in a row runs once, soon, and never more often than once a second.
const GATHER_MS = 120;
const LEAST_MS = 1000;

/** A function that runs `work` a moment after it was first called, however often it is called until then. */
export function paced(work) {
  let timer = 0;
  let last = 0;
  return () => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = 0;
      last = performance.now();
      work();
    }, Math.max(GATHER_MS, last + LEAST_MS - performance.now()));
  };
}
