import type { Terminal } from "./terminal.ts";

/** Shows how far a step has come. */
export interface Progress {
  /**
   * Says how far: a line that is rewritten on a terminal. Elsewhere steps that know their `share`, from 0 to 1, say so at
   * each quarter, unless they are quick.
   */
  at(text: string, share?: number): void;
  /** Says what it came to. */
  done(text: string): void;
}

/** So wide are the names of steps, so that what they came to lines up. */
const nameWidth = 10;
/** In milliseconds; a line that changes faster only flickers. */
const shortest = 60;
/** In milliseconds; a step that takes less needs no lines of its own on the way. */
const quick = 1000;

/** Begins to show a step, such as `Applying`. */
export function progress(terminal: Terminal, name: string): Progress {
  const label = `  ${terminal.styled("dim", name.padEnd(nameWidth))}`;
  const begun = performance.now();
  let shown = 0;
  let quarters = 0;
  terminal.passing(`${label}…`);
  return {
    at(text, share) {
      if (terminal.rewrites && performance.now() - shown >= shortest) {
        shown = performance.now();
        terminal.passing(`${label}${share === undefined ? "" : `${bar(share)} `}${text}`);
      }
      const reached = Math.floor((share ?? 0) * 4);
      if (reached <= quarters || reached === 4) return;
      quarters = reached;
      if (!terminal.rewrites && performance.now() - begun > quick) terminal.line(`${label}${text}`);
    },
    done: (text) => terminal.line(`${label}${text}`),
  };
}

function bar(share: number): string {
  const full = Math.floor(share * 20);
  return `${"█".repeat(full)}${"░".repeat(20 - full)}`;
}
