import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Subject, testConnector } from "@rollcall/testkit";
import { esr } from "../src/index.ts";
import { assignment, full, ground, person, put } from "./extracts.ts";

const refOf = (id: number) => ({ kind: "person", stable: `esr:431:${id}` });

function prepare(): Subject {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-esr-"));
  let date = Number(full.date);
  let sequence = 1;
  const deliver = (kind: "F" | "C", rows: readonly string[]): void => {
    const previous = String(date);
    date++;
    sequence++;
    put(folder, { kind, date: String(date), previous, sequence }, rows);
  };
  const staff = [1, 2, 3].flatMap((id) => [person(id), assignment(30 + id, id)]);
  put(folder, full, [...ground, ...staff]);
  return {
    connector: esr({ folder }),
    unreachable: esr({ folder: join(folder, "none") }),
    refs: [1, 2, 3].map(refOf),
    absent: refOf(9),
    outside: {
      change() {
        deliver("C", [person(1, { 6: `Renamed${sequence}` })]);
        return refOf(1);
      },
      remove() {
        deliver("C", ["PRD~2"]);
        return refOf(2);
      },
      expire: () => deliver("F", [...ground, ...staff]),
    },
    release: () => rmSync(folder, { recursive: true, force: true }),
  };
}

testConnector({ name: "esr", kind: "source", capabilities: ["changes"], prepare });
