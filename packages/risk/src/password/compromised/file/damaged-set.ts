import { ConnectorError } from "@rollcall/core";

/** What can be wrong with the file of a set. */
export type DamageRule =
  /** The file does not begin as the file of a set does: it is another kind of file. */
  | "foreign"
  /** The file is of a version that this release does not read. */
  | "version"
  /** The header does not match its own checksum, or what it says cannot be. */
  | "header"
  /** The file is shorter or longer than its header says. */
  | "length"
  /** A page does not match its own checksum, or stands in the place of another. */
  | "page"
  /** The pages of a shard are each in order and are not those that the header speaks of. */
  | "shard";

const messages: Readonly<Record<DamageRule, string>> = {
  foreign: "is not a set of compromised passwords",
  version: "is of a version that this release does not read",
  header: "has a damaged header",
  length: "is shorter or longer than it says",
  page: "has a damaged page",
  shard: "has pages that are not of this set",
};

/** Makes the error for a file that cannot be believed. No password may be judged by it. */
export function damagedSet(file: string, rule: DamageRule): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    scope: "system",
    message: `the file ${file} ${messages[rule]}`,
    advice: "Build the set again from its list, with rollcall-compromised-set build.",
    where: { file, rule },
  });
}
