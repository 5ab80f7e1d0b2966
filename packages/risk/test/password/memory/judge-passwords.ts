import { setTimeout as pause } from "node:timers/promises";
import { secret, wipe, wipeable } from "@rollcall/core";
import { canonicalPassword, nhsmailPolicy, suggester, verdict } from "../../../src/passwords.ts";
import { countInMemory, mask } from "./own-memory.ts";

// A process that handles one password many times, then looks for it in its own memory: see the test beside it.
const [what = "", given = ""] = process.argv.slice(2);
const { password: masked, hash } = JSON.parse(given) as Record<"password" | "hash", number[]>;

const held: unknown[] = [];

/** Waits for somebody else, while new objects fill V8's memory and it moves those that are still in use. */
async function elsewhere(): Promise<boolean> {
  await pause(1);
  for (let each = 0; each < 60_000; each++) held[0] = { each };
  return false;
}

/** Drawn with zeros alone, all suggestions are the same. */
const { next } = suggester({
  policy: { ...nhsmailPolicy, guessing: "whole" },
  random: (count) => new Uint8Array(count),
});

const ways: Readonly<Record<string, (password: Uint8Array) => Promise<unknown>>> = {
  "kept as it is": async (password) => held.push(password.slice()),
  "judged by verdict": async (password) => {
    const compromised = { version: "test", falsePositives: 0, has: elsewhere };
    const previous = [{ hash: new Uint8Array(20), salt: new Uint8Array(16) }];
    const derive = async (): Promise<Uint8Array> => {
      await elsewhere();
      return new Uint8Array(20);
    };
    const policy = { ...nhsmailPolicy, minimumLength: 2 };
    await verdict(password, { policy, compromised, history: { previous, derive } });
  },
  "made canonical": async (password) => {
    const canonical = canonicalPassword(password);
    await elsewhere();
    canonical?.fill(0);
  },
  "held as a secret": async (password) => {
    const held = secret(password);
    await elsewhere();
    wipe(held);
  },
  suggested: async () => {
    const suggestion = next();
    await elsewhere();
    wipe(suggestion);
  },
};

for (let round = 0; round < 50; round++) {
  const password = wipeable(masked.length);
  for (const [at, byte] of masked.entries()) password[at] = byte ^ mask;
  await ways[what]?.(password);
  password.fill(0);
}
process.stdout.write(JSON.stringify([masked, hash].map((bytes) => countInMemory(bytes))));
