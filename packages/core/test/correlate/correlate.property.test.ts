import fc from "fast-check";
import { expect, test } from "vitest";
import { correlate } from "../../src/correlate/correlate.ts";
import type { Correlation } from "../../src/correlate/correlation.ts";
import { account, link, person, rules } from "./world.ts";

const few = fc.constantFrom("1", "2", "3", "4", "5");
const held = fc.dictionary(fc.constantFrom("spine-uuid", "nhs-unique-id", "esr-employee:431"), few);
const attributes = fc.dictionary(fc.constantFrom("spineId", "nhsId", "employeeNumber"), few);
const names = (prefix: string) => fc.uniqueArray(few.map((name) => prefix + name));
const padded = (keys: Record<string, string>) =>
  "esr-employee:431" in keys
    ? { ...keys, "esr-employee:431": keys["esr-employee:431"]?.padStart(8, "0") ?? "" }
    : keys;

const worlds = fc
  .record({ people: names("p"), accounts: names("a"), linked: names("a") })
  .chain(({ people, accounts, linked }) =>
    fc.record({
      people: fc.tuple(...people.map((id) => held.map((keys) => person(id, padded(keys))))),
      accounts: fc.tuple(...accounts.map((id) => attributes.map((keys) => account(id, keys)))),
      links: fc.tuple(
        ...linked.map((id) =>
          fc.tuple(few, held).map(([to, keys]) => link(id, `p${to}`, padded(keys))),
        ),
      ),
    }),
  );

const ownerOf = (found: Correlation): string | undefined =>
  found.situation === "linked" || found.situation === "unlinked" ? found.personId : undefined;

test("the order of people, accounts and links means nothing", () => {
  fc.assert(
    fc.property(worlds, ({ people, accounts, links }) => {
      const found = correlate({ people, accounts, links, rules });
      const turned = {
        people: people.toReversed(),
        accounts: accounts.toReversed(),
        links: links.toReversed(),
      };
      expect(correlate({ ...turned, rules })).toEqual(found);
    }),
    { numRuns: 500 },
  );
});

test("every account has one situation, and nobody owns two accounts", () => {
  fc.assert(
    fc.property(worlds, ({ people, accounts, links }) => {
      const found = correlate({ people, accounts, links, rules });
      const known = found.filter(({ situation }) => situation !== "deleted");
      expect(known.map(({ account: { stable } }) => stable)).toEqual(
        accounts.map(({ ref }) => ref.stable).sort(),
      );
      const owners = found
        .filter((one) => !("personAbsent" in one))
        .map(ownerOf)
        .filter((owner) => owner !== undefined);
      expect(new Set(owners).size).toBe(owners.length);
    }),
    { numRuns: 500 },
  );
});

test("no rule gives an account with a link to anybody whom the link does not know", () => {
  fc.assert(
    fc.property(worlds, ({ people, accounts, links }) => {
      const found = correlate({ people, accounts, links, rules });
      for (const one of links) {
        const decided = found.find(({ account: { stable } }) => stable === one.account.stable);
        expect(["linked", "disputed", "deleted"]).toContain(decided?.situation);
        const owner = decided && ownerOf(decided);
        if (owner === undefined || owner === one.personId) continue;
        const bearer = people.find(({ id }) => id === owner);
        const shared = one.identifiers.some((known) =>
          bearer?.identifiers.some(
            ({ system, value }) => system === known.system && value === known.value,
          ),
        );
        expect(shared).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("an account is unlinked only when exactly one person shares the strongest key that anybody shares", () => {
  fc.assert(
    fc.property(worlds, ({ people, accounts }) => {
      for (const one of correlate({ people, accounts, links: [], rules })) {
        const read = accounts.find(({ ref }) => ref.stable === one.account.stable);
        const sharers = rules
          .map(({ attribute, normalise = (value: string) => value, person: keysOf }) => {
            const value = read?.attributes[attribute];
            return typeof value === "string"
              ? people.filter((each) => keysOf(each).includes(normalise(value))).map(({ id }) => id)
              : [];
          })
          .find((ids) => ids.length > 0);
        if (one.situation === "unlinked") expect(sharers).toEqual([one.personId]);
        expect(one.situation === "unmatched").toBe(sharers === undefined);
      }
    }),
    { numRuns: 500 },
  );
});

test("a source that gives everybody a new id keeps every link that remembers an identifier", () => {
  const staff = fc.uniqueArray(few, { minLength: 1 });
  fc.assert(
    fc.property(staff, fc.constantFrom("nhs-unique-id", "ni-hash"), (ids, system) => {
      const links = ids.map((id) =>
        link(`a${id}`, `old-${id}`, { [system]: id, "esr-person:431": id }),
      );
      const people = ids.map((id) =>
        person(`new-${id}`, { [system]: id, "esr-person:999": `9${id}` }),
      );
      const accounts = ids.map((id) => account(`a${id}`));
      for (const one of correlate({ people, accounts, links, rules })) {
        expect(one).toMatchObject({
          situation: "linked",
          personId: `new-${one.account.stable.slice(1)}`,
          rekeyed: true,
        });
      }
    }),
  );
});
