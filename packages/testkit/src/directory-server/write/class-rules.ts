import { refuse } from "../messages/refusal.ts";
import { type ClassRule, classRule } from "../schema/classes.ts";

/** Finds the classes that an entry is to have: the structural one, and all that add to it. */
export interface Classes {
  readonly structural: ClassRule;
  readonly all: readonly ClassRule[];
}

/** Reads the classes that a request gives. Refuses unknown ones, and a list without a structural one. */
export function classesOf(names: readonly string[]): Classes {
  const rules = names.map((name) => classRule(name) ?? refuse("noSuchAttribute", "0000200A"));
  const structural = rules
    .filter(({ kind }) => kind === "structural")
    .toSorted((a, b) => b.chain.length - a.chain.length)[0];
  if (!structural) return refuse("unwillingToPerform", "00002035");
  const chained = rules.every(
    ({ kind, name }) => kind === "auxiliary" || structural.chain.includes(name),
  );
  if (!chained) return refuse("objectClassViolation", "00002014");
  const auxiliary = rules.filter(({ kind }) => kind === "auxiliary");
  return { structural, all: [structural, ...auxiliary] };
}

/** Lists the values of objectClass: the chain, the auxiliary ones before the last. */
export function classValues({ structural, all }: Classes): readonly string[] {
  const auxiliary = all.slice(1).map(({ name }) => name);
  return [...structural.chain.slice(0, -1), ...auxiliary, structural.name];
}
