import type { ZodType, z } from "zod";
import { ConnectorError, type ConnectorErrorCode } from "../errors.ts";

/** What is parsed, and how a fault in it is reported. */
export interface ShapeOptions {
  /** Names the input in the message, such as `the person`. */
  readonly what: string;
  /** Defaults to `invalid-value`. */
  readonly code?: ConnectorErrorCode | undefined;
  readonly advice?: string | undefined;
}

/**
 * Parses `input` by a schema. Throws ConnectorError, with the path of the first fault and the rule that it breaks,
 * and never the value, which may be personal.
 */
export function parseShape<T>(shape: ZodType<T>, input: unknown, options: ShapeOptions): T {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0] && innermost(parsed.error.issues[0]);
  const field = issue ? fieldOf(issue) : "";
  const rule = issue ? ruleOf(issue) : "is not valid";
  throw new ConnectorError({
    code: options.code ?? "invalid-value",
    message: `${options.what} cannot be used: ${field === "" ? "it" : field} ${rule}`,
    advice: options.advice,
    where: { field, rule },
  });
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
function fieldOf(issue: Issue): string {
  const path =
    issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
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
