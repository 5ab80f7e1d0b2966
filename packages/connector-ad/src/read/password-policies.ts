import {
  type AccountRef,
  type CallOptions,
  ConnectorError,
  type Instant,
  type TargetConnector,
} from "@rollcall/core";
import { joinDirectory } from "../connector.ts";
import type { DirectoryContext } from "../context.ts";
import { extendedDNControl } from "../controls.ts";
import { failure } from "../errors.ts";
import { parseLink } from "../extended-dn.ts";
import { guidText } from "../guid.ts";
import { pagedSearch } from "../paging.ts";
import { readEntry } from "../read-entry.ts";
import { textsOf } from "../texts-of.ts";
import {
  domainAttributes,
  domainSettings,
  type FineGrainedPasswordSettings,
  fineGrainedAttributes,
  fineGrainedSettings,
  type PasswordSettings,
} from "./password-settings.ts";

/** The password policies of a domain, as plain values. */
export interface PasswordPolicies {
  readonly readAt: Instant;
  readonly domain: PasswordSettings;
  /**
   * Those that the connector's account may see; without the right to, none, and no error: {@link
   * PasswordPolicies.resultant} shows that there are others.
   */
  readonly fineGrained: readonly FineGrainedPasswordSettings[];
  /**
   * Of the accounts that were asked for, by `stable` key: the `objectGUID` of the fine-grained policy that the
   * directory says applies, its DN where it may not be seen, and `null` where none applies. An account that was not
   * found is left out.
   */
  readonly resultant: ReadonlyMap<string, string | null>;
}

/** What else to read with the policies. */
export interface PasswordPoliciesOptions extends CallOptions {
  /** Accounts to ask the directory for which policy applies to them, each by a search of its own. Default: none. */
  readonly accounts?: readonly AccountRef[] | undefined;
}

const resultantPolicy = "msDS-ResultantPSO";

/**
 * Reads the password policy of the domain and its fine-grained ones. Writes nothing. Throws `unsupported` for anything
 * but a domain controller, `permission-denied` where the domain's own policy cannot be read.
 */
export async function readPasswordPolicies(
  connector: TargetConnector,
  { accounts = [], signal }: PasswordPoliciesOptions = {},
): Promise<PasswordPolicies> {
  const context = await joinDirectory(connector, signal);
  try {
    const { root, wire } = context;
    if (root.dialect !== "active-directory") throw noPolicies();
    const head = { base: root.defaultNamingContext, attributes: domainAttributes, signal };
    const domain = domainSettings(await readEntry(wire, head));
    const fineGrained = await fineGrainedOf(context, signal);
    const resultant = new Map<string, string | null>();
    for (const account of accounts) {
      const found = await resultantOf(context, account, signal);
      if (found !== undefined) resultant.set(account.stable, found);
    }
    return { readAt: context.settings.now(), domain, fineGrained, resultant };
  } finally {
    await context.wire[Symbol.asyncDispose]();
  }
}

async function fineGrainedOf(
  { wire, root, settings }: DirectoryContext,
  signal: AbortSignal | undefined,
): Promise<readonly FineGrainedPasswordSettings[]> {
  const search = {
    base: `CN=Password Settings Container,CN=System,${root.defaultNamingContext}`,
    scope: "one",
    filter: { equal: "objectClass", value: "msDS-PasswordSettings" },
    attributes: fineGrainedAttributes,
  } as const;
  const found: FineGrainedPasswordSettings[] = [];
  const paging = { pageSize: settings.pageSize, signal, controls: [extendedDNControl] };
  for await (const { entries, result } of pagedSearch(wire, search, paging)) {
    // Whoever may not look into the container hears that it is not there.
    if (result.code === noSuchObject) return [];
    if (result.code !== 0) throw failure(result, { call: "search" });
    found.push(...entries.map(fineGrainedSettings));
  }
  return found.sort((a, b) => a.precedence - b.precedence || (a.id < b.id ? -1 : 1));
}

async function resultantOf(
  { wire }: DirectoryContext,
  { stable }: AccountRef,
  signal: AbortSignal | undefined,
): Promise<string | null | undefined> {
  const asked = { base: `<GUID=${stable}>`, attributes: [resultantPolicy, "objectClass"], signal };
  const account = await readEntry(wire, asked);
  if (!account) return undefined;
  const [name] = textsOf(account, resultantPolicy);
  if (name === undefined) return null;
  const { dn } = parseLink(name);
  const policy = await readEntry(wire, { base: dn, attributes: ["objectGUID"], signal });
  const guid = policy?.attributes.get("objectguid")?.[0];
  return (guid && guidText(guid)) ?? dn;
}

const noSuchObject = 32;

function noPolicies(): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    message: "the server has no password policies that can be read over LDAP as a domain's",
    advice: "Take a policy of your own instead.",
  });
}
