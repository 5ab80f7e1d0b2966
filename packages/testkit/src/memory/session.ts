import type { TargetSession } from "@rollcall/core";
import { answering } from "./answer.ts";
import { since } from "./changes.ts";
import type { Directory } from "./directory.ts";
import { get, scan } from "./read.ts";
import { settle } from "./timed.ts";
import { writingParts } from "./writing-parts.ts";

/** Opens a directory: every part of the contract that a target can have. */
export function directorySession(directory: Directory, close: () => Promise<void>): TargetSession {
  const answer = answering(directory.calls, () => settle(directory));
  return {
    check: () => answer.one("check", undefined, () => ({ ok: true, findings: [] })),
    schema: () => answer.one("schema", undefined, () => directory.settings.schema),
    read: {
      scan: (query = {}) => answer.pages("scan", () => scan(directory, query)),
      get: (ref, options) => answer.one("get", options, () => get(directory, ref)),
    },
    changes: {
      since: (token, options) =>
        answer.pages("since", () => since(directory, token, options?.signal)),
    },
    ...writingParts(directory, answer),
    limits: directory.settings.limits,
    [Symbol.asyncDispose]: async () => {
      if (answer.close()) await close();
    },
  };
}
