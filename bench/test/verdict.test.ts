import { expect, test } from "vitest";
import { benchVerdicts } from "../src/passwords/verdict-bench.ts";

test("the strict policy refuses every weak kind of password and none of the strong ones", async () => {
  const [head, , strict] = (await benchVerdicts(20))
    .split("\n")
    .map((line) => line.trim().split(/ {2,}/));
  expect(strict?.[0]).toBe("Rollcall, NHSmail (strict)");
  const kinds = head?.slice(4) ?? [];
  expect(kinds).toHaveLength(7);
  expect(strict?.slice(4)).toEqual(
    kinds.map((kind) => (kind.endsWith("(weak)") ? "100 %" : "0 %")),
  );
});
