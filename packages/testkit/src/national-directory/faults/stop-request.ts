import type { Registration } from "../access/registration.ts";
import { challenge } from "../access/registration.ts";
import { challenged } from "../access/unauthenticated.ts";
import { graphRoot } from "../operations/answered.ts";
import { Refusal } from "../wire/refusal.ts";
import type { GraphFault } from "./fault.ts";

/** Whose request a fault strikes, and which. */
export interface StruckRequest {
  readonly application: Registration;
  readonly operation: string;
}

/** Stops a request before anything is written, if the fault is one that does. */
export function stopRequest(fault: GraphFault, { application, operation }: StruckRequest): void {
  switch (fault.kind) {
    case "unavailable":
    case "throttled":
      throw busy(fault);
    case "claims-challenge":
      challenge(application);
      throw challenged();
    case "gone":
      throw gone(operation);
    case "expired-link":
    case "sync-state-not-found":
    case "concurrency-violation": {
      const [status, code, message] = plain[fault.kind];
      throw new Refusal(status, code, message);
    }
    case "error":
      throw new Refusal(fault.status, fault.code, fault.message ?? fault.code, {
        details: fault.details,
      });
    case "meanwhile":
      fault.happens();
      return;
    default:
      return;
  }
}

/** Makes the answer of a service that is busy: 503 or 429, with the time to wait as it was scripted. */
export function busy(fault: GraphFault & { readonly kind: "unavailable" | "throttled" }): Refusal {
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
  return fault.kind === "throttled"
    ? new Refusal(429, "TooManyRequests", "Too Many Requests", { headers })
    : new Refusal(503, "serviceNotAvailable", "The service is temporarily unavailable.", {
        headers,
      });
}

const plain = {
  "expired-link": [
    400,
    "Directory_ExpiredPageToken",
    "The specified page token value has expired and can no longer be included in your request.",
  ],
  "sync-state-not-found": [
    400,
    "syncStateNotFound",
    "The sync state generation is not found. The delta token is expired, and the sync must be restarted.",
  ],
  "concurrency-violation": [
    409,
    "Directory_ConcurrencyViolation",
    "The directory object was changed by another request. Please retry.",
  ],
} as const;

function gone(operation: string): Refusal {
  const kind = operation.includes("/groups") ? "groups" : "users";
  const headers = { location: `${graphRoot}/${kind}/delta?$deltatoken=` };
  const message = "Resync required. Replace any local items with the server's version.";
  return new Refusal(410, "resyncRequired", message, { headers });
}
