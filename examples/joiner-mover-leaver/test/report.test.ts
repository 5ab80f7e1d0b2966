import { describe, expect, test } from "vitest";
import type { DayRecord } from "../src/day-record.ts";
import type { MovedPerson } from "../src/moved-person.ts";
import { reportPage } from "../src/report/report-page.ts";
import { neighbourTrust } from "../src/trust-facts.ts";

const closed = {
  label: "Siobhán O'Neill <b> & Co (12345678)",
  account: "siobhan.oneill",
  key: "siobhan.oneill",
  lastDay: "2026-11-22",
  closedAt: "2026-11-23T07:05:00Z",
  hours: 7.08,
  because: 'last working day was "22 Nov 2026"',
  approvedBy: "<script>alert(1)</script>",
  approvedAt: "2026-11-23T07:05:00Z",
};

const firstDay: DayRecord = {
  date: "2026-11-22",
  firstLoad: true,
  planHash: "abc",
  decision: "stop",
  approval: { by: "somebody", at: "2026-11-22T07:05:00Z", accepts: ["directory/create/percent"] },
  classes: { create: 1891 },
  joiners: 1891,
  movers: 0,
  leavers: 0,
  closed: [],
  attention: [],
  accounts: { enabled: 1880, disabled: 11 },
  receipts: { done: 1891 },
  left: 0,
};

const nextDay: DayRecord = {
  ...firstDay,
  date: "2026-11-23",
  firstLoad: false,
  decision: "allow",
  approval: { by: "somebody", at: "2026-11-23T07:05:00Z", accepts: [] },
  classes: { update: 2, disable: 1, revoke: 1 },
  joiners: 0,
  movers: 2,
  leavers: 1,
  closed: [closed],
  attention: [{ what: "disputed", about: "two <Jones>", because: "two owners", advice: "Decide." }],
  receipts: { done: 2, failed: 1 },
  left: 1,
};

const quietDay: DayRecord = {
  ...nextDay,
  date: "2026-11-24",
  classes: {},
  movers: 0,
  leavers: 0,
  closed: [],
  attention: [],
  receipts: {},
};

const childless = new Set(["meta", "rect", "line"]);

/** Throws unless every element is closed where it must be, and every attribute is quoted. */
function assertWellFormed(page: string): void {
  const open: string[] = [];
  const body = page.replace(/<style>.*?<\/style>/s, "");
  for (const [tag, slash = "", name = "", rest = ""] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g,
  )) {
    if (slash) {
      if (open.pop() !== name) throw new Error(`${tag} closes what was not opened`);
      continue;
    }
    if (!/^(\s+[a-zA-Z][\w-]*="[^"<]*")*\s*\/?$/.test(rest)) throw new Error(`${tag} is malformed`);
    if (!rest.endsWith("/") && !childless.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(", ")}`);
  const text = body.replace(/<!doctype html>|<\/?[a-z][^>]*>/g, "");
  if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(text)) throw new Error("text is not escaped");
}

describe.each([
  ["of the first load", [firstDay]],
  ["of a day on which things happened", [firstDay, nextDay]],
  ["of a day on which nothing happened", [firstDay, nextDay, quietDay]],
  ["of many days", Array.from({ length: 300 }, () => nextDay)],
] as const)("the report %s", (_, records) => {
  const page = reportPage(records);

  test("is well formed", () => {
    expect(() => assertWellFormed(page)).not.toThrow();
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, all]) =>
      all?.split(" "),
    );
    expect(named.every((id) => ids.includes(id))).toBe(true);
  });

  test("needs nothing but itself", () => {
    expect(page).not.toMatch(/https?:|\/\/|url\(|@import|<script|<link|<img|<iframe/i);
    expect(page).toContain("default-src 'none'");
  });

  test("can be read by people who do not see it", () => {
    expect(page).toContain('<html lang="en-GB">');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    const drawings = page.match(/<svg/g)?.length ?? 0;
    expect(page.match(/<svg [^>]*role="img"/g) ?? []).toHaveLength(drawings);
    expect(page.match(/<title id=/g) ?? []).toHaveLength(drawings);
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length);
  });
});

describe("a report", () => {
  const page = reportPage([firstDay, nextDay]);

  test("shows names as they are written, and nothing of them is markup", () => {
    expect(page).toContain("Siobhán O&#39;Neill &lt;b&gt; &amp; Co (12345678)");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("two &lt;Jones&gt;");
  });

  test("says of each leaver when the account was closed, how soon, why and by whose yes", () => {
    const row = page.slice(page.indexOf("Siobhán")).split("</tr>")[0] ?? "";
    const words = row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(words).toContain("siobhan.oneill 22 Nov 2026 23 Nov 2026 07:05 7 h");
    expect(words).toContain("last working day was");
    expect(words).toContain("alert(1)");
  });

  test("draws what it says in words", () => {
    expect(page).toContain("Changed: 2; Taken from a group: 1; Closed: 1");
    expect(page).toContain("23 Nov: 0 joiners, 2 movers, 1 leavers");
    expect(page).toContain("By the next morning: 1; Within a day: 0");
    expect(page).toContain("Enabled: 1,880; Disabled: 11");
  });

  test("does not hide that something is left to do", () => {
    expect(page).toContain("A second look found 1 operations left to do.");
    expect(reportPage([firstDay])).toContain("A second look found nothing left to do.");
  });

  test("names the breaches that were accepted", () => {
    expect(reportPage([firstDay])).toContain("accepted directory/create/percent");
  });

  test("says how many more leavers there are than it shows", () => {
    const many = Array.from({ length: 130 }, () => nextDay);
    expect(reportPage(many)).toContain("… and 30 more");
  });

  test("shows what became of who moved from one trust to the other", () => {
    const step = { date: "2026-11-23", account: "a.b@nhs.net", key: "4427bcfd" };
    const steps = ["Active (Leaver), RZZ", "Active, RYY"].map((state) => ({
      ...step,
      system: "NHSmail",
      state,
    }));
    const moved: MovedPerson = { name: "Siobhán <b>", steps };
    const of = reportPage([firstDay, nextDay], { facts: neighbourTrust, moved });
    expect(() => assertWellFormed(of)).not.toThrow();
    expect(of).toContain("Siobhán &lt;b&gt;: two directories, and one NHSmail account");
    expect(of).toContain(neighbourTrust.name);
    const rows = of.slice(of.indexOf('id="moved"')).split("</section>")[0] ?? "";
    const words = rows.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    expect(words).toContain("23 Nov 2026 NHSmail Active (Leaver), RZZ a.b@nhs.net 4427bcfd");
    expect(page).not.toContain('id="moved"');
  });

  test("cannot be of no day", () => {
    expect(() => reportPage([])).toThrow(RangeError);
  });
});
