import { expect, test } from "vitest";
import type { GraphRequest } from "../../src/transport.ts";
import { newUser } from "../stage/directory.ts";
import { createOf } from "../stage/operations.ts";
import { accountId, groupId, trust } from "../stage/trust.ts";
import { writesOf, writing } from "../stage/writing.ts";

const post = (path: readonly string[], body: GraphRequest["body"]): GraphRequest => ({
  id: "operation-1",
  method: "POST",
  path,
  body,
});
const reference = {
  "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${accountId(2)}`,
};
const posts: readonly (readonly [string, GraphRequest])[] = [
  ["POST /users", post(["users"], newUser("bo"))],
  [
    "POST /groups/{group-id}/members/$ref",
    post(["groups", groupId(7), "members", "$ref"], reference),
  ],
  [
    "POST /users/{user-id}/assignLicense",
    post(["users", accountId(1), "assignLicense"], { addLicenses: [], removeLicenses: [] }),
  ],
  [
    "POST /directory/deletedItems/{directoryObject-id}/restore",
    post(["directory", "deletedItems", accountId(3), "restore"], undefined),
  ],
];
const faults = ["gateway-timeout", "commit-then-drop", "unavailable", "truncated-json"] as const;

for (const fault of faults) {
  test.each(posts)(
    `2: %s that ended in ${fault} is not sent again by the transport`,
    async (on, request) => {
      await using stage = await trust();
      stage.directory.outside.remove(accountId(3));
      stage.directory.script({ on, fault: { kind: fault } });
      const send = stage.transport.send(request);
      // 204 has no body that could be cut.
      if (fault === "truncated-json" && on.endsWith("$ref")) await send;
      else await expect(send).rejects.toMatchObject({ effect: "unknown" });
      expect(stage.directory.meter.byOperation.get(on)?.requests).toBe(1);
    },
  );
}

test("2: a creation that a gateway gave up makes one account by one request", async () => {
  await using on = await writing();
  on.directory.script({ on: "POST /users", fault: { kind: "gateway-timeout" } });
  const receipt = await on.execute(
    createOf({
      userPrincipalName: "bo.sund@nhs.net",
      mailNickname: "bo.sund",
      displayName: "Bo Sund",
      organisation: "RQQ",
    }),
  );
  expect(receipt.status).toBe("done");
  expect(writesOf(on).filter((one) => one === "POST /users")).toHaveLength(1);
  expect(on.directory.view.account("bo.sund@nhs.net")).toBeDefined();
});
