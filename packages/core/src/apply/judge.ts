import type { Account } from "../model/account.ts";
import type { Operation } from "../model/operation.ts";
import type { KindSchema } from "../model/schema.ts";
import { type Facet, facets } from "./effect.ts";

/** How things stand before an operation is carried out. */
export type Judgement =
  /** The effect is there: nothing is to be done. */
  | { readonly is: "there"; readonly account?: Account | undefined }
  /** As expected: it may be carried out, as given here. */
  | { readonly is: "ready"; readonly operation: Operation }
  /** Not as expected: these differ. */
  | { readonly is: "drifted"; readonly differs: readonly string[] }
  /** There is no way to know whether it has been carried out. */
  | { readonly is: "unknowable" };

/** What an account is judged by. */
export interface JudgeOptions {
  readonly kind: KindSchema | undefined;
  /** A call for this operation may have had its effect, whole or in part. */
  readonly tried: boolean;
}

/** Judges an account that is there, for an operation that changes or deletes it. */
export function judge(operation: Operation, account: Account, options: JudgeOptions): Judgement {
  const found = facets(operation, account, options.kind);
  const changing = found.filter(({ after }) => after !== undefined);
  const isThere = (facet: Facet): boolean => facet.after === true || isOurs(facet, options);
  if (changing.length > 0 && changing.every(isThere)) return { is: "there", account };
  const begun = options.tried && changing.some((facet) => !facet.before && isThere(facet));
  const differs = found.filter((facet) => !facet.before && !(options.tried && isThere(facet)));
  if (differs.length > 0) return drifted(differs);
  const { version } = operation.expects;
  if (version !== undefined && version !== account.version && !begun) {
    return { is: "drifted", differs: ["version"] };
  }
  return { is: "ready", operation: begun ? expecting(operation, account) : operation };
}

/** Tells whether an attribute that the server writes its own way has changed, as our call would have changed it. */
function isOurs({ name, before, after }: Facet, { kind, tried }: JudgeOptions): boolean {
  return tried && after === false && !before && kind?.attributes[name]?.serverNormalises === true;
}

function drifted(facetsThatDiffer: readonly Facet[]): Judgement {
  return { is: "drifted", differs: [...new Set(facetsThatDiffer.map(({ name }) => name))].sort() };
}

/** Lets an operation that was carried out in part expect the account as it left it. */
function expecting(operation: Operation, account: Account): Operation {
  const { version, enabled, attributes } = operation.expects;
  return {
    ...operation,
    expects: {
      exists: true,
      ...(version !== undefined && { version: account.version }),
      ...(enabled !== undefined && { enabled: account.enabled }),
      ...(attributes && {
        attributes: Object.fromEntries(
          Object.keys(attributes).map((name) => [name, account.attributes[name] ?? null]),
        ),
      }),
    },
  };
}
