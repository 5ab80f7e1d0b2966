import type { Timer } from "../../src/client/patience.ts";

/** Makes a timer that rings when a test says so: what was set to so many milliseconds or fewer. */
export function manualTimer(): { readonly timer: Timer; ring(most: number): void } {
  const set = new Map<() => void, number>();
  return {
    timer(milliseconds, ring) {
      set.set(ring, milliseconds);
      return () => set.delete(ring);
    },
    ring(most) {
      for (const [ring, each] of [...set]) if (each <= most) ring();
    },
  };
}
