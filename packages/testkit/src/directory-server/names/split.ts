/** Cuts a distinguished name into its first part and the rest, as they are written. */
export function splitDn(dn: string): readonly [string, string] {
  const first = /^(?:"(?:\\.|[^"\\])*"|\\.|[^,;"\\])*/s.exec(dn)?.[0] ?? "";
  return [first, dn.slice(first.length + 1)];
}
