import { ConnectorError } from "../errors.ts";

/** Makes the error for a call to a store that was closed. */
export function closedStore(): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the store was closed",
    retry: "never",
    scope: "system",
    advice: "Keep the store open until everything that uses it has ended.",
  });
}
