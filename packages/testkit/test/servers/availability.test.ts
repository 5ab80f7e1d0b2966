import { serverAvailability } from "@rollcall/testkit/servers";
import { expect, test } from "vitest";
import { findServers } from "../../src/servers/availability.ts";

test("a machine without servers is told what to install", async () => {
  const { samba, openLdap } = await findServers({ folders: ["/nowhere"] });
  expect(samba).toMatchObject({
    available: false,
    reason: "there is no samba command",
    advice: expect.stringContaining("apt-get install --no-install-recommends samba "),
  });
  expect(openLdap).toMatchObject({
    available: false,
    reason: "there is no slapd command",
    advice: expect.stringContaining("slapd"),
  });
});

test("each server of this machine has a version, or else a reason and advice", async () => {
  for (const found of Object.values(await serverAvailability())) {
    if (found.available) expect(found.version).toMatch(/^\d+\.\d+/);
    else expect([found.reason, found.advice]).not.toContain("");
  }
});
