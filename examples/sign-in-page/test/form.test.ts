import { describe, expect, test } from "vitest";
import { readForm, textOf, wipeForm } from "../src/form.ts";

const read = (text: string) => readForm(Buffer.from(text));

describe("a form", () => {
  test("is read as browsers write it, in any alphabet", () => {
    const fields = { account: "zoë o'neil", password: "a+b&c=d %41 ☃" };
    const form = read(new URLSearchParams(fields).toString());
    expect(textOf(form, "account")).toBe(fields.account);
    expect(textOf(form, "password")).toBe(fields.password);
  });

  test("that is damaged gives what can be read of it", () => {
    const form = read("&&=x&a&b=%&c=%4&d=%zz&e=1&e=2");
    expect([...form].map(([name, value]) => [name, value.toString()])).toEqual([
      ["b", "%"],
      ["c", "%4"],
      ["d", "%zz"],
      ["e", "1"],
    ]);
  });

  test("holds nothing once it is wiped", () => {
    const form = read("password=secret");
    const bytes = form.get("password");
    wipeForm(form);
    expect(bytes?.every((byte) => byte === 0)).toBe(true);
  });
});
