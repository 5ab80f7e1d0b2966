import { guidText } from "../../../../packages/connector-ad/src/guid.ts";
import { pagedSearch } from "../../../../packages/connector-ad/src/paging.ts";
import type { Entry } from "../../../../packages/connector-ad/src/wire.ts";
import { wireAs } from "../../differential/side.ts";
import type { Running } from "./controller.ts";
import { containers } from "./tree.ts";
import { versionsOf } from "./versions.ts";

/** An account as an administrator sees it, past Rollcall. Attributes are by LDAP name in lower case. */
export interface SeenAccount {
  readonly dn: string;
  readonly guid: string;
  readonly enabled: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** DNs, in order. */
  readonly groups: readonly string[];
  /** How often each attribute was written, by number; empty where the controller does not tell. */
  readonly versions: ReadonlyMap<number, number>;
}

const single = [
  ...["cn", "sAMAccountName", "userPrincipalName", "mail", "displayName", "givenName", "sn"],
  ...["employeeNumber", "employeeID", "title", "department", "manager", "userAccountControl"],
].map((name) => name.toLowerCase());

const binary = ["objectguid", "replpropertymetadata"];
const disabledBit = 2;

/** Reads every account of a trust. */
export async function lookAt(
  controller: Pick<Running<unknown>, "url" | "ca" | "baseDN" | "administrator">,
): Promise<readonly SeenAccount[]> {
  const wire = await wireAs(controller, controller.administrator);
  const found: SeenAccount[] = [];
  try {
    for (const base of [containers.staff, containers.leavers]) {
      const search = {
        base,
        scope: "subtree",
        filter: { equal: "objectClass", value: "user" },
        attributes: [...single, ...binary, "memberof"],
      } as const;
      for await (const { entries, result } of pagedSearch(wire, search, { pageSize: 500 })) {
        if (result.code !== 0) throw new Error(`the directory says ${result.code}`);
        found.push(...entries.map(seen));
      }
    }
  } finally {
    await wire[Symbol.asyncDispose]();
  }
  return found;
}

function seen({ dn, attributes }: Entry): SeenAccount {
  const texts = (name: string): readonly string[] =>
    (attributes.get(name) ?? []).map((value) => Buffer.from(value).toString());
  const values = single.flatMap((name) => texts(name).map((value) => [name, value] as const));
  return {
    dn,
    guid: guidText(attributes.get("objectguid")?.[0] ?? new Uint8Array(0)) ?? "",
    enabled: (Number(texts("useraccountcontrol")[0]) & disabledBit) === 0,
    attributes: Object.fromEntries(values),
    groups: texts("memberof").toSorted(),
    versions: versionsOf(attributes.get("replpropertymetadata")?.[0] ?? new Uint8Array(0)),
  };
}
