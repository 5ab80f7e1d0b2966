import { spawn } from "node:child_process";

/** A command that ran to its end. */
export interface Outcome {
  readonly ok: boolean;
  /** What it printed, errors included. */
  readonly output: string;
}

/** What a command is given: text on its standard input, and further variables of its environment. */
export interface RunOptions {
  readonly input?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Runs a command to its end. A command that cannot be started is an outcome too. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const child = spawn(command, args, { env: { ...process.env, ...options.env } });
  const printed: Buffer[] = [];
  const collect = (chunk: Buffer) => printed.push(chunk);
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  child.once("error", ({ message }) => resolve({ ok: false, output: message }));
  child.once("close", (code) => {
    resolve({ ok: code === 0, output: Buffer.concat(printed).toString("utf8") });
  });
  // A command that ends before it has read its input is judged by how it ended.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  return promise;
}

/** Runs a command to its end and gives what it printed. Throws with the last lines when it fails. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { ok, output } = await run(command, args, options);
  if (!ok)
    throw new Error(`${command} failed:\n${output.trim().split("\n").slice(-12).join("\n")}`);
  return output;
}
