import type { SignIn, SignInModel } from "@rollcall/risk";
import type { AttackerKind, SyntheticSignIns, WorkPattern } from "@rollcall/testkit";

/** The kinds of attackers, from the simplest. */
export const attackerKinds: readonly AttackerKind[] = ["naive", "vpn", "targeted"];

/** How many of a person's first sign-ins have an attempt of every attacker beside them. */
export const firstSignIns = 39;

/** From so many sign-ins on, somebody is known. */
export const knownFrom = 12;

/** After that, attackers try beside every so many. */
const attackEvery = 20;
const dayLength = 86_400_000;

/** What a model said of one person's sign-ins, in bits. */
export interface Observed {
  readonly pattern: WorkPattern;
  /** The person's own, in their order, of a person who joined after the model had watched others for a while. */
  readonly own: number[];
  /** Attempts of each kind at the moment of each of the first sign-ins, in their order. */
  readonly attacksAtFirst: Readonly<Record<AttackerKind, number[]>>;
  /** Attempts of each kind at moments after the person was known. */
  readonly attacksLater: Readonly<Record<AttackerKind, number[]>>;
}

/** Whom a run is about. */
export interface ObserveOptions {
  readonly world: SyntheticSignIns;
  readonly start: number;
  /**
   * People who join before this day are learnt and not measured, so that nobody is measured by a model that knows
   * nobody.
   */
  readonly measuredFrom: number;
}

/**
 * Shows a model all sign-ins of a world in their order, with attempts of attackers beside them, which it never learns.
 */
export function observe(model: SignInModel, options: ObserveOptions): readonly Observed[] {
  const { world, start, measuredFrom } = options;
  const firstDay = new Map<string, boolean>();
  const found = new Map<string, Observed>();
  const patterns = new Map(world.people.map(({ subject, pattern }) => [subject, pattern]));
  for (const event of world.signIns()) {
    const day = Math.floor((event.at - start) / dayLength);
    if (!firstDay.has(event.subject)) firstDay.set(event.subject, day >= measuredFrom);
    if (firstDay.get(event.subject) === true) {
      const pattern = patterns.get(event.subject) as WorkPattern;
      const observed = found.get(event.subject) ?? nothingYet(pattern);
      found.set(event.subject, observed);
      measure(model, { world, event, observed });
    }
    model.learn(event);
  }
  return [...found.values()];
}

/** Adds up a model's contributions to a score. */
function score(model: SignInModel, event: SignIn): number {
  return model.weigh(event).reduce((sum, { bits }) => sum + bits, 0);
}

function measure(
  model: SignInModel,
  at: { readonly world: SyntheticSignIns; readonly event: SignIn; readonly observed: Observed },
): void {
  const { world, event, observed } = at;
  const number = observed.own.length;
  const isFirst = number < firstSignIns;
  const isLater = number >= knownFrom && number % attackEvery === 0;
  for (const kind of isFirst || isLater ? attackerKinds : []) {
    const bits = score(model, world.attempt(event.subject, { kind, at: event.at, number }));
    if (isFirst) observed.attacksAtFirst[kind].push(bits);
    if (isLater) observed.attacksLater[kind].push(bits);
  }
  observed.own.push(score(model, event));
}

function nothingYet(pattern: WorkPattern): Observed {
  const empty = () => ({ naive: [], vpn: [], targeted: [] });
  return { pattern, own: [], attacksAtFirst: empty(), attacksLater: empty() };
}
