/** One kind of call that a connector answers. */
export type CallKind =
  | "open"
  | "check"
  | "schema"
  | "scan"
  | "get"
  | "since"
  | "execute"
  | "setPassword"
  | "unlock"
  | "grantUntil";

/** Every kind of call. */
export const callKinds: readonly CallKind[] = [
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
];

/** How often each kind of call was made. */
export type CallCounts = Record<CallKind, number>;

/** Makes counts that stand at nought. */
export function noCalls(): CallCounts {
  return Object.fromEntries(callKinds.map((kind) => [kind, 0])) as CallCounts;
}
