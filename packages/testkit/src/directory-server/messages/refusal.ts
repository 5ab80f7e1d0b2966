import { type Result, type ResultName, resultCode } from "./result.ts";

/** An operation that the directory does not carry out; nothing has changed. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly result: Result;

  constructor(result: Result) {
    super(result.diagnostic ?? `result ${result.code}`);
    this.result = result;
  }
}

/** Refuses an operation: `windows` is Microsoft's own code in eight hexadecimal digits. Throws {@link Refusal}. */
export function refuse(name: ResultName, windows: string, matchedDN = ""): never {
  const kind = attributeCodes.has(name) ? "AtrErr" : "SvcErr";
  const code = resultCode[name];
  const diagnostic = `${windows}: ${kind}: DSID-00000000, problem ${5000 + code}, data 0`;
  throw new Refusal({ code, diagnostic, matchedDN });
}

const attributeCodes: ReadonlySet<ResultName> = new Set([
  "noSuchAttribute",
  "undefinedAttributeType",
  "constraintViolation",
  "attributeOrValueExists",
  "invalidAttributeSyntax",
] as const);
