import { ConnectorError, type Secret } from "@rollcall/core";
import type { CompromisedSet } from "./compromised/compromised-set.ts";
import { isPrevious, type PasswordHistory } from "./history.ts";
import { judgeText } from "./judge/judge-text.ts";
import { type PasswordRule, type Reason, reasonsFor } from "./judge/reasons.ts";
import type { PasswordPolicy } from "./policy/policy.ts";
import { type BannedTerms, bannedTerms } from "./terms/banned-terms.ts";
import { type ContextTerms, contextTerms } from "./terms/context-terms.ts";
import type { DenyList } from "./terms/deny-list.ts";

/** Against what a password is judged. */
export interface VerdictOptions {
  readonly policy: PasswordPolicy;
  readonly denyList?: DenyList | undefined;
  /** Default: our own words alone. */
  readonly terms?: BannedTerms | undefined;
  /** Whose password it is. */
  readonly context?: ContextTerms | undefined;
  readonly compromised?: CompromisedSet | undefined;
  /** Without it earlier passwords are not compared, which the directory then does itself. */
  readonly history?: PasswordHistory | undefined;
  /**
   * What follows when a check that the policy requires, or that was given, could not be made. `accept`: the password
   * may pass, and the verdict names what was not checked, for the audit. Default: `refuse`.
   */
  readonly whenUnchecked?: "refuse" | "accept" | undefined;
  /** Gives another password to a person whose own is refused; where it throws, the verdict has none. */
  readonly suggest?: (() => Secret) | undefined;
}

/** What was found of a password. Nothing in it comes from the password but which rules refused it. */
export interface Verdict {
  readonly accepted: boolean;
  /** The policy's name. */
  readonly policy: string;
  /** In the order of {@link passwordRules}; none when the password is accepted. */
  readonly reasons: readonly Reason[];
  /** What was not checked: for want of it, or because it failed. */
  readonly unchecked: readonly Check[];
  /** The version of the compromised set that answered. */
  readonly compromisedSet?: string;
  readonly suggestion?: Secret;
}

/** A check that needs something outside the password. */
export type Check = "deny-list" | "compromised" | "history";

const noContext = contextTerms({});
let ownTerms: BannedTerms | undefined;

/**
 * Judges a password, given as UTF-8. The bytes stay the caller's, who wipes them; all that is made of them here is
 * wiped before this returns. The same steps are taken for every password, whichever rules refuse it. Never throws for
 * what the password is, only `invalid-value` when it is not bytes.
 */
export async function verdict(password: Uint8Array, options: VerdictOptions): Promise<Verdict> {
  if (!(password instanceof Uint8Array)) throw notBytes();
  const { policy, denyList, context = noContext, suggest } = options;
  ownTerms ??= bannedTerms();
  const terms = options.terms ?? ownTerms;
  const judged = judgeText(password, policy, { terms, context, denyList });
  const { refusing, hashes, canonical } = judged;
  try {
    const unchecked = await askOthers(judged, options);
    if (options.whenUnchecked !== "accept") refuseUnchecked(unchecked, options, refusing);
    const reasons = reasonsFor(refusing, policy);
    const accepted = reasons.length === 0;
    const set = unchecked.includes("compromised") ? undefined : options.compromised?.version;
    const asked = set === undefined ? {} : { compromisedSet: set };
    const said = { accepted, policy: policy.name, reasons, unchecked, ...asked };
    const suggestion = accepted ? undefined : suggested(suggest);
    return suggestion ? { ...said, suggestion } : said;
  } finally {
    for (const hash of hashes) hash.fill(0);
    canonical.fill(0);
  }
}

/** A verdict stands without a suggestion where none can be made. */
function suggested(suggest: VerdictOptions["suggest"]): Secret | undefined {
  try {
    return suggest?.();
  } catch {
    return undefined;
  }
}

/** Asks the compromised set and the history, adds what they refuse, and gives what could not be asked. */
async function askOthers(
  { refusing, hashes, canonical }: ReturnType<typeof judgeText>,
  { policy, denyList, compromised, history }: VerdictOptions,
): Promise<readonly Check[]> {
  const known = await answerOf(compromised && (() => isCompromised(compromised, hashes)));
  const repeated = await answerOf(
    history && (() => isPrevious(canonical, history, policy.history)),
  );
  if (known) refusing.add("compromised");
  if (repeated) refusing.add("previous");
  const open: Readonly<Record<Check, boolean>> = {
    "deny-list": denyList === undefined,
    compromised: known === undefined,
    history: repeated === undefined && (history !== undefined || policy.history > 0),
  };
  return (Object.keys(open) as Check[]).filter((check) => open[check]);
}

/** Every spelling is asked for, also after one was found; all but the first as variants of it. */
async function isCompromised(set: CompromisedSet, hashes: readonly Uint8Array[]): Promise<boolean> {
  let found = false;
  for (const [at, hash] of hashes.entries()) {
    const has = await set.has(hash, { variant: at > 0 });
    found ||= has;
  }
  return found;
}

/**
 * Gives `undefined` for what is not there and for what fails: an error is never an answer, and its text may hold
 * anything.
 */
async function answerOf(ask: (() => Promise<boolean>) | undefined): Promise<boolean | undefined> {
  try {
    return await ask?.();
  } catch {
    return undefined;
  }
}

function refuseUnchecked(
  unchecked: readonly Check[],
  { policy, compromised, history }: VerdictOptions,
  refusing: Set<PasswordRule>,
): void {
  const needed: Readonly<Record<Check, boolean>> = {
    "deny-list": policy.required.denyList,
    compromised: policy.required.compromised || compromised !== undefined,
    history: history !== undefined,
  };
  for (const check of unchecked) if (needed[check]) refusing.add(`${check}-unchecked`);
}

function notBytes(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "a password must be given as bytes",
    advice: "Give the UTF-8 of the password as a Uint8Array, and wipe it afterwards.",
    where: { field: "password" },
  });
}
