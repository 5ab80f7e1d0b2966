import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSignIn } from "../../src/sign-in/parse-sign-in.ts";
import { errorOf } from "../stage/error-of.ts";
import { hostile, signInLike } from "../stage/sign-in-like.ts";

const event = {
  id: "e-1",
  at: Date.UTC(2026, 10, 21, 8, 15),
  subject: "zz99-quentin",
  result: "succeeded",
};

describe("a sign-in", () => {
  test("is taken as it is when there is nothing to put right", () => {
    const whole = {
      ...event,
      organisation: "RQQ",
      role: "Nursing and Midwifery Registered",
      address: "192.0.2.7",
      network: { number: 64_500, name: "Example Net" },
      place: { country: "GB", latitude: 53.4, longitude: -2.98, accuracy: 20 },
      device: { id: "d-1", agent: "Mozilla/5.0", browser: "Edge 141", system: "Windows 11" },
      method: "smartcard",
      application: "EPR",
      protocol: "modern",
      session: "s-1",
      stepUp: "passed",
    };
    expect(parseSignIn(whole)).toEqual(whole);
    expect(parseSignIn({ ...whole, device: { type: "phone" } }).device).toEqual({ type: "phone" });
  });

  test("without address is accepted, and has none", () => {
    expect("address" in parseSignIn(event)).toBe(false);
    expect("address" in parseSignIn({ ...event, address: "" })).toBe(false);
  });

  test("loses what it may not carry", () => {
    expect(parseSignIn({ ...event, password: "correct horse", salary: 1 })).toEqual(event);
    expect(parseSignIn({ ...event, organisation: null, device: {}, place: {} })).toEqual(event);
  });

  test.each([
    [{ latitude: 0, longitude: 0 }, undefined],
    [{ latitude: -0, longitude: 0, accuracy: 5 }, undefined],
    [
      { latitude: 0, longitude: 12.5 },
      { latitude: 0, longitude: 12.5 },
    ],
    [{ latitude: 91, longitude: 0 }, undefined],
    [{ latitude: 51, longitude: -180.5 }, undefined],
    [{ latitude: 51 }, undefined],
    [{ longitude: 51, country: "gb" }, { country: "GB" }],
    [{ latitude: Number.NaN, longitude: 1 }, undefined],
    [
      { latitude: 51, longitude: 1, accuracy: -1 },
      { latitude: 51, longitude: 1 },
    ],
    [
      { latitude: 51, longitude: 1, accuracy: Number.POSITIVE_INFINITY },
      { latitude: 51, longitude: 1, accuracy: 20_038 },
    ],
    [
      { latitude: 51, longitude: -0, accuracy: -0 },
      { latitude: 51, longitude: 0, accuracy: 0 },
    ],
    [{ accuracy: 5 }, undefined],
  ])("at the place %j is at %j", (place, read) => {
    expect(parseSignIn({ ...event, place }).place).toEqual(read);
  });

  test("from a device that sends a megabyte keeps 1,024 characters, and no half of one", () => {
    const agent = parseSignIn({ ...event, device: { agent: "x".repeat(1_000_000) } }).device?.agent;
    expect(agent).toBe("x".repeat(1024));
    const smiles = parseSignIn({ ...event, device: { agent: `x${"😀".repeat(2000)}` } });
    expect(smiles.device?.agent).toBe(`x${"😀".repeat(511)}`);
    const lone = parseSignIn({ ...event, device: { agent: `a\ud800b${"y".repeat(2000)}` } });
    expect(lone.device?.agent).toBe(`a\ufffdb${"y".repeat(1021)}`);
  });

  test("says number 0 for a network that is not known", () => {
    expect(parseSignIn({ ...event, network: { number: 0, name: "none" } })).toEqual(event);
  });

  test.each([
    ["", undefined],
    ["", 3],
    ["", []],
    ["id", { ...event, id: "" }],
    ["id", { ...event, id: 7 }],
    ["id", { ...event, id: "x".repeat(1025) }],
    ["id", { ...event, id: "\udc00" }],
    ["subject", { ...event, subject: undefined }],
    ["at", { ...event, at: "2026-11-21" }],
    ["at", { ...event, at: Number.NaN }],
    ["at", { ...event, at: -1 }],
    ["at", { ...event, at: 8.65e15 }],
    ["result", { ...event, result: "success" }],
    ["result", { ...event, result: undefined }],
    ["address", { ...event, address: "192.0.2.300" }],
    ["address", { ...event, address: 3_221_225_985 }],
    ["network.number", { ...event, network: { number: 1.5 } }],
    ["network.number", { ...event, network: { number: "64500" } }],
    ["network.number", { ...event, network: { number: 2 ** 32 } }],
    ["network", { ...event, network: "AS64500" }],
    ["place.country", { ...event, place: { country: "United Kingdom" } }],
    ["place.latitude", { ...event, place: { latitude: "51", longitude: 0 } }],
    ["place", { ...event, place: [51, 0] }],
    ["device.type", { ...event, device: { type: "fridge" } }],
    ["device.agent", { ...event, device: { agent: 1 } }],
    ["protocol", { ...event, protocol: "imap" }],
    ["stepUp", { ...event, stepUp: true }],
    ["session", { ...event, session: "s".repeat(16_385) }],
  ])("cannot be used, and says that it is for the field %j: %#", (field, input) => {
    const error = errorOf(() => parseSignIn(input));
    expect(error.code).toBe("invalid-value");
    expect(error.where?.field ?? "").toBe(field);
    expect(error.advice).toBeTruthy();
  });

  test("is never quoted by an error", () => {
    const secret = "qq-secret-7261";
    for (const field of ["id", "subject", "result", "address", "protocol", "stepUp", "at"]) {
      const error = errorOf(() => parseSignIn({ ...event, [field]: { secret } }));
      expect(JSON.stringify({ ...error, message: error.message })).not.toContain(secret);
      const texts = { ...event, [field]: `${secret}\ud800` };
      expect(String(errorOf(() => parseSignIn(texts)).message)).not.toContain(secret);
    }
  });
});

