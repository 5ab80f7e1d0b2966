import type { ConnectorErrorFacts } from "@rollcall/core";

/** What a result means, whoever it is about. */
export type FailureFacts = Pick<
  ConnectorErrorFacts,
  "code" | "message" | "advice" | "retry" | "effect" | "scope"
>;

/** What a result means, by a number of the server's. */
export type FailureTable = Readonly<Record<number, FailureFacts>>;
