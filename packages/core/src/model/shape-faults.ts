import type { ZodError, z } from "zod";

/** What is wrong with an input, without its value, which may be personal. */
export interface ShapeFault {
  /** The path, such as `targets.directory.lifecycle`; empty for the input as a whole. */
  readonly field: string;
  /** Such as `must be a number`. */
  readonly rule: string;
}

/** Lists the faults that a schema found, in its order; each unknown key is one of its own. */
export function faultsOf({ issues }: ZodError): readonly ShapeFault[] {
  return issues
    .map(innermost)
    .flatMap((issue) => pathsOf(issue).map((path) => ({ field: text(path), rule: ruleOf(issue) })));
}

type Issue = z.core.$ZodIssue;

/** Of a union, takes the form that the input comes nearest to: the one whose fault lies deepest. */
function innermost(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const tries = issue.errors.flatMap((branch) => branch.slice(0, 1)).map(innermost);
  const nearest = tries.toSorted((a, b) => depth(b) - depth(a))[0];
  if (!nearest || depth(nearest) === 0) return issue;
  return { ...nearest, path: [...issue.path, ...nearest.path] };
}

function depth(issue: Issue): number {
  const isOtherForm = issue.code === "invalid_type" || issue.code === "invalid_value";
  return issue.path.length * 2 + (isOtherForm ? 0 : 1);
}

/** Gives the path of a fault: to the key itself, where that is what is wrong. */
function pathsOf(issue: Issue): readonly (readonly PropertyKey[])[] {
  if (issue.code !== "unrecognized_keys") return [issue.path];
  return issue.keys.map((key) => [...issue.path, key]);
}

function text(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return steps.join("").replace(/^\./, "");
}

/** Says which rule is broken, from what the schema expects alone: zod's own messages may quote the input. */
function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_type":
      return `must be ${issue.expected === "record" ? "an object" : withArticle(issue.expected)}`;
    case "unrecognized_keys":
    case "invalid_key":
      return "is not a known key";
    case "invalid_value":
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "too_small":
      return issue.origin === "string" ? "must not be empty" : `must be at least ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    case "invalid_format":
      return `must be a valid ${formats[issue.format] ?? issue.format}`;
    case "invalid_union":
      return issue.discriminator === undefined
        ? "must have one of the allowed forms"
        : `must have a known ${issue.discriminator}`;
    default:
      return "is not valid";
  }
}

const formats: Readonly<Record<string, string>> = {
  datetime: "instant in UTC, such as 2026-11-21T07:00:00Z",
  date: "date, such as 2026-11-21",
  regex: "text of the expected form",
};

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
