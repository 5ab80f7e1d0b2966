import type { ConnectorErrorFacts } from "@rollcall/core";

const broken: ConnectorErrorFacts = {
  code: "unavailable",
  message: "Graph failed to answer the request",
  advice: "Try again later; look at Microsoft's service health when it lasts.",
};

/** Facts by the status of an answer, for all that its code does not tell; those with names are chosen by other facts. */
export const byStatus: Readonly<Record<number, ConnectorErrorFacts>> &
  Readonly<
    Record<"broken" | "missingReference" | "other" | "stranger" | "throttled", ConnectorErrorFacts>
  > = {
  400: {
    code: "invalid-value",
    message: "Graph refused a value",
    advice: "Correct the value in the staff record or in the policy.",
  },
  401: {
    code: "auth-failed",
    message: "Graph refused the token",
    scope: "session",
    advice: "Check that the application still exists and that its certificate is valid.",
  },
  404: {
    code: "not-found",
    message: "the object does not exist, or is not seen yet",
    advice: "Plan again from a new read; what was just made is seen after a while only.",
  },
  405: {
    code: "unsupported",
    message: "Graph does not do this",
    advice: "Report this as a defect of the connector.",
  },
  409: {
    code: "locked",
    message: "another request changes the object at the same time",
    advice: "Try again.",
  },
  410: {
    code: "delta-expired",
    message: "the token of the last changes has expired",
    advice: "Do a full read; it gives the same result and a new token.",
  },
  412: {
    code: "version-conflict",
    message: "the object is not as it was",
    advice: "Plan again from a new read.",
  },
  413: {
    code: "invalid-value",
    message: "the request is too large",
    advice: "Write fewer or smaller values at once.",
  },
  424: {
    code: "unavailable",
    message: "a request that this one hung on failed",
    advice: "Try again.",
  },
  501: {
    code: "unsupported",
    message: "Graph does not do this for these attributes",
    advice: "Take the attribute that is kept outside the directory out of the request.",
  },
  broken,
  missingReference: {
    code: "reference-missing",
    message: "the object, or what it is to refer to, does not exist or is not seen yet",
    advice: "Try again after a while when it was just made; otherwise plan again from a new read.",
    retry: "backoff",
  },
  other: {
    code: "protocol",
    message: "Graph answered with a status that is not known",
    advice: "Report this as a defect of the connector.",
  },
  stranger: {
    code: "protocol",
    message: "the answer is not Graph's",
    advice: "Check the option url, and whether a proxy answers in place of Graph.",
  },
  throttled: {
    code: "throttled",
    message: "Graph takes no more requests for now",
    scope: "system",
    advice: "Wait; when it happens often, lower the connector's share or run at another hour.",
  },
};
