/** A membership for a time: a request of Privileged Identity Management for groups, and what became of it. */
export interface TimedGrant {
  readonly group: string;
  readonly principal: string;
  readonly access: "member" | "owner";
  readonly action: string;
  /** In milliseconds since 1970. */
  readonly from: number;
  /** `null` for one without an end. */
  readonly until: number | null;
  readonly status:
    | "Granted"
    | "Provisioned"
    | "PendingApproval"
    | "Denied"
    | "Canceled"
    | "Revoked";
  readonly created: number;
  readonly justification: string | null;
  readonly ticket: { readonly number: string | null; readonly system: string | null };
}

/** What a group asks of whoever is to be a member for a time. */
export interface GrantPolicy {
  /** The longest time, in milliseconds. */
  readonly longest?: number | undefined;
  /** Whether somebody must approve. */
  readonly approval?: boolean | undefined;
}

/** A grant and since which number of the journal it is as it is. */
export interface KeptGrant {
  readonly grant: TimedGrant;
  readonly seq: number;
}

/** Tells whether a grant holds at a time. */
export function holdsAt(grant: TimedGrant, time: number): boolean {
  const granted = grant.status === "Provisioned" || grant.status === "Granted";
  return granted && grant.from <= time && (grant.until === null || time < grant.until);
}