describe("a sign-in from the future", () => {
  const now = event.at;
  const ahead = { ...event, at: now + 300_001 };

  test("is accepted within five minutes, as clocks differ", () => {
    expect(parseSignIn({ ...event, at: now + 300_000 }, { now }).at).toBe(now + 300_000);
  });

  test("is refused beyond that, or by the tolerance that was given", () => {
    expect(errorOf(() => parseSignIn(ahead, { now })).where?.field).toBe("at");
    expect(parseSignIn(ahead, { now, tolerance: 400_000 }).at).toBe(ahead.at);
    expect(errorOf(() => parseSignIn(ahead, { now, tolerance: 0 })).code).toBe("invalid-value");
  });

  test("is taken to be of now where that was asked for", () => {
    expect(parseSignIn(ahead, { now, future: "clamp" }).at).toBe(now);
  });

  test("is not looked for without a clock, and old ones are never refused", () => {
    expect(parseSignIn(ahead).at).toBe(ahead.at);
    expect(parseSignIn({ ...event, at: 0 }, { now }).at).toBe(0);
  });
});

describe("whatever comes in", () => {
  test("is a sign-in or a typed error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), signInLike, hostile), (input) => {
        let error: unknown;
        try {
          parseSignIn(input, { now: event.at });
        } catch (thrown) {
          error = thrown;
        }
        expect(error === undefined || ConnectorError.is(error)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("does not change when it is checked again", () => {
    let checked = 0;
    fc.assert(
      fc.property(signInLike, (input) => {
        let once: ReturnType<typeof parseSignIn>;
        try {
          once = parseSignIn(input);
        } catch {
          return;
        }
        checked += 1;
        expect(parseSignIn(once)).toStrictEqual(once);
        expect(parseSignIn(JSON.parse(JSON.stringify(once)))).toStrictEqual(once);
      }),
      { numRuns: 1000 },
    );
    expect(checked).toBeGreaterThan(200);
  });
});
