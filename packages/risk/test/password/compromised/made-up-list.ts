import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BuildSetOptions,
  type BuiltSet,
  buildCompromisedSet,
} from "../../../src/password/compromised/build/build-compromised-set.ts";

/** Gives the SHA-1 of a made-up password. */
export function sha1Of(password: string): Buffer {
  return createHash("sha1").update(password).digest();
}

/** Writes made-up passwords as a list. */
export function listOf(passwords: readonly string[]): string {
  return passwords.map((each, at) => `${sha1Of(each).toString("hex")}:${at + 1}\n`).join("");
}

/** Gives text in one piece. */
export async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Builds a set from the text of a list. */
export async function buildFrom(
  list: string,
  options: Partial<BuildSetOptions> & Pick<BuildSetOptions, "folder">,
): Promise<BuiltSet> {
  return await buildCompromisedSet({
    list: piecesOf(list),
    name: "list.txt",
    listedOn: "2026-11-20",
    ...options,
  });
}

/** Makes a folder that is gone afterwards. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "rollcall-compromised-"));
  return {
    path,
    [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true }),
  };
}
