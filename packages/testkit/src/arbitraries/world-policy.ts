import type { Allotment, AttributeRule, CorrelationRule, Person, Policy } from "@rollcall/core";
import { entitlementKey } from "@rollcall/core";
import type { World } from "./world.ts";

/** Gives the policy of a world: rules of every mode, a reference, an allotment, and groups that it owns. */
export function worldPolicy(world: World): Policy {
  const owned = new Set(Object.values(world.groups).flat().map(entitlementKey));
  return {
    name: "world",
    targets: {
      [world.target]: {
        lifecycle: world.lifecycle,
        correlate: [byEmployeeNumber],
        attributes: rules,
        entitlements: {
          owns: (one) => owned.has(entitlementKey(one)),
          holds: (_, { assignments }) =>
            assignments.flatMap(({ position }) => world.groups[position.staffGroup ?? ""] ?? []),
        },
        label: ({ id }) => id,
      },
    },
  };
}

const byEmployeeNumber: CorrelationRule = {
  name: "employee-number",
  attribute: "employeeNumber",
  person: ({ identifiers }) =>
    identifiers
      .filter(({ system }) => system.startsWith("esr-employee:"))
      .map(({ value }) => value),
};

const rules: Readonly<Record<string, AttributeRule>> = {
  userName: { mode: "initial", value: allotment },
  displayName: { mode: "owned", value: (person) => knownAs(person) },
  givenName: { mode: "fill", value: ({ names }) => names.legal.given || undefined },
  familyName: { mode: "owned", value: ({ names }) => names.legal.family },
  employeeNumber: {
    mode: "initial",
    value: (person) => byEmployeeNumber.person(person)[0],
  },
  title: { mode: "owned", value: (_, { primary }) => primary?.position.title },
  department: {
    mode: "owned",
    value: (_, { primary }) => primary?.organisation.department ?? null,
  },
  manager: {
    mode: "owned",
    value: (_, { primary }) =>
      primary?.managerId === undefined ? undefined : { referenceTo: primary.managerId },
  },
};

function knownAs({ names }: Person): string {
  const { given, family } = names.preferred ?? names.legal;
  return `${given} ${family}`.trim();
}

function allotment(person: Person): Allotment {
  const stem = knownAs(person)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .trim()
    .replace(/ +/g, ".")
    .slice(0, 40);
  return { stem, candidates: numberedNames(stem || "person") };
}

function numberedNames(stem: string): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield stem;
      for (let number = 2; ; number += 1) yield `${stem}${number}`;
    },
  };
}
