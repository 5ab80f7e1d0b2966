import type { ConnectorErrorFacts } from "@rollcall/core";
import { byStatus } from "./by-status.ts";

const expired: ConnectorErrorFacts = {
  code: "delta-expired",
  message: "the token of the last changes has expired",
  advice: "Do a full read; it gives the same result and a new token.",
};
const quota: ConnectorErrorFacts = {
  code: "quota",
  message: "the directory holds as many objects as it may",
  advice: "Delete objects that are of no use, or ask Microsoft for more room.",
};
const already: ConnectorErrorFacts = {
  code: "already-exists",
  message: "the membership exists already, or was asked for already",
  advice: "Plan again from a new read.",
};

/** Facts by Graph's own code, in small letters: their case varies from place to place. */
export const byGraphCode: Readonly<Record<string, ConnectorErrorFacts>> = {
  syncstatenotfound: expired,
  resyncrequired: expired,
  resyncapplydifferences: expired,
  resyncuploaddifferences: expired,
  directory_expiredpagetoken: {
    ...expired,
    message: "the link to the next page has expired",
    advice: "Read again from the start.",
  },
  syncstateinvalid: {
    ...expired,
    code: "delta-invalid",
    message: "the token of the last changes is none of this directory's",
  },
  directory_concurrencyviolation: {
    code: "locked",
    message: "another request changes the object at the same time",
    advice: "Try again.",
  },
  directory_quotaexceeded: quota,
  request_resourcenotfound: {
    code: "not-found",
    message: "the object does not exist, or is not seen yet",
    advice: "Plan again from a new read; what was just made is seen after a while only.",
  },
  subjectnotfound: byStatus.missingReference,
  resourcenotfound: byStatus.missingReference,
  roleassignmentexists: already,
  pendingroleassignmentrequest: already,
  roleassignmentrequestpolicyvalidationfailed: {
    code: "invalid-value",
    message: "the policy of the group does not allow the grant so long, or not in this way",
    advice: "Ask for a shorter time, or change the group's policy.",
  },
};
