import type { AccountRef, Attributes, CallOptions } from "@rollcall/core";

/**
 * The national joiner, mover and leaver service, or an organisation's own connector to it (TANSync). The types of its
 * transactions are public and its interface is not: this port names the types, and whoever holds the specification
 * fills it. Repeating a transaction of the same id must do no harm.
 */
export interface JoinerMoverLeaverService {
  /** Takes every change as the whole record (`full-change`) instead of what changed. Defaults to false. */
  readonly wholeRecords?: boolean | undefined;
  /** Hands one transaction over. Throws ConnectorError when it could not be handed over. */
  send(
    transaction: JoinerMoverLeaverTransaction,
    options?: CallOptions,
  ): Promise<JoinerMoverLeaverAnswer>;
}

/** One transaction; `id` is the operation's. */
export type JoinerMoverLeaverTransaction =
  /** Takes over the leaver who is this person, or makes an account. */
  | (JoinerMoverLeaverHead & { readonly type: "create-or-join"; readonly attributes: Attributes })
  /** Sets what changed; `null` clears. */
  | (JoinerMoverLeaverHead & {
      readonly type: "change";
      readonly account: AccountRef;
      readonly attributes: Attributes;
    })
  /** Sets the whole record. */
  | (JoinerMoverLeaverHead & {
      readonly type: "full-change";
      readonly account: AccountRef;
      readonly attributes: Attributes;
    })
  /** Marks the account as a leaver. */
  | (JoinerMoverLeaverHead & { readonly type: "leave"; readonly account: AccountRef });

/** What every transaction begins with. */
export interface JoinerMoverLeaverHead {
  readonly id: string;
  /** The ODS code of the organisation that asks. */
  readonly organisation: string;
}

/** What became of a transaction: taken on, to be seen later; or refused for good, with the reason in words. */
export type JoinerMoverLeaverAnswer =
  | { readonly taken: true; readonly reference?: string | undefined }
  | { readonly taken: false; readonly problem: string };
