import { expect, test } from "vitest";
import { correlate } from "../../src/correlate/correlate.ts";
import { accountKeys, byIdentifier } from "../../src/correlate/rules.ts";
import { account, correlated, link, person, rules } from "./world.ts";

test("an account that a rule connects with one person is unlinked, with the rule, the field and the score", () => {
  const found = correlated({
    people: [person("p1", { "nhs-unique-id": "1234567" }), person("p2")],
    accounts: [account("a1", { nhsId: "1234567" })],
  });
  expect(found.a1).toEqual({
    situation: "unlinked",
    account: { kind: "account", stable: "a1" },
    personId: "p1",
    evidence: { rule: "nhs", fields: ["nhsId"], score: 1 },
  });
});

test("an account that nothing connects with anybody is unmatched", () => {
  const found = correlated({
    people: [person("p1", { "spine-uuid": "555073103100" })],
    accounts: [account("a1"), account("a2", { spineId: null }), account("a3", { spineId: "" })],
  });
  for (const stable of ["a1", "a2", "a3"]) expect(found[stable]?.situation).toBe("unmatched");
});

test("empty keys on both sides connect nobody", () => {
  const found = correlated({
    people: [person("p1", { "spine-uuid": "" })],
    accounts: [account("a1", { spineId: "" })],
  });
  expect(found.a1?.situation).toBe("unmatched");
});

test("a value of one system is not mistaken for that of another", () => {
  const found = correlated({
    people: [person("p1", { "spine-uuid": "1234567" })],
    accounts: [account("a1", { nhsId: "1234567" })],
  });
  expect(found.a1?.situation).toBe("unmatched");
});

test("the account's value is normalised, a list and a number are read as keys", () => {
  const people = [person("p1", { "esr-employee:431": "00519456" })];
  const on = (employeeNumber: string | number | readonly string[]) =>
    correlated({ people, accounts: [account("a1", { employeeNumber })] }).a1?.situation;
  expect(on(" 519456 ")).toBe("unlinked");
  expect(on(519456)).toBe("unlinked");
  expect(on(["7", "519456"])).toBe("unlinked");
  expect(on("519457")).toBe("unmatched");
});

test("the first rule with a hit decides, and a weaker one does not make a dispute", () => {
  const found = correlated({
    people: [
      person("p1", { "spine-uuid": "555" }),
      person("p2", { "nhs-unique-id": "777", "esr-employee:431": "00000001" }),
    ],
    accounts: [account("a1", { spineId: "555", nhsId: "777", employeeNumber: "1" })],
  });
  expect(found.a1).toMatchObject({
    situation: "unlinked",
    personId: "p1",
    evidence: { rule: "spine-uuid" },
  });
});

test("an account that two people claim is disputed, and both are named", () => {
  const found = correlated({
    people: [person("p2", { "spine-uuid": "555" }), person("p1", { "spine-uuid": "555" })],
    accounts: [account("a1", { spineId: "555" })],
  });
  const evidence = { rule: "spine-uuid", fields: ["spineId"], score: 1 };
  expect(found.a1).toEqual({
    situation: "disputed",
    account: { kind: "account", stable: "a1" },
    because: "2 people may own this account",
    candidates: [
      { personId: "p1", account: { kind: "account", stable: "a1" }, evidence },
      { personId: "p2", account: { kind: "account", stable: "a1" }, evidence },
    ],
  });
});

test("two accounts that one person claims are disputed, by one rule or by two", () => {
  const people = [person("p1", { "spine-uuid": "555", "nhs-unique-id": "777" })];
  for (const second of [{ spineId: "555" }, { nhsId: "777" }]) {
    const found = correlated({
      people,
      accounts: [account("a1", { spineId: "555" }), account("a2", second)],
    });
    for (const stable of ["a1", "a2"]) {
      expect(found[stable]).toMatchObject({
        situation: "disputed",
        because: "the person may own 2 accounts",
        candidates: [
          { personId: "p1", account: { stable: "a1" } },
          { personId: "p1", account: { stable: "a2" } },
        ],
      });
    }
  }
});

test("a person in a dispute is given no other account either", () => {
  const found = correlated({
    people: [
      person("p1", { "spine-uuid": "555", "nhs-unique-id": "777" }),
      person("p2", { "spine-uuid": "555" }),
    ],
    accounts: [account("a1", { spineId: "555" }), account("a2", { nhsId: "777" })],
  });
  expect(found.a1?.situation).toBe("disputed");
  expect(found.a2?.situation).toBe("disputed");
});

test("accounts of different kinds do not compete", () => {
  const found = correlated({
    people: [person("p1", { "spine-uuid": "555" })],
    accounts: [account("a1", { spineId: "555" }), account("a2", { spineId: "555" }, "admin")],
  });
  expect(found.a1).toMatchObject({ situation: "unlinked", personId: "p1" });
  expect(found.a2).toMatchObject({ situation: "unlinked", personId: "p1" });
});

test("a link comes before every rule", () => {
  const found = correlated({
    people: [person("p1"), person("p2", { "spine-uuid": "555" })],
    accounts: [account("a1", { spineId: "555" })],
    links: [link("a1", "p1")],
  });
  expect(found.a1).toEqual({
    situation: "linked",
    account: { kind: "account", stable: "a1" },
    personId: "p1",
    evidence: { rule: "link", fields: ["id"], score: 1 },
  });
});

