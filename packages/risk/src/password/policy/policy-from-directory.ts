import { ConnectorError } from "@rollcall/core";
import type {
  DirectoryPasswordSettings,
  DirectoryPolicies,
  DirectorySubject,
  FineGrainedSettings,
} from "./directory-policies.ts";
import type { PasswordPolicy } from "./policy.ts";

const day = 86_400_000;
// The first three groups of a GUID are little-endian in the bytes that a directory compares (MS-DTYP section 2.3.4.2).
const order = [6, 4, 2, 0, 10, 8, 14, 12, 16, 18, 20, 22, 24, 26, 28, 30];

/**
 * Works out which of a directory's policies holds for an account, and says it as a {@link PasswordPolicy}. A
 * fine-grained policy that is linked to the account goes before all that are linked to its groups; among several the
 * lowest precedence wins, then the smallest GUID (MS-ADTS section 3.1.1.4.5.36). Length counts in code points, where a
 * directory counts UTF-16 units. Throws `reference-missing` when the directory says that a policy applies which was not
 * read, for want of a right.
 */
export function policyFromDirectory(
  policies: DirectoryPolicies,
  subject: DirectorySubject,
): PasswordPolicy {
  const fineGrained = effective(policies.fineGrained, subject);
  const name = fineGrained ? `fine-grained policy ${fineGrained.id}` : "policy of the domain";
  const dated = policies.readAt?.slice(0, "2026-11-21".length) ?? "when it was read";
  return asPolicy(fineGrained ?? policies.domain, { name, dated });
}

function effective(
  all: readonly FineGrainedSettings[],
  { id, groups = [], resultant }: DirectorySubject,
): FineGrainedSettings | undefined {
  if (resultant === null) return undefined;
  if (resultant !== undefined) {
    const named = all.find((one) => one.id.toLowerCase() === resultant.toLowerCase());
    if (named) return named;
    throw notRead();
  }
  return best(all, new Set([id.toLowerCase()])) ?? best(all, new Set(groups.map(lowerCase)));
}

function best(
  all: readonly FineGrainedSettings[],
  keys: ReadonlySet<string>,
): FineGrainedSettings | undefined {
  const linked = all.filter(({ appliesTo }) => appliesTo.some((key) => keys.has(lowerCase(key))));
  return linked.sort((a, b) => a.precedence - b.precedence || byBytes(a.id, b.id))[0];
}

function byBytes(a: string, b: string): number {
  const [first, second] = [bytesOf(a), bytesOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function bytesOf(guid: string): string {
  const digits = guid.toLowerCase().replaceAll("-", "");
  return order.map((at) => digits.slice(at, at + 2)).join("");
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function asPolicy(
  settings: DirectoryPasswordSettings,
  { name, dated }: Pick<PasswordPolicy, "name" | "dated">,
): PasswordPolicy {
  const { minimumLength, historyLength, complexity, maximumAge } = settings;
  return {
    name,
    source: `the directory, ${name}; how words are looked for is our choice`,
    dated,
    minimumLength,
    spaces: "allowed",
    classes: complexity,
    // Microsoft, "Password must meet complexity requirements": names of fewer than three characters are not looked for.
    names: complexity ? { least: 3, spelling: "exact" } : undefined,
    guessing: "entra",
    required: { denyList: false, compromised: false },
    history: historyLength,
    validDays: maximumAge === undefined ? undefined : maximumAge / day,
  };
}

function notRead(): ConnectorError {
  return new ConnectorError({
    code: "reference-missing",
    scope: "system",
    message:
      "the fine-grained policy that applies to an account was not among those that were read",
    advice:
      "Grant the connector's account the right to read fine-grained policies, and read them again.",
    where: { field: "resultant" },
  });
}
