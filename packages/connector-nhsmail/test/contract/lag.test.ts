import { testConnector } from "@rollcall/testkit";
import { usualLag } from "@rollcall/testkit/national-directory";
import { describe } from "vitest";
import { graphCannot, noPlaces } from "../stage/contract-skips.ts";
import { fastClock } from "../stage/fast-clock.ts";
import { subject } from "../stage/subject.ts";

/** In milliseconds of the suite, which are seconds of the directory: longer than any copy stays behind. */
const visibleAfter = 60;

describe("Microsoft Entra ID, of which copies stay behind for up to 45 seconds", () => {
  testConnector({
    name: "nhsmail",
    kind: "target",
    capabilities: ["changes", "write", "credentials", "restore"],
    prepare: () =>
      subject({
        wholeTenant: true,
        settle: 60_000,
        directory: { lag: usualLag, clock: fastClock("2026-09-01T08:00:00Z") },
        nhsmail: { visibleAfter },
      }),
    skips: [...graphCannot, noPlaces],
  });
});
