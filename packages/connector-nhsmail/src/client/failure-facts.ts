import type { ConnectorErrorFacts } from "@rollcall/core";

/** Why a request was given up; of each, what a person may do. */
export const failureFacts: Readonly<
  Record<
    "untrusted" | "unreached" | "late" | "lost" | "broken" | "notJson" | "redirected" | "refused",
    ConnectorErrorFacts
  >
> = {
  untrusted: {
    code: "unavailable",
    message: "the certificate of the server is not trusted",
    retry: "never",
    scope: "system",
    advice:
      "Check the option url; where a proxy opens TLS, name its authority's file by NODE_EXTRA_CA_CERTS.",
  },
  unreached: {
    code: "unavailable",
    message: "Graph could not be reached",
    scope: "system",
    advice: "Check the network, the name service and the proxy; then try again.",
  },
  late: {
    code: "timeout",
    message: "Graph did not answer in time",
    advice: "Try again; when Graph is slow by nature, raise callTimeout.",
  },
  lost: {
    code: "unavailable",
    message: "the connection to Graph was lost before its answer",
    advice: "Try again; check the network and the proxy when it happens often.",
  },
  broken: {
    code: "unavailable",
    message: "Graph failed to answer the request",
    advice: "Try again later; look at Microsoft's service health when it lasts.",
  },
  notJson: {
    code: "protocol",
    message: "the answer is not what Graph sends: not JSON, or half of it",
    advice: "Check whether a proxy answers in place of Graph, or cuts its answers.",
  },
  redirected: {
    code: "protocol",
    message: "the request was redirected, which Graph does not do",
    scope: "system",
    advice: "Check the option url, and whether a proxy answers in place of Graph.",
  },
  refused: {
    code: "auth-failed",
    message: "Graph refused two tokens in a row",
    scope: "session",
    advice:
      "Check that the application still exists, that its certificate is valid, and that this machine's clock is right.",
  },
};
