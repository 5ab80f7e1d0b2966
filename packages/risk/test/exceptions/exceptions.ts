/** 21 Nov 2026, 08:15 in London. */
export const now: number = Date.parse("2026-11-21T08:15:00Z");

/** An exception as a file holds it, but for what is given. */
export function given(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "x-1",
    kind: "break-glass",
    subject: "s1",
    from: "2026-11-01T00:00:00Z",
    until: "2026-12-01T00:00:00Z",
    owner: "Head of IT operations",
    reason: "Emergency access to the tenant, sealed in the safe of the site office.",
    ...change,
  };
}
