import { secret } from "@rollcall/core";
import { serverAvailability, startOpenLdap } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { activeDirectory, readPasswordPolicies } from "../../src/index.ts";
import { serverAround } from "../stage/server-around.ts";

const { openLdap } = await serverAvailability();

describe.skipIf(!openLdap.available)("password policies on OpenLDAP", () => {
  const stage = serverAround(() => startOpenLdap());

  test("are not a domain’s, and the error says so", async () => {
    const { url, ca, administrator, baseDN } = stage.server;
    const credentials = {
      name: administrator.name,
      password: secret(Buffer.from(administrator.password)),
    };
    const directory = activeDirectory({ url, baseDN, credentials, tls: { ca } });
    await expect(readPasswordPolicies(directory)).rejects.toMatchObject({ code: "unsupported" });
  });
});
