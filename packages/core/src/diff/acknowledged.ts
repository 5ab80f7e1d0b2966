import type { AttributeValue } from "../model/value.ts";

/** What was written to an attribute that the server normalises, and what the server then said it held. */
export interface AcknowledgedValue {
  readonly wrote: AttributeValue | null;
  readonly answered: AttributeValue | null;
}

/** Acknowledged values by attribute, of one account. */
export type Acknowledged = Readonly<Record<string, AcknowledgedValue>>;
