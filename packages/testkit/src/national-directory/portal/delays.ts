/** How long the portal takes, in milliseconds. */
export interface PortalDelays {
  /** From the creation of an account to its mailbox. "Up to 1 hour". */
  readonly create: number;
  /** To enable, disable, delete or restore an account. */
  readonly change: number;
}

/** The delays unless told. */
export const usualDelays: PortalDelays = { create: 3_600_000, change: 300_000 };
