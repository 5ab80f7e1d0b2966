import type { ConnectorErrorFacts } from "@rollcall/core";
import { graphError } from "../client/native.ts";
import type { GraphAnswer } from "../transport.ts";
import { detailsOf } from "./field.ts";
import { licenceFacts } from "./licence-facts.ts";

/**
 * Facts of an answer whose code, such as `Request_BadRequest`, stands for too much: by the codes of its details, and by
 * words that Microsoft's messages have.
 */
export function byWording({ status, body }: GraphAnswer): ConnectorErrorFacts | undefined {
  if (status !== 400 && status !== 409) return undefined;
  const error = graphError(body);
  const codes = detailsOf(body).map(({ code }) => String(code));
  const text = `${String(error.code)} ${codes.join(" ")} ${String(error.message)}`;
  return rules.find(([words]) => words.test(text))?.[1];
}

const notUnique: ConnectorErrorFacts = {
  code: "not-unique",
  message: "another object has the value",
  advice: "Choose another value; a deleted account keeps its names until it is purged.",
};

/** The first that fits counts. */
const rules: readonly (readonly [RegExp, ConnectorErrorFacts])[] = [
  [
    /\bObjectConflict\b|MultipleObjectsWithSameKeyValue|with the same value for property/i,
    notUnique,
  ],
  [
    /on-premises mastered|onPremisesSyncEnabled/i,
    {
      code: "unsupported",
      message: "the object is mastered on premises",
      advice: "This must be done in Active Directory; it comes to the cloud from there.",
    },
  ],
  [
    /references already exist/i,
    {
      code: "already-exists",
      message: "the reference exists already",
      advice: "Nothing is to be done; plan again from a new read.",
    },
  ],
  [
    /PasswordComplexity|password .{0,40}(complexity|does not comply|banned|history)/i,
    {
      code: "password-policy",
      message: "the password is not what the directory's policy asks for",
      advice: "Choose a longer one that was not used before, without names and without blanks.",
    },
  ],
  ...licenceFacts,
  [
    /\bdynamic group\b|DynamicMembership/i,
    {
      code: "unsupported",
      message: "the group works out its members by itself",
      advice: "Change the rule of the group, or leave the group out of the policy.",
    },
  ],
  [
    /badly formed token|deltatoken|invalid delta/i,
    {
      code: "delta-invalid",
      message: "the token of the last changes is none of this directory's",
      advice: "Do a full read; it gives the same result and a new token.",
    },
  ],
  [
    /does not exist on type|could not find a property/i,
    {
      code: "unknown-attribute",
      message: "the directory has no such attribute",
      advice: "Correct the attribute's name in the policy.",
    },
  ],
];
