import { testConnector } from "@rollcall/testkit";
import { describe } from "vitest";
import { graphCannot, noPlaces } from "../stage/contract-skips.ts";
import { subject } from "../stage/subject.ts";

describe("Microsoft Entra ID in a tenant that is all ours", () => {
  testConnector({
    name: "nhsmail",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "restore"],
    prepare: () => subject({ wholeTenant: true }),
    skips: [...graphCannot, noPlaces],
  });
});
