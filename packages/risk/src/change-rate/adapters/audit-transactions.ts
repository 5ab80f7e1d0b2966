import { ConnectorError } from "@rollcall/core";
import type { Act, Transaction } from "../transaction.ts";
import { actOfActivity } from "./audit-activities.ts";
import {
  type AuditedProperty,
  type AuditedResource,
  type DirectoryAudit,
  readAudit,
} from "./audit-shape.ts";

/** What an audit does not say. */
export interface AuditContext {
  /** Names the tenant. Defaults to `entra`. */
  readonly target?: string | undefined;
  /** The ODS code of an account's organisation, by its object id. */
  readonly organisation?: ((account: string) => string | undefined) | undefined;
}

/** Properties of *Update user* that say nothing of their own; enabling and disabling has activities of its own. */
const noise: ReadonlySet<string> = new Set([
  "",
  "included updated properties",
  "targetid.usertype",
  "accountenabled",
]);

/**
 * Tells what one directoryAudit of Microsoft Graph changed. Activities that failed, or that change no identity, change
 * nothing. Throws `protocol` for what is no audit, and for one that does not say what was changed.
 */
export function auditTransactions(
  input: unknown,
  context: AuditContext = {},
): readonly Transaction[] {
  const audit = readAudit(input);
  const act = actOfActivity(audit.activity, audit.category);
  if (act === undefined || !audit.succeeded) return [];
  const target = context.target ?? "entra";
  return changesOf(act, audit).map((change, index) => {
    const organisation = context.organisation?.(change.account);
    const { id, at, actor } = audit;
    return {
      ...change,
      id: index === 0 ? id : `${id}/${index}`,
      at,
      ...(actor !== undefined && { actor }),
      target,
      ...(organisation !== undefined && { organisation }),
      act,
      source: "graph-audit",
    };
  });
}

type Change = Pick<Transaction, "account" | "attribute" | "group">;

function changesOf(act: Act, audit: DirectoryAudit): readonly Change[] {
  if (act === "setting") {
    const account = audit.resources[0]?.id ?? audit.activity;
    return [{ account, attribute: audit.activity }];
  }
  if (act === "grant" || act === "revoke") return [membership(audit, act)];
  const changed = required(
    audit.resources.find(({ type, id }) => type === "user" && id !== undefined) ??
      audit.resources[0],
  );
  if (act === "method") return [{ account: changed.id, attribute: audit.activity }];
  if (act !== "attribute") return [{ account: changed.id }];
  const names = changed.properties.map(({ name }) => name);
  return [...new Set(names)]
    .filter((name) => !noise.has(name.toLowerCase()))
    .map((attribute) => ({ account: changed.id, attribute }));
}

function membership({ resources }: DirectoryAudit, act: "grant" | "revoke"): Change {
  const properties = resources.flatMap((each) => each.properties);
  const group =
    named(properties, "Role.TemplateId", act) ??
    named(properties, "Role.ObjectID", act) ??
    named(properties, "Group.ObjectID", act) ??
    resources.findLast(({ type }) => type === "group" || type === "role")?.id;
  if (group === undefined) throw incomplete("the group or role");
  // By its object id, the role itself is among the resources too, and is not who was given it.
  const isContainer = ({ type, id }: AuditedResource): boolean => type === "role" || id === group;
  const member = required(resources.find((each) => each.id !== undefined && !isContainer(each)));
  return { account: member.id, group };
}

/** Gives the value of a property: the new one of what was given, the old one of what was taken away. */
function named(
  properties: readonly AuditedProperty[],
  name: string,
  act: "grant" | "revoke",
): string | undefined {
  const found = properties.find((each) => each.name === name);
  const value = act === "grant" ? (found?.after ?? found?.before) : (found?.before ?? found?.after);
  return value === "" ? undefined : value;
}

function required(
  resource: AuditedResource | undefined,
): AuditedResource & { readonly id: string } {
  if (resource?.id === undefined) throw incomplete("the account");
  return { ...resource, id: resource.id };
}

function incomplete(what: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `the directory audit cannot be used: targetResources does not say ${what}`,
    advice: "Look at the line of the feed; the others are not affected.",
    where: { field: "targetResources", rule: "incomplete" },
  });
}
