import type { Assignment, Person, SourceConnector } from "@rollcall/core";
import { memorySource, type Subject, withFaults } from "../src/index.ts";

const assignment = (id: string, start: string): Assignment => ({
  id,
  organisation: { vpd: "431" },
  position: { title: "Staff Nurse" },
  start,
  status: "active",
  primary: id === "1",
});

/** People with two assignments each, in order. */
export const people: readonly Person[] = ["1", "2", "3"].map((id) => ({
  id,
  identifiers: [{ system: "esr-person:431", value: id }],
  names: { legal: { given: "Ada", family: `Okafor ${id}` } },
  assignments: [assignment("2", "2024-01-01"), assignment("1", "2025-01-01")],
}));

/** Puts something between a check and the memory source that it is meant for. */
export type WrapSource = (connector: SourceConnector) => SourceConnector;

/** Seeds a memory source for one check. */
export function sourceSubject(
  wrap: WrapSource = (connector) => connector,
  staff: readonly Person[] = people,
): Subject {
  const source = memorySource({ name: "staff", people: staff, pageSize: 2 });
  const person = (stable: string) => ({ kind: "person", stable });
  const connector = wrap(source);
  return {
    connector,
    refs: staff.map(({ id }) => person(id)),
    absent: person("9"),
    outside: {
      change: () => {
        const [first] = source.staff.people();
        if (first)
          source.staff.put({ ...first, names: { legal: { given: "Ada", family: "Reid" } } });
        return person("1");
      },
      remove: () => {
        source.staff.remove("2");
        return person("2");
      },
      expire: () => source.staff.expireChanges(),
    },
    unreachable: withFaults(connector, [
      { on: "open", call: 1, fault: { kind: "fail", code: "unavailable" } },
    ]),
  };
}
