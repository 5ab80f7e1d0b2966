import type { Attributes, KindSchema } from "@rollcall/core";

/** Twenty attributes, as a directory has: texts of several comparisons, and two sets. */
export const kind: KindSchema = {
  attributes: {
    ...Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [`text${at}`, { type: "string" as const }]),
    ),
    mail: { type: "string", compare: "ignore-case" },
    manager: { type: "string", compare: "dn" },
    whenChanged: { type: "instant", compare: "instant" },
    telephone: { type: "string", compare: "e164" },
    memberOf: { type: "string", cardinality: "set", compare: "dn" },
    addresses: { type: "string", cardinality: "set", compare: "ignore-case" },
  },
};

/** One account as it should be and as it is. */
export interface Pair {
  readonly desired: Attributes;
  readonly actual: Attributes;
}

/** What happens to the actual side of the accounts. */
export type Disturbance = "changed 2 %" | "sets re-ordered" | "letter case" | "DN spacing";

/** Makes accounts of so many groups with the same values on both sides, but for the disturbance. */
export function pairs(count: number, groups: number, disturbance: Disturbance): readonly Pair[] {
  return Array.from({ length: count }, (_, at) => {
    const desired = account(at, groups);
    // A round trip through JSON, so that no value is the same string object on both sides.
    const actual = disturbed(JSON.parse(JSON.stringify(desired)), at, disturbance);
    return { desired, actual };
  });
}

type Made = Record<string, string | string[]>;

function account(at: number, groups: number): Made {
  const made: Made = {};
  for (let text = 0; text < 14; text++) made[`text${text}`] = `value ${text} of ${at % 977}`;
  made.mail = `person.${at}@example.nhs.uk`;
  made.manager = `CN=Person ${at % 500},OU=Staff,DC=trust,DC=example`;
  made.whenChanged = "2026-11-21T07:00:00Z";
  made.telephone = `01632 960${String(at % 1000).padStart(3, "0")}`;
  made.memberOf = Array.from(
    { length: groups },
    (_, group) => `CN=Group ${(at + group * 7) % 300},OU=Groups,DC=trust,DC=example`,
  );
  made.addresses = [`smtp:person.${at}@example.nhs.uk`, `smtp:p${at}@example.nhs.uk`];
  return made;
}

function disturbed(made: Made, at: number, disturbance: Disturbance): Made {
  const groups = made.memberOf as string[];
  if (disturbance === "sets re-ordered") return { ...made, memberOf: groups.toReversed() };
  if (disturbance === "letter case") return { ...made, mail: (made.mail as string).toUpperCase() };
  if (disturbance === "DN spacing")
    return { ...made, manager: (made.manager as string).replaceAll(",", ", ") };
  if (at % 50 !== 0) return made;
  return {
    ...made,
    text3: "another value",
    text7: "another value",
    memberOf: [...groups.slice(1), "CN=New,OU=Groups,DC=trust,DC=example"],
  };
}
