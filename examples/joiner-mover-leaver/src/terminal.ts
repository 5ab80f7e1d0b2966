import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";

/** Where the example tells its story: a terminal with a person at it, or a file or a pipe. */
export interface Terminal {
  /** A person can be asked. */
  readonly asks: boolean;
  /** A line can be taken back and written anew. */
  readonly rewrites: boolean;
  readonly colour: boolean;
  readonly columns: number;
  /** Writes a line; first takes away a line that may be rewritten. */
  line(text?: string): void;
  /** Writes a line that the next one takes the place of. Nothing where lines cannot be taken back. */
  passing(text: string): void;
  /** Gives text in a style, on a terminal that shows styles. */
  styled(style: Style, text: string): string;
  /** Asks a question and gives the answer; empty when there is none. */
  ask(question: string): Promise<string>;
}

/** How text can be set off. */
export type Style = "bold" | "dim" | "green" | "red" | "yellow";

const widest = 120;

/** Makes a terminal of the standard streams. */
export function standardTerminal(): Terminal {
  const { stdin, stdout } = process;
  const rewrites = stdout.isTTY === true;
  const colour = rewrites && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  const columns = Math.min(stdout.columns || 100, widest);
  let passing = false;
  const clear = (): void => {
    if (passing) stdout.write("\r\u001b[2K");
    passing = false;
  };
  return {
    asks: rewrites && stdin.isTTY === true,
    rewrites,
    colour,
    columns,
    line(text = "") {
      clear();
      stdout.write(`${text}\n`);
    },
    passing(text) {
      if (!rewrites) return;
      clear();
      stdout.write(text.slice(0, columns - 1));
      passing = true;
    },
    styled: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    async ask(question) {
      clear();
      const asking = createInterface({ input: stdin, output: stdout });
      try {
        // Without an answer, as when the input ends or Ctrl-C is pressed, nobody has said yes.
        const ended = once(asking, "close").then(() => undefined);
        const answer = asking.question(question).catch(() => undefined);
        const given = await Promise.race([answer, ended]);
        if (given === undefined) stdout.write("\n");
        return given ?? "";
      } finally {
        asking.close();
      }
    },
  };
}
