import type { SignIn } from "@rollcall/risk";
import { Engine, type RuleProperties } from "json-rules-engine";
import type { Scorer } from "./contenders.ts";

/** What a program that keeps sets by hand knows of a person: all values, for ever. */
interface KnownPerson {
  readonly values: Set<string>;
  readonly hours: Uint32Array;
  signIns: number;
}

const fewest = 10;

/** Rules of two conditions each, of the features that the models weigh, with what each adds. */
const rules: readonly (readonly [name: string, fact: string, bits: number])[] = [
  ["new country", "countryIsNew", 8],
  ["new network", "networkIsNew", 5],
  ["new range", "rangeIsNew", 3],
  ["new device", "deviceIsNew", 4],
  ["new browser", "browserIsNew", 2],
  ["new system", "systemIsNew", 2],
  ["new method", "methodIsNew", 3],
  ["new application", "applicationIsNew", 1],
  ["odd hour", "hourIsOdd", 1],
  ["no address", "addressIsMissing", 2],
];

/** Scores sign-ins by json-rules-engine, with facts from a map of sets. */
export function ruleEngine(): Scorer {
  const engine = new Engine(rules.map(ruleOf));
  const people = new Map<string, KnownPerson>();
  return {
    async score(event) {
      const { events } = await engine.run(factsOf(event, people.get(event.subject)));
      return events.reduce((sum, { params }) => sum + ((params as { bits: number }).bits ?? 0), 0);
    },
    learn(event) {
      let person = people.get(event.subject);
      if (!person) {
        person = { values: new Set(), hours: new Uint32Array(24), signIns: 0 };
        people.set(event.subject, person);
      }
      for (const value of Object.values(valuesOf(event))) person.values.add(value);
      const hour = hourOf(event);
      person.hours[hour] = (person.hours[hour] as number) + 1;
      person.signIns++;
    },
    shared: () => 0,
  };
}

function ruleOf([name, fact, bits]: (typeof rules)[number]): RuleProperties {
  return {
    conditions: {
      all: [
        { fact, operator: "equal", value: true },
        { fact: "signIns", operator: "greaterThanInclusive", value: fewest },
      ],
    },
    event: { type: name, params: { bits } },
  };
}

function factsOf(event: SignIn, person: KnownPerson | undefined): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(valuesOf(event))) {
    facts[`${name}IsNew`] = !(person?.values.has(value) ?? false);
  }
  const signIns = person?.signIns ?? 0;
  facts.signIns = signIns;
  facts.hourIsOdd = (person?.hours[hourOf(event)] ?? 0) < signIns / 50;
  facts.addressIsMissing = event.address === undefined;
  return facts;
}

function valuesOf({ address, network, place, device, method, application }: SignIn) {
  return {
    country: `country ${place?.country}`,
    network: `network ${network?.number}`,
    range: `range ${address?.slice(0, address.lastIndexOf("."))}`,
    device: `device ${device?.id ?? device?.agent}`,
    browser: `browser ${device?.browser}`,
    system: `system ${device?.system}`,
    method: `method ${method}`,
    application: `application ${application}`,
  };
}

function hourOf({ at }: SignIn): number {
  return Math.floor(at / 3_600_000) % 24;
}
