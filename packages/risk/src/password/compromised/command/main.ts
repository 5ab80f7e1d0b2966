#!/usr/bin/env node
import { type CommandPlace, runCommand } from "./run-command.ts";
import type { Outlet } from "./show-progress.ts";

const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());
process.once("SIGTERM", () => stopping.abort());

const outlet = (stream: NodeJS.WriteStream): Outlet => ({
  isTerminal: stream.isTTY === true,
  write: (text) => void stream.write(text),
});

const place: CommandPlace = {
  output: outlet(process.stdout),
  errors: outlet(process.stderr),
  input: process.stdin,
  now: () => performance.now(),
  signal: stopping.signal,
};

process.exitCode = await runCommand(process.argv.slice(2), place);
// What nobody reads any more would keep the process alive.
process.stdin.destroy();
