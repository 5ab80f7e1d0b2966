import { z } from "zod";
import type { AttributeValue, Json } from "../model/value.ts";
import { type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/** What was written to an attribute and what the target then answered: equal, until one of the two changes. */
export interface Acknowledgement {
  readonly target: string;
  /** The account's stable key. */
  readonly account: string;
  readonly attribute: string;
  readonly wrote: AttributeValue | null;
  readonly answered: AttributeValue | null;
}

/** Names one attribute of one account. */
export type AcknowledgementKey = Pick<Acknowledgement, "target" | "account" | "attribute">;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const attributeValue = z.union([scalar, z.array(scalar), z.null()]);

const acknowledged: Ledger<Acknowledgement> = {
  space: "acknowledged",
  shape: z.object({
    target: z.string(),
    account: z.string(),
    attribute: z.string(),
    wrote: attributeValue,
    answered: attributeValue,
  }),
};

/** Gives the writes that remember what a target answered. */
export function acknowledgementWrites(answer: Acknowledgement): readonly StoreWrite[] {
  return [{ space: "acknowledged", key: answerKey(answer), value: answer as unknown as Json }];
}

/** Gives the writes that forget what a target answered. */
export function forgetAcknowledgementWrites(key: AcknowledgementKey): readonly StoreWrite[] {
  return [{ space: "acknowledged", key: answerKey(key), value: null }];
}

/** Reads what a target answered for one attribute of one account. */
export async function readAcknowledgement(
  store: Store,
  key: AcknowledgementKey,
): Promise<Acknowledgement | undefined> {
  return await readValue(store, acknowledged, answerKey(key));
}

/** Reads what a target answered for one account, or for all, ordered by account and attribute. */
export async function* scanAcknowledgements(
  store: Store,
  target: string,
  account?: string,
): AsyncGenerator<Acknowledgement> {
  const prefix = account === undefined ? storeKey(target, "") : storeKey(target, account, "");
  for await (const { value } of scanValues(store, acknowledged, prefix)) yield value;
}

function answerKey({ target, account, attribute }: AcknowledgementKey): string {
  return storeKey(target, account, attribute);
}
