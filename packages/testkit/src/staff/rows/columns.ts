const compactByIso = new Map<string, string>();

/** Writes a date (yyyy-mm-dd) as the extract does, `yyyyMMdd`; an empty text stays empty. */
export function compactDate(iso: string): string {
  let compact = compactByIso.get(iso);
  if (compact === undefined) {
    compact = iso.replaceAll("-", "");
    compactByIso.set(iso, compact);
  }
  return compact;
}

/** Writes a time (yyyy-mm-ddThh:mm:ss, colons optional) as the extract does, `yyyyMMdd HHmmss`; there is no zone in it. */
export function compactTime(iso: string): string {
  if (iso === "") return "";
  return `${compactDate(iso.slice(0, 10))} ${iso.slice(11).replaceAll(":", "")}`;
}

/** Puts the values of a row's columns together; nothing is escaped, because the format has no way to. */
export function row(...values: readonly (string | number)[]): string {
  return values.join("~");
}
