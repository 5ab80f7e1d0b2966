import type { Page, Person, ReadQuery, SourceConnector } from "@rollcall/core";
import { fileLines } from "../lines.ts";

const separator = 0x7e;

/** Makes a person of one line of the world's source. */
export function personOf(line: Buffer): Person {
  const cells = line.toString("utf8").split("~", 11);
  const cell = (at: number): string => cells[at] as string;
  const [end, manager] = [cell(10), cell(7)];
  return {
    id: cell(0),
    identifiers: [{ system: "employee", value: cell(0) }],
    names: { legal: { given: cell(1), family: cell(2) } },
    assignments: [
      {
        id: cell(0),
        organisation: { department: cell(4) },
        position: { title: cell(3), jobRole: cell(8), number: cell(6) },
        location: { name: cell(5) },
        managerId: manager,
        start: cell(9),
        ...(end !== "" && { end }),
        status: "active",
        primary: true,
      },
    ],
  };
}

/** Reads the world's people, as a source. */
export function peopleFile(path: string): SourceConnector {
  return {
    spec: "rollcall/connector@1",
    name: "staff",
    kind: "source",
    open: async () => ({
      check: async () => ({ ok: true, findings: [] }),
      schema: async () => ({ kinds: { person: { attributes: {} } } }),
      read: {
        scan: (query) => pages(path, query?.isKnown),
        get: async (ref) => ({ absent: "not-found", ref }),
      },
      limits: {},
      [Symbol.asyncDispose]: async () => {},
    }),
  };
}

async function* pages(path: string, isKnown: ReadQuery["isKnown"]): AsyncGenerator<Page<Person>> {
  for await (const lines of fileLines(path, { readAhead: true })) {
    const items: Person[] = [];
    for (const line of lines) {
      const stable = line.toString("latin1", 0, line.indexOf(separator));
      if (isKnown?.({ kind: "person", stable }, line)) continue;
      items.push(personOf(line));
    }
    yield { items };
  }
  yield { items: [], completeness: { state: "complete" } };
}
