/** The calls that a connector answers. */
export const callKinds = [
  "open",
  "check",
  "schema",
  "scan",
  "get",
  "since",
  "execute",
  "setPassword",
  "unlock",
  "grantUntil",
] as const;

/** One kind of call that a connector answers. */
export type CallKind = (typeof callKinds)[number];

/** How often each kind of call was made. */
export type CallCounts = Record<CallKind, number>;

/** Makes counts that stand at nought. */
export function noCalls(): CallCounts {
  return Object.fromEntries(callKinds.map((kind) => [kind, 0])) as CallCounts;
}
