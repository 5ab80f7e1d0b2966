import type { Controller } from "../controller/controller.ts";
import { refuse } from "../messages/refusal.ts";
import { sidOf } from "../tree/domain.ts";
import type { Draft } from "../write/draft.ts";
import { assertName } from "./account-name.ts";
import { sameOr } from "./account-rules.ts";

const global = 2;
const domainLocal = 4;
const universal = 8;
const scopes = global | domainLocal | universal;

/** Gives a new group what Active Directory gives it. */
export function fillGroup(draft: Draft, { tree }: Controller): void {
  if (!draft.attributes.has("grouptype")) draft.attributes.set("grouptype", ["-2147483646"]);
  draft.attributes.set("objectsid", [sidOf(tree.domain, tree.rids.last + 1)]);
}

/** Brings the attributes of a group into the form that Active Directory keeps, or refuses them. */
export function settleGroup(draft: Draft): void {
  assertName(draft, 256);
  const { attributes, before } = draft;
  const type = Number(attributes.get("grouptype")?.[0] ?? refuse("unwillingToPerform", "00002077"));
  const scope = type & scopes;
  const was = Number(before?.attributes.get("grouptype")?.[0] ?? type);
  if (type !== was || !before) {
    // Bit 1 is of the groups that come with Windows.
    if ((type & 1) !== 0 || (scope !== global && scope !== domainLocal && scope !== universal)) {
      refuse("unwillingToPerform", "00002141");
    }
    if ((scope | (was & scopes)) === (global | domainLocal)) {
      refuse("unwillingToPerform", "00002035");
    }
  }
  const kind = (scope === domainLocal ? 0x20000000 : 0x10000000) + (type < 0 ? 0 : 1);
  attributes.set("samaccounttype", sameOr(attributes.get("samaccounttype"), String(kind)));
}
