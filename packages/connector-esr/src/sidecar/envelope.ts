import { fieldStart, packedType, type Row } from "../bytes/row.ts";
import { untrustedFile } from "../errors.ts";
import { frame } from "../layout/frame.ts";

/** Watches over the frame of an extract: header first, trailer last, and as many rows as the trailer says. */
export interface Envelope {
  /** Takes the next row that is not blank; tells whether it is part of the frame. Throws `protocol`. */
  take(row: Row, type: number, line: number): boolean;
  /** Throws `protocol` unless the extract has come to its proper end. Gives the number of rows. */
  finish(): number;
}

const { columns, fields } = frame.trailer;
const header = packedType(frame.header.type);
const trailer = packedType(frame.trailer.type);
const trailerRule = `a trailer has ${columns} fields, ${frame.trailer.type} and a count`;
const fewestRows = 3;

/**
 * Begins to watch over the extract `file`. A full extract has three rows at least; a change extract may hold header and
 * trailer alone, on a day without changes, and is needed all the same as a link of its chain.
 */
export function createEnvelope(file: string, kind: "full" | "changes"): Envelope {
  let rows = 0;
  let stated: number | undefined;
  const refuse = (rule: string, line?: number): never => {
    throw untrustedFile({ file, line, rule });
  };
  return {
    take(row, type, line) {
      rows++;
      if (stated !== undefined) refuse("nothing follows the trailer", line);
      if ((rows === 1) !== (type === header)) {
        refuse(rows === 1 ? "the first row is a header" : "there is one header", line);
      }
      if (type === header) return true;
      if (type !== trailer) return false;
      stated = statedCount(row) ?? refuse(trailerRule, line);
      return true;
    },
    finish() {
      if (stated === undefined) refuse("the last row is a trailer; the file is cut off");
      if (stated !== rows) {
        refuse(`the trailer counts ${stated} rows, header and trailer included; there are ${rows}`);
      }
      if (kind === "full" && rows < fewestRows)
        refuse("a full extract has at least one row besides header and trailer");
      return rows;
    },
  };
}

function statedCount(row: Row): number | undefined {
  if (row.count !== columns) return undefined;
  const text = row.buffer.toString("latin1", fieldStart(row, fields.count), row.end);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
