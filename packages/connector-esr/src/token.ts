import { assertToken, ConnectorError, type DeltaToken, type TokenEnvelope } from "@rollcall/core";
import type { Day } from "./bytes/day.ts";
import type { Extract } from "./extract.ts";
import type { Settings } from "./options.ts";
import type { View } from "./view.ts";

/** How far a reader of changes has come. */
export interface Bookmark {
  /** The day for which rows were judged; on a later day others may hold. */
  readonly day: Day;
  /** By VPD, how many extracts of the chain were read. */
  readonly read: ReadonlyMap<string, number>;
}

interface TokenValue {
  readonly day: Day;
  readonly last: Readonly<Record<string, LastFile>>;
}

interface LastFile {
  readonly name: string;
  readonly run: string;
  readonly sequence: number;
  readonly headerHash: string;
}

const readAll = "Do a full read; it gives the same result and a new token.";

/** Issues the token for all that is in a view. */
export function issueToken(view: View, settings: Settings): DeltaToken {
  const last: Record<string, LastFile> = {};
  for (const { vpd, extracts } of view.employers.values()) {
    const { name, header, headerHash } = (extracts.at(-1) as Extract).file;
    last[vpd] = { name: name.name, run: header.run, sequence: name.sequence, headerHash };
  }
  const value: TokenValue = { day: view.day, last };
  const issuedAt = settings.now().toISOString();
  return { ...envelopeOf(view, settings), issuedAt, value: JSON.stringify(value) };
}

/** Finds where in a view a token stands. Throws `delta-invalid`, or `delta-expired` when there is a new full extract. */
export function followToken(token: DeltaToken, view: View, settings: Settings): Bookmark {
  assertToken(token, envelopeOf(view, settings));
  const { day, last } = parseValue(token.value);
  const read = new Map<string, number>();
  for (const { vpd, extracts } of view.employers.values()) {
    const file = last[vpd];
    const found = extracts.findIndex((extract) => extract.file.headerHash === file?.headerHash);
    if (found === -1) throw lostPlace(extracts, file);
    read.set(vpd, found + 1);
  }
  return { day, read };
}

function envelopeOf(view: View, { name, folder, fingerprint }: Settings): TokenEnvelope {
  const origin = [...view.employers.keys()].sort().join(" ");
  return { connector: name, scope: folder, origin, fingerprint };
}

function parseValue(value: string): TokenValue {
  try {
    const parsed: TokenValue = JSON.parse(value);
    if (Number.isInteger(parsed.day) && typeof parsed.last === "object") return parsed;
  } catch {
    // Answered below, as any other text is that is no token.
  }
  throw new ConnectorError({
    code: "delta-invalid",
    message: "the delta token cannot be read",
    advice: readAll,
  });
}

function lostPlace(extracts: readonly Extract[], file: LastFile | undefined): ConnectorError {
  const [full] = extracts;
  const newer = file !== undefined && full !== undefined && full.file.header.run > file.run;
  return new ConnectorError({
    code: newer ? "delta-expired" : "delta-invalid",
    message: newer
      ? `${full.file.name.name} is a full extract, later than the delta token`
      : "the extract that the delta token was issued for is gone",
    advice: readAll,
    where: { file: file?.name },
  });
}
