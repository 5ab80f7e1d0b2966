import { refuse } from "../messages/refusal.ts";
import type { ResultName } from "../messages/result.ts";
import { isBackLink } from "../schema/link-ends.ts";
import type { AttributeRule } from "../schema/schema.ts";

const reserved: Readonly<Record<string, readonly [ResultName, string]>> = {
  name: ["notAllowedOnRDN", "00002016"],
  distinguishedname: ["invalidAttributeSyntax", "0000200B"],
  objectsid: ["unwillingToPerform", "00002035"],
  samaccounttype: ["unwillingToPerform", "00002035"],
  iscriticalsystemobject: ["unwillingToPerform", "00002035"],
  isdeleted: ["unwillingToPerform", "00002035"],
  isrecycled: ["unwillingToPerform", "00002035"],
  badpwdcount: ["unwillingToPerform", "00000057"],
  badpasswordtime: ["unwillingToPerform", "00000057"],
  logoncount: ["unwillingToPerform", "00000057"],
  lastlogon: ["unwillingToPerform", "00000057"],
  lastlogontimestamp: ["unwillingToPerform", "00000057"],
  ntpwdhistory: ["unwillingToPerform", "00002035"],
  lmpwdhistory: ["unwillingToPerform", "00002035"],
  dbcspwd: ["unwillingToPerform", "00002035"],
  supplementalcredentials: ["unwillingToPerform", "00002035"],
};

/** Refuses attributes that no request may write. `adding` says that the entry is new. */
export function assertWritable(rule: AttributeRule, adding: boolean): void {
  const refusal = reserved[rule.key];
  if (refusal && !(adding && rule.key === "name")) refuse(...refusal);
  if (isBackLink(rule)) refuse("unwillingToPerform", "00002035");
  if (adding && (rule.key === "objectguid" || rule.key === "primarygroupid"))
    refuse("unwillingToPerform", "00002035");
  if ((rule.systemOnly && !writableWhenNew(rule, adding)) || rule.constructed) {
    refuse("constraintViolation", "0000202F");
  }
}

function writableWhenNew({ key }: AttributeRule, adding: boolean): boolean {
  return key === "objectclass" || (adding && (key === "name" || key === "instancetype"));
}