test("a linked person's other matching account is disputed, and the linked one stays", () => {
  const found = correlated({
    people: [person("p1", { "spine-uuid": "555" })],
    accounts: [account("a1"), account("a2", { spineId: "555" })],
    links: [link("a1", "p1")],
  });
  expect(found.a1).toMatchObject({ situation: "linked", personId: "p1" });
  expect(found.a2).toMatchObject({
    situation: "disputed",
    candidates: [
      { personId: "p1", account: { stable: "a1" }, evidence: { rule: "link" } },
      { personId: "p1", account: { stable: "a2" }, evidence: { rule: "spine-uuid" } },
    ],
  });
});

test("two accounts linked to one person are disputed: a person takes one link away", () => {
  const found = correlated({
    people: [person("p1")],
    accounts: [account("a1"), account("a2")],
    links: [link("a1", "p1"), link("a2", "p1")],
  });
  expect(found.a1?.situation).toBe("disputed");
  expect(found.a2?.situation).toBe("disputed");
});

test("a link whose person is not there holds the account against every rule", () => {
  const found = correlated({
    people: [person("p2", { "spine-uuid": "555" })],
    accounts: [account("a1", { spineId: "555" })],
    links: [link("a1", "p1", { "nhs-unique-id": "777" })],
  });
  expect(found.a1).toMatchObject({ situation: "linked", personId: "p1", personAbsent: true });
});

test("a link whose account is not there is deleted", () => {
  const found = correlated({ people: [person("p1")], accounts: [], links: [link("a1", "p1")] });
  expect(found.a1).toEqual({
    situation: "deleted",
    account: { kind: "account", stable: "a1" },
    personId: "p1",
  });
});

test("a link survives a re-key of the source by what it remembers", () => {
  const found = correlated({
    people: [person("new", { "nhs-unique-id": "777", "esr-employee:999": "1" }), person("p2")],
    accounts: [account("a1")],
    links: [link("a1", "old", { "nhs-unique-id": "777", "esr-employee:431": "9" })],
  });
  expect(found.a1).toEqual({
    situation: "linked",
    account: { kind: "account", stable: "a1" },
    personId: "new",
    evidence: { rule: "link by identifiers", fields: ["nhs-unique-id"], score: 1 },
    rekeyed: true,
  });
});

test("a link whose identifiers point at two people is disputed", () => {
  const found = correlated({
    people: [person("p1", { "nhs-unique-id": "777" }), person("p2", { "ni-hash": "abc" })],
    accounts: [account("a1")],
    links: [link("a1", "old", { "nhs-unique-id": "777", "ni-hash": "abc" })],
  });
  expect(found.a1).toMatchObject({
    situation: "disputed",
    candidates: [{ personId: "p1" }, { personId: "p2" }],
  });
});

test("an old id that the source gave to somebody else does not carry the account over", () => {
  const found = correlated({
    people: [person("p1", { "nhs-unique-id": "222" }), person("p9", { "nhs-unique-id": "111" })],
    accounts: [account("a1")],
    links: [link("a1", "p1", { "nhs-unique-id": "111" })],
  });
  expect(found.a1).toMatchObject({
    situation: "disputed",
    candidates: [{ personId: "p1" }, { personId: "p9" }],
  });
});

test("a corrected identifier does not break a link while nobody else has the old one", () => {
  const found = correlated({
    people: [person("p1", { "ni-hash": "corrected" })],
    accounts: [account("a1")],
    links: [link("a1", "p1", { "ni-hash": "wrong" })],
  });
  expect(found.a1).toMatchObject({ situation: "linked", personId: "p1" });
  expect(found.a1).not.toHaveProperty("rekeyed");
});

test("of a link by id and a link by identifiers to one person the one by id stays", () => {
  const found = correlated({
    people: [person("p1", { "nhs-unique-id": "777" })],
    accounts: [account("a1"), account("a2")],
    links: [link("a1", "old", { "nhs-unique-id": "777" }), link("a2", "p1")],
  });
  expect(found.a1?.situation).toBe("disputed");
  expect(found.a2).toMatchObject({ situation: "linked", personId: "p1" });
});

test("a placeholder that very many accounts share identifies nobody, and the next rule is asked", () => {
  const shared = Array.from({ length: 101 }, (_, index) => account(`s${index}`, { spineId: "0" }));
  const found = correlated({
    people: [person("p1", { "spine-uuid": "0", "nhs-unique-id": "777" })],
    accounts: [...shared, account("a1", { spineId: "0", nhsId: "777" })],
  });
  expect(found.s7?.situation).toBe("unmatched");
  expect(found.a1).toMatchObject({ situation: "unlinked", evidence: { rule: "nhs" } });
});

test("of many candidates some are named and the others counted", () => {
  const people = Array.from({ length: 30 }, (_, index) =>
    person(`p${index}`, { "spine-uuid": "5" }),
  );
  const found = correlated({ people, accounts: [account("a1", { spineId: "5" })] });
  expect(found.a1).toMatchObject({
    situation: "disputed",
    because: "30 people may own this account",
    more: 10,
  });
});

test("there is one correlation for each account and lost link, ordered by kind and key", () => {
  const found = correlate({
    people: [],
    accounts: [account("b"), account("c", {}, "admin"), account("a")],
    links: [link("ab", "p1")],
    rules,
  });
  expect(found.map(({ account: { kind, stable } }) => `${kind} ${stable}`)).toEqual(
    ["admin c", "account a", "account ab", "account b"].sort(),
  );
});

test("a rule is named after its system unless told, and gives each key once", () => {
  const rule = byIdentifier({ system: "ni-hash", attribute: "niHash" });
  expect(rule).toMatchObject({ name: "ni-hash", attribute: "niHash" });
  expect(rule.person(person("p1", { "ni-hash": "x", other: "y" }))).toEqual(["x"]);
  expect(accountKeys(rule, account("a1", { niHash: ["x", "x", "", "z"] }))).toEqual(["x", "z"]);
});
