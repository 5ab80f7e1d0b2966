import type { Completeness, Notice, RefusedRecord } from "@rollcall/core";
import type { Key } from "./bytes/key.ts";
import { misnamedFile, refusedRow, strandedRow } from "./errors.ts";
import type { Extract } from "./extract.ts";
import { numberNotices } from "./numbering.ts";
import { strandedRule } from "./profile.ts";
import { refusedEvidence } from "./recognised.ts";
import { findStranded } from "./stranded.ts";
import { placesOf } from "./touched.ts";
import { versionsOf } from "./versions.ts";
import type { View } from "./view.ts";

/** What a read says besides its people. */
export interface Judgement {
  readonly completeness: Completeness;
  readonly refused: readonly RefusedRecord[];
  readonly notices: readonly Notice[];
}

/**
 * Works out whether a view tells of everybody, as far as the extracts `of` go, and lists the files and the rows that were
 * refused. A refused row of which it is known whom it is about hides nobody else, since those are withheld and named.
 * Where nobody can tell, the reason says in which file and line.
 */
export function judgeRead(view: View, of: View = view): Judgement {
  const stranded = [...view.employers.values()].flatMap(({ vpd, extracts }) => [
    ...findStranded(extracts, of.employers.get(vpd)?.extracts ?? []),
  ]);
  const extracts = extractsOf(of);
  const reasons = [
    ...view.misnamed.map((name) => `${name}: it may be an extract`),
    ...extracts.flatMap((extract) => [...strayReasons(extract), ...strangerReasons(extract, view)]),
    ...stranded.flatMap(({ record, deleted }) => (deleted ? [] : `${record}: ${strandedRule}`)),
  ];
  const refused = [
    ...view.misnamed.map(misnamedFile),
    ...extracts.flatMap(refusedOf),
    ...stranded.map(({ record }) => strandedRow(record, strandedRule)),
  ];
  return {
    completeness: reasons.length === 0 ? { state: "complete" } : { state: "partial", reasons },
    refused,
    notices: [...encodingNotices(of), ...numberingNotices(view, of)],
  };
}

function numberingNotices(view: View, of: View): Notice[] {
  return [...view.employers.values()].flatMap(({ vpd, extracts }) => {
    const asked = new Set(of.employers.get(vpd)?.extracts);
    const files = extracts.map(({ file }) => file);
    return numberNotices(files, (index) => asked.has(extracts[index] as Extract));
  });
}

function encodingNotices(view: View): Notice[] {
  const foreign = extractsOf(view).filter(({ sidecar }) => sidecar.facts.encoding !== "utf-8");
  return foreign.map(({ file }) => ({
    about: file.name.name,
    because: "the file is not UTF-8 and was read as Windows-1252",
    advice: "Nothing needs doing. Look at a name with an accent.",
  }));
}

function extractsOf(view: View): Extract[] {
  return [...view.employers.values()].flatMap(({ extracts }) => extracts);
}

function strayReasons({ file, sidecar }: Extract): string[] {
  const { strays, firstStray } = sidecar.facts.refused;
  if (strays === 0) return [];
  const others = strays === 1 ? "" : `, nor of ${strays - 1} other refused rows`;
  return [
    `${file.name.name} line ${firstStray}: nobody can tell whom the refused row is about${others}`,
  ];
}

/** Whoever has no row that tells which human it is of may be one whose other profiles are known, and who has left only those. */
function strangerReasons(extract: Extract, { employers }: View): string[] {
  const { name } = extract.file;
  const extracts = employers.get(name.vpd)?.extracts ?? [];
  const lines = new Map<Key, number>();
  for (const offset of placesOf(extract, "withheld")) {
    const id = extract.personOf(extract.rowAt(offset));
    if (!lines.has(id) && isStranger(extracts, id)) lines.set(id, extract.lineAt(offset));
  }
  const [line] = lines.values();
  if (line === undefined) return [];
  const others = lines.size === 1 ? "" : `, nor of ${lines.size - 1} other people`;
  return [
    `${name.name} line ${line}: no person row can be read of whom the refused row is about${others}`,
  ];
}

function isStranger(extracts: readonly Extract[], id: Key): boolean {
  return (
    versionsOf(extracts, "person", id).layers.length === 0 &&
    refusedEvidence(extracts, id) === undefined
  );
}

function refusedOf({ file, sidecar }: Extract): RefusedRecord[] {
  const { refused } = sidecar.facts;
  const name = file.name.name;
  const records = refused.first.map((row) => refusedRow(name, row));
  const more = refused.count - refused.first.length;
  if (more > 0) {
    const rule = `${more} more rows were refused`;
    records.push({
      record: name,
      rule,
      advice: "Look at the first ones; the cause is often the same.",
    });
  }
  return records;
}
