import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import { serverAvailability, startSamba } from "@rollcall/testkit/servers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patience, runs } from "../stage/runs.ts";
import { castSize } from "./arbitrary-adds.ts";
import { aRound } from "./arbitrary-operations.ts";
import { knownDifferences } from "./known-differences.ts";
import { knownInSearches } from "./known-in-searches.ts";
import { playRound } from "./round.ts";
import { sideOf } from "./side.ts";

const { samba } = await serverAvailability();
const rounds = 20;
const perRound = 28;

describe.skipIf(!samba.available)("the directory server of the testkit", () => {
  test("answers as Samba does, but for what is known to differ", {
    timeout: patience,
  }, async () => {
    // A password that was just changed is wrong at once, as in Active Directory.
    await using real = await startSamba({ settings: ["old password allowed period = 0"] });
    const embedded = await startDirectoryServer({ recycleBin: false, level: 4 });
    const { credentials: administrator } = embedded;
    await using one = await sideOf("Samba", real);
    await using other = await sideOf("embedded", { ...embedded, administrator });
    let round = 0;
    let operations = 0;
    await fc.assert(
      fc.asyncProperty(aRound(perRound - castSize), async (list) => {
        round += 1;
        const sent = list.filter((each) => each !== null);
        const end = await playRound([one, other], `r${round}`, sent);
        operations += end.operations;
        expect(end.difference).toBeUndefined();
      }),
      { ...runs(rounds), seed: 20_261_121 },
    );
    // A round ends early where the two part; that must not keep most operations from being sent.
    expect(operations).toBeGreaterThan(round * perRound * 0.7);
    await embedded.stop();
  });
});

test("every known difference has a reason of its own", () => {
  const reasons = [...knownDifferences, ...knownInSearches].map(({ reason }) => reason);
  expect(new Set(reasons).size).toBe(reasons.length);
});
