import { activeDirectory, groupsByName } from "@rollcall/connector-ad";
import { memoryStore, type Sleep, secret } from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { startDirectoryServer } from "@rollcall/testkit/directory-server";
import { expect, test } from "vitest";
import { employee, opening } from "../stage/hospital.ts";
import { carryOut, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import { directoryPolicy } from "./stage/policy.ts";
import { containers, emptyTrust, groupNames } from "./stage/tree.ts";

const people = Array.from({ length: 4 }, (_, at) => {
  const identifiers = [{ system: "esr-person:431", value: String(100 + at) }];
  return { ...employee(at), identifiers };
});

/** Time that passes while somebody waits, and at no other time; a call may take as long as it likes. */
function passingTime(): { readonly now: () => number; readonly sleep: Sleep } {
  let now = Date.parse(opening);
  const sleep: Sleep = (milliseconds, signal) =>
    new Promise((resolve) => {
      signal?.addEventListener("abort", () => resolve(), { once: true });
      if (milliseconds >= 30_000) return;
      setImmediate(() => {
        now += milliseconds;
        resolve();
      });
    });
  return { now: () => now, sleep };
}

test("an account whose creation was not answered is not made again at a controller that has not heard of it yet", {
  timeout: patience,
}, async () => {
  const time = passingTime();
  const first = await startDirectoryServer({ entries: emptyTrust, now: time.now });
  try {
    const second = await first.addController({ lag: { ms: 15_000 } });
    const { name, password } = first.credentials;
    const directory = activeDirectory({
      url: [first.url, second.url],
      baseDN: first.baseDN,
      credentials: { name, password: secret(Buffer.from(password)) },
      tls: { ca: [first.ca, second.ca] },
      accounts: { bases: [containers.staff, containers.leavers] },
    });
    const systems = {
      source: memorySource({ name: "staff", people, clock: () => opening }),
      targets: [directory],
      policy: directoryPolicy(await groupsByName(directory, groupNames)),
      store: memoryStore(),
    };
    const plan = await planFor(systems, { asOf: opening });
    expect(plan.operations.map(({ kind }) => kind)).toEqual(people.map(() => "create"));
    // The second account is made, nobody is told, and from then on the controller lets nobody in.
    first.script([
      { on: "add", call: 2, fault: { kind: "cut", effect: "after" } },
      { on: "bind", call: 2, times: 1000, fault: { kind: "result", code: 51 } },
    ]);
    const receipts = await carryOut(plan, systems, time);
    for (const { error } of receipts) expect(error).toBeUndefined();
    first.replicate();
    second.replicate();
    for (const controller of [first, second]) {
      const made = controller.directory.entries().filter(({ dn }) => /^CN=Sam Person/.test(dn));
      expect(made.map(({ dn }) => dn).sort()).toEqual(
        people.map((_, at) => `CN=Sam Person${at} ${100 + at},${containers.staff}`),
      );
    }
    // A bookmark of one controller is no good at another, so that everything is read, with the same result.
    const next = await planFor(systems, { asOf: opening, mode: "auto" });
    expect([next.mode, next.operations]).toEqual(["full", []]);
  } finally {
    await first.stop();
  }
});
