import type { ConnectorErrorFacts } from "@rollcall/core";

const failed: ConnectorErrorFacts = {
  code: "invalid-value",
  message: "the licence could not be assigned, and Graph does not say why",
  advice: "Look at the licence in the administration centre.",
};

/** Facts of errors of licences: by the words of group assignments, and by the messages of direct ones. */
export const licenceFacts: readonly (readonly [RegExp, ConnectorErrorFacts])[] = [
  [
    /CountViolation|does not have any available licenses/i,
    {
      code: "quota",
      message: "no seat of the licence is free",
      advice: "Free a seat, buy more, or give the person another licence.",
    },
  ],
  [
    /ProhibitedInUsageLocationViolation|invalid usage location/i,
    {
      code: "invalid-value",
      message: "the licence needs a usage location, and one where it is allowed",
      advice: "Set usageLocation, GB for England, before the licence.",
    },
  ],
  [
    /MutuallyExclusiveViolation|mutually exclusive/i,
    {
      code: "invalid-value",
      message: "the licence cannot stand beside another that the account holds",
      advice: "Revoke the other licence first, or switch off the plans that both have.",
    },
  ],
  [
    /DependencyViolation|depends on another service plan/i,
    {
      code: "invalid-value",
      message: "the licence needs another that the account has not",
      advice: "Assign the other licence first.",
    },
  ],
  [
    /UniquenessViolation/i,
    {
      code: "not-unique",
      message: "an address of the account belongs to another, so that the licence has no mailbox",
      advice: "Resolve the address that two accounts have.",
    },
  ],
  [
    /does not have a corresponding license/i,
    {
      code: "not-found",
      message: "the account does not hold the licence",
      advice: "Plan again from a new read; a licence by way of a group is revoked by the group.",
    },
  ],
  [
    /does not correspond to a valid company license/i,
    {
      code: "reference-missing",
      message: "the tenant has no such licence",
      advice: "Correct the identifier of the licence in the policy.",
    },
  ],
  [/\blicense assignment failed/i, failed],
];
