import { baseLicences } from "../licence.ts";
import { nationalPolicy, type PolicySeed } from "../organisation.ts";
import type { UserProperties } from "../store/seeds.ts";
import { type Held, type Office, saveRecord } from "./office.ts";
import { refusedByPortal } from "./refused.ts";
import { licensed, setProperties } from "./set-properties.ts";

/** Edits an account; one that is being provisioned is disturbed by it. */
export function editAccount(
  office: Office,
  { object, record }: Held,
  properties: UserProperties,
): void {
  if (record.next) saveRecord(office, object.id, { ...record, disrupted: true });
  setProperties(office, object.id, properties);
}

/** Puts an account into a policy, with its licences. */
export function putInPolicy(office: Office, { object, record }: Held, name: string): void {
  const policy = policyOf(office, name);
  if (!record.accepted) {
    throw refusedByPortal(
      "precondition-failed",
      "the person has not accepted the Acceptable Use Policy",
      "Ask the person to accept it first.",
    );
  }
  saveRecord(office, object.id, { ...record, policy: policy.name });
  setProperties(office, object.id, licensed([...policy.licences, ...record.extras]));
}

function policyOf({ world, code }: Office, name: string): PolicySeed {
  if (name === nationalPolicy(code)) return { name, licences: [baseLicences.standard] };
  const policies = world.settings.organisations.get(code)?.policies;
  const policy = policies?.find((one) => one.name === name);
  if (policy) return policy;
  throw refusedByPortal(
    "not-found",
    "the organisation has no such policy",
    "Use the name of a policy of this organisation.",
  );
}
