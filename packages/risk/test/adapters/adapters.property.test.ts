import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeAgent } from "../../src/adapters/describe-agent.ts";
import { entraSignIn } from "../../src/adapters/entra/entra-sign-in.ts";
import { cis2SignIn } from "../../src/adapters/oidc/cis2-sign-in.ts";
import { oidcSignIn } from "../../src/adapters/oidc/oidc-sign-in.ts";
import { windowsSignIn } from "../../src/adapters/windows/windows-sign-in.ts";
import { parseSignIn } from "../../src/sign-in/parse-sign-in.ts";
import type { SignIn } from "../../src/sign-in/sign-in.ts";
import { entraEvent } from "../stage/entra-events.ts";
import { hostile } from "../stage/sign-in-like.ts";
import { failureValues, logonValues, ticketValues, xmlEvent } from "../stage/windows-events.ts";

const claims = {
  sub: "248289761001",
  iat: 1_795_249_200,
  amr: ["pwd"],
  nhsid_nrbac_roles: [{ person_roleid: "1", org_code: "RQQ" }],
};

test.each([
  ["Entra", entraSignIn],
  ["OIDC", oidcSignIn],
  ["CIS2", cis2SignIn],
  ["Windows", windowsSignIn],
])("nothing at all from %s is told as missing", (_, adapter) => {
  for (const nothing of [undefined, null]) {
    expect(() => adapter(nothing)).toThrow(
      expect.objectContaining({ code: "invalid-value", where: { rule: "is missing" } }),
    );
  }
});
const adapters: readonly (readonly [string, (input: unknown) => SignIn | undefined, unknown])[] = [
  ["entra", (input) => entraSignIn(input), entraEvent],
  ["oidc", (input) => oidcSignIn(input, { address: "192.0.2.1" }), claims],
  ["cis2", (input) => cis2SignIn(input), claims],
  ["windows 4624", (input) => windowsSignIn(input), xmlEvent(4624, logonValues)],
  ["windows 4625", (input) => windowsSignIn(input), xmlEvent(4625, failureValues)],
  ["windows 4771", (input) => windowsSignIn(input), xmlEvent(4771, ticketValues)],
];

describe.each(adapters)("the adapter of %s", (_, adapter, sample) => {
  test("makes of anything a sign-in, nothing, or a typed error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), hostile), (input) => attempt(adapter, input) !== "other"),
      { numRuns: 300 },
    );
  });

  test("makes of a real event with one part replaced a sign-in that needs no more checking, nothing, or a typed error", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.oneof(fc.anything(), fc.string(), hostile), (place, value) => {
        const outcome = attempt(adapter, replaced(sample, place, value));
        seen.add(outcome);
        return outcome !== "other";
      }),
      { numRuns: 500 },
    );
    expect(seen).toContain("sign-in");
    expect(seen).toContain("error");
  });
});

describe("the text of a browser", () => {
  test.each([
    [entraEvent.userAgent, { browser: "Edge 141", system: "Windows 10", type: "desktop" }],
    [
      "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      { browser: "Safari 17", system: "iOS 17", type: "tablet" },
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      { browser: "Firefox 140", system: "Linux", type: "desktop" },
    ],
    ["python-requests/2.31", {}],
    ["", {}],
  ])("%j is read", (agent, description) => {
    expect(describeAgent(agent)).toStrictEqual(description);
    expect(describeAgent(agent)).toStrictEqual(description);
  });

  test("is read no farther than its first 1,024 characters, and nothing more of it is kept", () => {
    const long = `Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 ${"x".repeat(2000)}`;
    expect(describeAgent(`${long}y`)).toBe(describeAgent(`${long}z`));
    expect(describeAgent(long).browser).toBe("Firefox 140");
  });

  test("of any kind is read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (agent) => {
        expect(Object.keys(describeAgent(agent)).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

function attempt(adapter: (input: unknown) => SignIn | undefined, input: unknown): string {
  try {
    const event = adapter(input);
    if (event === undefined) return "nothing";
    expect(parseSignIn(event)).toStrictEqual(event);
    return "sign-in";
  } catch (error) {
    return ConnectorError.is(error) ? "error" : "other";
  }
}

/** Replaces the part of a value that stands at a place, counted through all its parts. */
function replaced(value: unknown, place: number, by: unknown): unknown {
  let count = 0;
  const parts = countParts(value);
  const walk = (part: unknown): unknown => {
    if (count++ === place % parts) return by;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value);
}

function countParts(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + countParts(item), 1);
}
