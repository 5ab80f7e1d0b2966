import { createRequire } from "node:module";
import { type Attributes, compileComparison } from "@rollcall/core";
import fastJsonPatch from "fast-json-patch";
import { create as createDiffPatcher } from "jsondiffpatch";
import { diff as justDiff } from "just-diff";
import microdiff from "microdiff";
import { createPatch } from "rfc6902";
import { kind } from "./pairs.ts";

/** Something that compares an account as it should be with how it is, and counts the changes that it sees. */
export interface DiffEngine {
  readonly name: string;
  readonly changes: (desired: Attributes, actual: Attributes) => number;
}

const compare = compileComparison(kind, Object.keys(kind.attributes));
// It has neither types nor a form that an import can name.
const deepDiff = createRequire(import.meta.url)("deep-diff") as {
  readonly diff: (before: unknown, after: unknown) => readonly unknown[] | undefined;
};
const patcher = createDiffPatcher();

/** Rollcall first, then its peers as they come. */
export const engines: readonly DiffEngine[] = [
  { name: "@rollcall/core", changes: (desired, actual) => compare(desired, actual)?.length ?? 0 },
  { name: "microdiff", changes: (desired, actual) => microdiff(actual, desired).length },
  {
    name: "fast-json-patch",
    changes: (desired, actual) => fastJsonPatch.compare(actual, desired).length,
  },
  { name: "deep-diff", changes: (desired, actual) => deepDiff.diff(actual, desired)?.length ?? 0 },
  { name: "jsondiffpatch", changes: (desired, actual) => (patcher.diff(actual, desired) ? 1 : 0) },
  {
    name: "just-diff",
    changes: (desired, actual) => justDiff({ ...actual }, { ...desired }).length,
  },
  { name: "rfc6902", changes: (desired, actual) => createPatch(actual, desired).length },
];
