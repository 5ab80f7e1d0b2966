import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import {
  type JoinerMoverLeaverAnswer,
  type JoinerMoverLeaverTransaction,
  memoryWorkItems,
} from "../../src/index.ts";
import { ada, joinerOf } from "../stage/new-person.ts";
import { deleteOf, membershipOf, refTo, setting, updateOf } from "../stage/operations.ts";
import { accountId, groupId } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const ref = refTo(accountId(1));

async function service({
  answer = { taken: true, reference: "T-1" } as JoinerMoverLeaverAnswer,
  wholeRecords = false,
  withPortal = false,
} = {}) {
  const sent: JoinerMoverLeaverTransaction[] = [];
  const { privateKey } = generateKeyPairSync("ed25519");
  const workItems = memoryWorkItems({ sign: { key: "desk", privateKey } });
  const on = await writing({
    nhsmail: {
      mode: {
        mode: "service",
        service: {
          wholeRecords,
          send: async (transaction) => {
            sent.push(transaction);
            return answer;
          },
        },
        ...(withPortal && { workItems }),
      },
    },
  });
  return { on, sent, workItems };
}

test("a joiner is handed over to be created or joined", async () => {
  const { on, sent } = await service();
  await using _ = on;
  const joiner = joinerOf();
  const receipt = await on.execute(joiner);
  expect(receipt.status).toBe("accepted");
  expect(receipt.sideEffects?.[0]?.what).toContain("T-1");
  expect(sent).toMatchObject([
    {
      type: "create-or-join",
      id: joiner.id,
      organisation: "RQQ",
      attributes: { employeeId: ada.employeeId },
    },
  ]);
  expect(writesOf(on)).toEqual([]);
});

test("a change goes as what changed, or as the whole record where the service takes no less", async () => {
  const promote = updateOf(ref, { deltas: setting({ jobTitle: "Ward Sister" }) });
  for (const wholeRecords of [false, true]) {
    const { on, sent } = await service({ wholeRecords });
    await using _ = on;
    await on.execute(promote);
    const [transaction] = sent;
    if (transaction?.type !== "change" && transaction?.type !== "full-change") throw new Error();
    expect(transaction.type).toBe(wholeRecords ? "full-change" : "change");
    const names = Object.keys(transaction.attributes);
    expect(names).toContain("jobTitle");
    expect(names.length > 1).toBe(wholeRecords);
    expect(names).not.toContain("status");
  }
});

test("a leaver is handed over after all else that is said of the account", async () => {
  const { on, sent } = await service();
  await using _ = on;
  const status = "Active (Leaver)";
  await on.execute(updateOf(ref, { deltas: setting({ jobTitle: "Former Nurse", status }) }));
  expect(sent.map(({ type }) => type)).toEqual(["change", "leave"]);
});

test("what was refused for good is rejected, in the service's words", async () => {
  const { on } = await service({ answer: { taken: false, problem: "no such organisation" } });
  await using _ = on;
  const receipt = await on.execute(joinerOf());
  expect(receipt).toMatchObject({ status: "rejected", problem: "no such organisation" });
});

test("what the service has no transaction for is unsupported, after the rest was handed over", async () => {
  const { on, sent } = await service();
  await using _ = on;
  for (const operation of [
    updateOf(ref, { enabled: false }),
    deleteOf(ref),
    membershipOf({ kind: "group", id: groupId(7) }, { grant: [ref] }),
  ]) {
    expect(await on.refused(operation)).toMatchObject({ code: "unsupported", effect: "none" });
  }
  const forCause = updateOf(ref, {
    enabled: false,
    deltas: setting({ status: "Active (Leaver)" }),
  });
  expect(await on.refused(forCause)).toMatchObject({ code: "unsupported", effect: "applied" });
  expect(sent.map(({ type }) => type)).toEqual(["leave"]);
});

test("what the service has no transaction for goes to the portal where there is a place for it", async () => {
  const { on, sent, workItems } = await service({ withPortal: true });
  await using _ = on;
  const status = "Active (Leaver)";
  const forCause = updateOf(ref, { enabled: false, deltas: setting({ status }) });
  expect((await on.execute(forCause)).status).toBe("accepted");
  expect((await on.execute(deleteOf(refTo(accountId(2))))).status).toBe("accepted");
  expect(sent.map(({ type }) => type)).toEqual(["leave"]);
  expect((await workItems.list()).map(({ what }) => what).sort()).toEqual(["delete", "disable"]);
});

test("another organisation's account is not handed over", async () => {
  const { on, sent } = await service({ withPortal: true });
  await using _ = on;
  const change = updateOf(refTo(accountId(101)), { deltas: setting({ jobTitle: "x" }) });
  expect((await on.refused(change)).code).toBe("precondition-failed");
  expect(sent).toEqual([]);
});
