import type { BuildProgress } from "../build/build-compromised-set.ts";
import { progressText } from "./progress-text.ts";

/** Where a command says how it goes. */
export interface Outlet {
  /** The text is seen at once by a person, and a line can be written over. */
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** Shows how far a build is. */
export interface ShownProgress {
  /** Takes in how far it is, and writes it now and then. */
  show(progress: BuildProgress): void;
  /** Writes a line of its own, above the progress. */
  line(text: string): void;
  /** Takes the progress away. */
  clear(): void;
}

// Often enough to be seen to move; seldom enough for a log.
const terminalInterval = 0.25;
const logInterval = 30;

/**
 * Shows progress: on a terminal in one line that is written over four times a second, elsewhere as a line every 30
 * seconds. `now` is in milliseconds.
 */
export function shownProgress(
  outlet: Outlet,
  { total, now }: { readonly total: number | undefined; readonly now: () => number },
): ShownProgress {
  let kind: BuildProgress["kind"] | undefined;
  let began = now();
  let shown = began;
  let latest = began;
  let isOpen = false;
  const clear = (): void => {
    if (isOpen) outlet.write("\r\u001b[2K");
    isOpen = false;
  };
  return {
    clear,
    line(text) {
      clear();
      outlet.write(`${text}\n`);
    },
    show(progress) {
      const at = now();
      if (progress.kind !== kind) {
        kind = progress.kind;
        began = latest;
      }
      latest = at;
      const interval = outlet.isTerminal ? terminalInterval : logInterval;
      if (at - shown < interval * 1000) return;
      const text = progressText({ progress, total, seconds: (at - began) / 1000 });
      shown = at;
      clear();
      outlet.write(outlet.isTerminal ? text : `${text}\n`);
      isOpen = outlet.isTerminal;
    },
  };
}
