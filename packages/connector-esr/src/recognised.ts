import { hashKey, type Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import type { Evidence } from "./human.ts";
import { isMadeUp, versionsOf } from "./versions.ts";

/** Reads which human a profile is of that has no good person row, from the newest refused one that tells. */
export function refusedEvidence(extracts: readonly Extract[], id: Key): Evidence | undefined {
  const versions = versionsOf(extracts, "person", id);
  const hash = hashKey(id);
  for (let extract = extracts.length - 1; extract >= 0; extract--) {
    const from = extracts[extract] as Extract;
    for (const offset of from.sidecar.find("recognised", hash)) {
      const row = from.rowAt(offset);
      if (from.personOf(row) !== id || isMadeUp(versions, { extract, offset })) continue;
      const evidence = from.reader.evidence(row);
      return { ...evidence, birthDate: Math.max(evidence.birthDate, 0) };
    }
  }
  return undefined;
}
