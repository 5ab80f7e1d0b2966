import { describe, expect, it } from "vitest";
import { defaultLimits, limitsFor } from "../../src/plan/guard/defaults.ts";
import { parseGuardLimits } from "../../src/plan/guard/parse-guard-limits.ts";

describe("the guard's limits", () => {
  it("are read from JSON", () => {
    const limits = {
      classes: { closing: { share: { percent: 2, floor: 30 } }, update: "off" },
      systems: { directory: { classes: { delete: { absolute: 5 } }, drop: "off" } },
    };
    expect(parseGuardLimits(structuredClone(limits))).toEqual(limits);
    expect(parseGuardLimits({})).toEqual({});
    expect(parseGuardLimits(structuredClone(defaultLimits))).toEqual(defaultLimits);
  });

  it.each([
    [{ classes: { disabel: "off" } }, "classes.disabel is not a known key"],
    [{ classes: { disable: { percent: 1 } } }, "classes.disable.percent is not a known key"],
    [{ classes: { disable: {} } }, "classes.disable must have absolute or share, or be off"],
    [{ drop: { percent: 120, floor: 1 } }, "drop.percent must be at most 100"],
    [{ drop: { percent: 1, floor: -1 } }, "drop.floor must be at least 0"],
    [{ drop: "none" }, "drop must have one of the allowed forms"],
    [{ incompleteRead: "go" }, 'incompleteRead must be one of "stop", "off"'],
    [{ systems: { mail: { max: 5 } } }, "systems.mail.max is not a known key"],
    ["off", "it must be an object"],
  ])("are refused when they say %j", (input, message) => {
    expect(() => parseGuardLimits(input)).toThrow(`the guard's limits cannot be used: ${message}`);
  });

  it("replace one class and keep the others", () => {
    const limits = limitsFor({ classes: { closing: "off" } }, "directory");
    expect(limits.classes.closing).toBe("off");
    expect(limits.classes.privilege).toEqual({ absolute: 5 });
    expect(limits.drop).toEqual(defaultLimits.drop);
  });
});
