import type { Attributes, EntitlementRef, Instant } from "@rollcall/core";

/** What a local administrator is asked to do in the portal. */
export type WorkItemAct =
  | "create-or-join"
  | "change"
  | "mark-as-leaver"
  | "disable"
  | "enable"
  | "delete"
  | "restore"
  | "membership";

/** One thing to be done in the portal by a local administrator: data, signed by whoever asks for it. */
export interface WorkItem {
  /** The operation's id: the same operation asked for again is the same item. */
  readonly id: string;
  readonly what: WorkItemAct;
  /** One sentence that says what to do. */
  readonly title: string;
  /** How the account is found; missing for one that is still to be made. */
  readonly account?: { readonly stable: string; readonly lookup?: string | undefined } | undefined;
  /** The ODS code of the organisation whose administrator is asked. */
  readonly organisation: string;
  /** What to set, named as people read it, in the order of the portal's form. */
  readonly fields: readonly WorkItemField[];
  /** A file to import instead of typing; only where the portal's columns are public. */
  readonly file?: WorkItemFile | undefined;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
  /** When it should be done; later it is overdue. */
  readonly due: Instant;
  readonly created: Instant;
  /** What a reading of the account shows once it was done. */
  readonly effect: WorkItemEffect;
}

/** One field of the portal's form, and the value that it should have; none for a field to be emptied. */
export interface WorkItemField {
  readonly field: string;
  readonly value?: string | undefined;
}

/** A bulk file of the portal. */
export interface WorkItemFile {
  readonly name: string;
  readonly content: string;
}

/** What is to be seen of an account once a work item was carried out; what is missing is not looked at. */
export interface WorkItemEffect {
  /** Values by attribute; for a new account those by which it is found are among them. */
  readonly attributes?: Attributes | undefined;
  readonly enabled?: boolean | undefined;
  readonly holds?: readonly EntitlementRef[] | undefined;
  readonly lacks?: readonly EntitlementRef[] | undefined;
  /** Keys of the accounts that gain or lose what {@link WorkItemEffect.holds} or `lacks` says, for a membership. */
  readonly gains?: readonly string[] | undefined;
  readonly loses?: readonly string[] | undefined;
  /** The account is there, or is gone. */
  readonly exists?: boolean | undefined;
}

/** A work item with its signature: Ed25519 over the canonical JSON of the rest, base64, with the name of the key. */
export interface SignedWorkItem extends WorkItem {
  readonly signature: { readonly key: string; readonly value: string };
}

/** How an item came to its end. */
export interface WorkItemEnd {
  readonly end: "done" | "superseded" | "withdrawn";
  readonly at: Instant;
}
