import { Reader, type Response } from "mmdb-lib";
import { boundedCache } from "../memory/bounded-cache.ts";
import { canonicalAddress } from "../sign-in/address-text.ts";
import { checkData, checkDescription } from "./check-database.ts";
import { databaseFault } from "./database-fault.ts";

/** A database of addresses that the integrator supplies. */
export interface DatabaseFile {
  /** Names it in errors, such as `GeoLite2-City.mmdb`. */
  readonly name: string;
  /** The whole file in the MaxMind DB format. It is read where it lies, and must not change. */
  readonly bytes: Uint8Array;
}

/**
 * Looks up what a database says of an address, in the words of the database. `undefined` when nothing, or when the text
 * is no address.
 */
export type DatabaseLookUp = (address: string) => unknown;

/**
 * Opens a database after checking the whole of it. Throws `protocol` for a file that is damaged or is of another
 * format.
 */
export function openDatabase({ name, bytes }: DatabaseFile): DatabaseLookUp {
  if (!ArrayBuffer.isView(bytes)) throw databaseFault(name, "its bytes were not given");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const reader = checkedReader(name, file);
  const isVersion4 = reader.metadata.ipVersion === 4;
  return (text) => {
    const address = canonicalAddress(text);
    // A tree of IPv4 would answer for an IPv6 address with the network that shares its first bits.
    if (address === undefined || (isVersion4 && address.includes(":"))) return undefined;
    return read(name, () => reader.get(address)) ?? undefined;
  };
}

function checkedReader(name: string, file: Buffer): Reader<Response> {
  const end = check(name, () => checkDescription(file));
  const reader = read(name, () => new Reader<Response>(file, { cache: boundedCache(cached) }));
  const { nodeCount, recordSize, ipVersion, binaryFormatMajorVersion } = reader.metadata;
  if (binaryFormatMajorVersion !== 2) throw databaseFault(name, "it is not of version 2");
  if (ipVersion !== 4 && ipVersion !== 6) throw databaseFault(name, "it has no IP version");
  check(name, () => checkData(file, { nodeCount, recordSize }, end));
  return reader;
}

/** Half of the records that are kept ready: one of a city takes about 3 KB. */
const cached = 2048;

/** Runs a check of ours, whose RangeErrors say which rule is broken. */
function check<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw databaseFault(name, error instanceof RangeError ? error.message : "it is damaged");
  }
}

/** Runs the reader, whose errors may quote the file. */
function read<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch {
    throw databaseFault(name, "it is damaged");
  }
}
