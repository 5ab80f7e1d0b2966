import type { Person } from "../model/person.ts";
import { type CompileOptions, compileQuestions } from "./ask.ts";
import type { Desire, TargetPolicy } from "./policy.ts";
import { accountOf } from "./said.ts";

/**
 * Works out the account that one person should have. Never throws for what a rule does: see {@link DesiredAccount.faults}.
 * `linked` tells whether the person is remembered to own an account there. It matters only for people who have no post in
 * scope and never had one: a linked account is disabled and kept, and one that only a rule finds is nobody's business.
 * Taken as `true` when missing.
 */
export type CompiledTarget = (person: Person, linked?: boolean) => Desire;

/** Works out the account that one person should have in a target: {@link compileTarget} for one person. */
export function desire(
  person: Person,
  { policy, ...options }: CompileOptions & { readonly policy: TargetPolicy },
): Desire {
  return compileTarget(policy, options)(person);
}

/** Prepares the rules of a target for many people at one moment. */
export function compileTarget(policy: TargetPolicy, options: CompileOptions): CompiledTarget {
  const ask = compileQuestions(policy, options);
  return (person, linked) => {
    const said = ask(person, { linked });
    return said.desire === "account" ? accountOf(said) : said.desire;
  };
}
