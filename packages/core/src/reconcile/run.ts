import type { OpenOptions, Session, SourceSession, TargetSession } from "../connector/connector.ts";
import { ConnectorError } from "../errors.ts";
import { contentHash } from "../hash.ts";
import type { Schema } from "../model/schema.ts";
import type { Instant, LocalDate } from "../model/value.ts";
import { nearestName } from "../nearest-name.ts";
import type { GuardLimits } from "../plan/guard/limits.ts";
import { parseGuardLimits } from "../plan/guard/parse-guard-limits.ts";
import { type AskPolicy, compileQuestions } from "../policy/ask.ts";
import { checkPolicy } from "../policy/check-policy.ts";
import type { Policy, TargetPolicy } from "../policy/policy.ts";
import { assertPolicyForm } from "../policy/policy-form.ts";
import { londonDate } from "../policy/time.ts";
import type { Store } from "../store/store.ts";
import type { ReconcileOptions } from "./options.ts";
import { type Recalls, recallsOf } from "./recall/recalls.ts";

/** A reconciliation under way: sessions open, policy checked, nothing read yet. */
export interface Run extends AsyncDisposable {
  readonly source: { readonly name: string; readonly session: SourceSession };
  readonly targets: readonly OpenTarget[];
  readonly store: Store;
  readonly asOf: Instant;
  readonly today: LocalDate;
  /** Changes when the policy does, as far as that can be seen. */
  readonly policyHash: string;
  readonly guard: GuardLimits;
  readonly options: ReconcileOptions;
  readonly recalls: Recalls;
}

/** One target of a {@link Run}. */
export interface OpenTarget {
  readonly name: string;
  readonly session: TargetSession;
  readonly schema: Schema;
  readonly kind: string;
  readonly policy: TargetPolicy;
  readonly ask: AskPolicy;
  /** Whether the target may answer another form of what was written. */
  readonly normalises: boolean;
}

/** Opens every system and checks the policy against what the targets can hold. Throws before anything is read. */
export async function openRun(options: ReconcileOptions): Promise<Run> {
  assertPolicyForm(options.policy);
  checkNames(options);
  const guard = parseGuardLimits(options.guard ?? {});
  const asOf = options.asOf ?? new Date().toISOString();
  const today = londonDate(asOf);
  const opened: Session[] = [];
  let recalls: Recalls | undefined;
  const close = async (): Promise<void> => {
    recalls?.[Symbol.dispose]();
    for (const session of opened.toReversed()) await session[Symbol.asyncDispose]();
  };
  const open = async <S extends Session>(connector: { open: SessionMaker<S> }): Promise<S> => {
    const session = await connector.open({ signal: options.signal });
    opened.push(session);
    return session;
  };
  try {
    const targets: OpenTarget[] = [];
    for (const connector of options.targets) {
      const policy = options.policy.targets[connector.name] as TargetPolicy;
      const session = await open(connector);
      targets.push(await openTarget(session, { name: connector.name, policy, asOf }));
    }
    const source = { name: options.source.name, session: await open(options.source) };
    const policyHash = hashPolicy(options.policy);
    const { store } = options;
    recalls = recallsOf({ cache: options.readCache, seed: store.id, policyHash });
    const run = { source, targets, store, asOf, today, policyHash, guard, options, recalls };
    return { ...run, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

type SessionMaker<S> = (options: OpenOptions) => Promise<S>;

async function openTarget(
  session: TargetSession,
  { name, policy, asOf }: Pick<OpenTarget, "name" | "policy"> & Pick<Run, "asOf">,
): Promise<OpenTarget> {
  const schema = await session.schema();
  checkPolicy(policy, { target: name, schema });
  const ask = compileQuestions(policy, { target: name, asOf, schema });
  const kind = policy.kind ?? "account";
  const known = Object.values(schema.kinds[kind]?.attributes ?? {});
  const normalises = known.some(({ serverNormalises }) => serverNormalises);
  return { name, session, schema, kind, normalises, policy, ask };
}

function checkNames(options: ReconcileOptions): void {
  const names = [options.source.name, ...options.targets.map((target) => target.name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    refuse(`two connectors are called ${twice}`, "Give each connector a name of its own.");
  for (const name of Object.keys(options.canaries ?? {})) {
    if (!names.includes(name)) {
      refuse(`there are canaries of ${name}, which is no system here`, canaryAdvice(name, names));
    }
  }
  for (const { name } of options.targets) {
    if (!Object.hasOwn(options.policy.targets, name)) {
      refuse(
        `the policy has no rules for the target ${name}`,
        `Add targets.${name} to the policy.`,
      );
    }
  }
}

function canaryAdvice(name: string, names: readonly string[]): string {
  const meant = nearestName(name, names);
  const nearest = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `Name them by the source or a target: ${names.join(", ")}.${nearest}`;
}

function refuse(message: string, advice: string): never {
  throw new ConnectorError({ code: "invalid-options", message, advice });
}

/** Hashes a policy: its data, and the text of its rules. What a rule reads from outside is covered by `version`. */
function hashPolicy(policy: Policy): string {
  return contentHash(visible(policy));
}

function visible(value: unknown): unknown {
  if (typeof value === "function") return value.toString();
  if (Array.isArray(value)) return value.map(visible);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visible(member)]));
}
