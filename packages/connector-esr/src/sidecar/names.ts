import { randomBytes } from "node:crypto";

/** Names the index of an extract; readers with other options keep one of their own. */
export function sidecarName(extract: string, identity: string): string {
  return `${extract}.${identity.slice(0, 16)}.index`;
}

/** Names a file that is needed while an index is made, each time another one: others may be making the same index. */
export function workingName(index: string, what: "tmp" | "runs"): string {
  return `${index}.${randomBytes(6).toString("hex")}.${what}`;
}

/** Whose index a file is, or was to become. */
export interface ReadName {
  readonly extract: string;
  /** It was needed while the index was made. */
  readonly working: boolean;
}

/** Reads the name of a file; `undefined` when it is not one of those above. */
export function readName(name: string): ReadName | undefined {
  const pattern = /^(GO_.*)\.[0-9a-f]{16}\.index(\.[0-9a-f]+\.(?:tmp|runs))?$/;
  const [, extract, working] = pattern.exec(name) ?? [];
  return extract === undefined ? undefined : { extract, working: working !== undefined };
}
