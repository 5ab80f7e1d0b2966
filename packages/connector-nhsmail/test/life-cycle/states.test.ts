import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseState } from "../../src/index.ts";
import { endOfPassing, isPossible, type PortalAct, stateAfter } from "../../src/life-cycle/act.ts";
import { closureOf, openSuccessor } from "../../src/life-cycle/closure.ts";
import { type FoundAccount, joinerStep } from "../../src/life-cycle/joiner.ts";
import { isOurs, leaveToWrite } from "../../src/life-cycle/standing.ts";
import { accountStates, isPassing } from "../../src/life-cycle/state.ts";

const acts: readonly PortalAct[] = [
  "join",
  "edit",
  "mark-as-leaver",
  "disable",
  "enable",
  "delete",
  "restore",
];
const ours = { organisations: new Set(["RQQ"]), told: true };
const state = fc.constantFrom(...accountStates);
const organisation = fc.constantFrom("RQQ", "rqq", "RZZ", undefined);

describe("the states of an account", () => {
  test("a state is read in whatever case and spacing, and an unknown one as none", () => {
    expect(parseState("active (LEAVER)")).toBe("Active (Leaver)");
    expect(parseState("Active(Leaver)")).toBe("Active (Leaver)");
    expect(parseState("Migration Pending")).toBe("MigrationPending");
    expect(parseState("Disabled_Leaver")).toBe("Disabled");
    expect(parseState("Archived")).toBeUndefined();
    for (const one of accountStates) expect(parseState(one)).toBe(one);
  });

  test("nothing is possible while the portal is at work, and each such state leads to one that stays", () => {
    for (const one of accountStates.filter(isPassing)) {
      expect(acts.filter((act) => isPossible(act, one))).toEqual([]);
      let end = endOfPassing(one);
      while (end && isPassing(end)) end = endOfPassing(end);
      expect(end).toMatch(/^(Active|Disabled|Deleted)$/);
    }
  });

  test("a leaver can be taken over, edited, disabled and deleted; nobody else can be taken over", () => {
    expect(accountStates.filter((one) => isPossible("join", one))).toEqual(["Active (Leaver)"]);
    expect(acts.filter((act) => isPossible(act, "Active (Leaver)"))).toEqual([
      "join",
      "edit",
      "disable",
      "delete",
    ]);
    expect(stateAfter("join", "Active (Leaver)")).toBe("Active");
    expect(stateAfter("mark-as-leaver", "Disabled")).toBeUndefined();
  });

  test("what is deleted for good is beyond every act", () => {
    expect(acts.filter((act) => isPossible(act, "Deleted Permanent"))).toEqual([]);
  });
});

describe("whether an account may be written", () => {
  test("whose it is comes before all else: another's is never written, in any state", () => {
    fc.assert(
      fc.property(state, organisation, (of, code) => {
        const leave = leaveToWrite({ state: of, organisation: code }, ours);
        expect(leave === "theirs").toBe(!isOurs({ organisation: code }, ours));
        if (leave === "may") {
          expect(code?.toUpperCase()).toBe("RQQ");
          expect(isPassing(of)).toBe(false);
        }
      }),
    );
  });

  test("an account that carries no organisation is nobody's of ours, unless the tenant is", () => {
    expect(leaveToWrite({}, ours)).toBe("theirs");
    expect(leaveToWrite({}, { ...ours, told: false })).toBe("may");
  });
});

describe("how a joiner comes to an account", () => {
  const account = fc.record({
    id: fc.uuid(),
    organisation,
    state,
    deleted: fc.boolean(),
  }) as fc.Arbitrary<FoundAccount>;
  const found = fc.uniqueArray(account, { selector: ({ id }) => id, maxLength: 4 });

  test("one is made only when there is none that lives, and none of ours to restore", () => {
    fc.assert(
      fc.property(found, (all) => {
        if (joinerStep(all, ours).step !== "create") return;
        const isLive = ({ deleted, state: of }: FoundAccount): boolean =>
          !deleted && of !== "Deleted" && of !== "Deleted Permanent";
        expect(all.filter(isLive)).toEqual([]);
        expect(all.filter((one) => isOurs(one, ours) && one.state !== "Deleted Permanent")).toEqual(
          [],
        );
      }),
    );
  });

  test("another organisation's account is joined when it gave it up, and asked for otherwise", () => {
    fc.assert(
      fc.property(found, (all) => {
        const step = joinerStep(all, ours);
        if (!("account" in step)) return;
        const { account: one } = step;
        if (step.step === "join") expect(one.state).toBe("Active (Leaver)");
        const foreign = step.step === "join" || step.step === "ask";
        expect(isOurs(one, ours)).toBe(!foreign);
      }),
    );
  });

  test("the order in which accounts are found does not matter", () => {
    fc.assert(
      fc.property(found, (all) => {
        expect(joinerStep(all.toReversed(), ours)).toEqual(joinerStep(all, ours));
      }),
    );
  });

  test("two live accounts of one person are for a person to sort out", () => {
    const one = { id: "a", organisation: "RQQ", state: "Active" } as const;
    expect(joinerStep([one, { ...one, id: "b", organisation: "RZZ" }], ours)).toEqual({
      step: "disputed",
    });
  });
});

describe("closed organisations", () => {
  const closures = [
    { code: "RXX", from: "2026-04-01", successor: "RYY" },
    { code: "RYY", from: "2026-10-01", successor: "RQQ" },
    { code: "RZZ", from: "2026-04-01" },
    { code: "RA1", from: "2026-04-01", successor: "RA2" },
    { code: "RA2", from: "2026-04-01", successor: "RA1" },
  ];

  test("a code is open until its day, and its accounts then belong to the last of its successors", () => {
    expect(closureOf("rxx", "2026-03-31", closures)).toBeUndefined();
    expect(openSuccessor("rxx", "2026-03-31", closures)).toBe("RXX");
    expect(openSuccessor("RXX", "2026-04-01", closures)).toBe("RYY");
    expect(openSuccessor("RXX", "2026-10-01", closures)).toBe("RQQ");
  });

  test("where nobody took its place, or they name each other, there is no successor", () => {
    expect(openSuccessor("RZZ", "2026-04-01", closures)).toBeUndefined();
    expect(openSuccessor("RA1", "2026-04-01", closures)).toBeUndefined();
  });
});
