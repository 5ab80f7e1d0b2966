import type { Timer } from "../../src/client/patience.ts";

/** Makes a timer that rings when a test says so. */
export function manualTimer(): { readonly timer: Timer; ring(milliseconds: number): void } {
  const set = new Map<() => void, number>();
  return {
    timer(milliseconds, ring) {
      set.set(ring, milliseconds);
      return () => set.delete(ring);
    },
    ring(milliseconds) {
      for (const [ring, each] of [...set]) if (each === milliseconds) ring();
    },
  };
}
