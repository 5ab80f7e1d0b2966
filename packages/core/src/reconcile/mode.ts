import type { DeltaToken } from "../connector/changes.ts";
import { ConnectorError } from "../errors.ts";
import { readToken } from "../store/tokens.ts";
import type { Run } from "./run.ts";

/** How a run reads, and why. */
export type Mode =
  | { readonly mode: "full"; readonly because: string }
  | { readonly mode: "changes"; readonly token: DeltaToken };

/** The key under which the store remembers the policy of the last plan that was applied to the end. */
export const policyKey = "policy";

/**
 * Chooses between reading everything and reading what has changed. Changes need a token of the source and the policy
 * that the last plan was made with: another policy may ask something else of people who have not changed.
 */
export async function chooseMode(run: Run): Promise<Mode> {
  const wanted = run.options.mode ?? "auto";
  if (wanted === "full") return { mode: "full", because: "a full read was asked for" };
  const { source, store, policyHash } = run;
  if (!source.session.changes) return full(wanted, `${source.name} does not tell what has changed`);
  const token = await readToken(store, source.name);
  if (!token) return full(wanted, `nothing of ${source.name} was applied before`);
  if ((await store.get("meta", policyKey)) !== policyHash)
    return full(wanted, "the policy has changed");
  return { mode: "changes", token };
}

/** Tells whether an error says that a token cannot be continued, so that a full read must take its place. */
export function endsToken(error: unknown): error is ConnectorError {
  return (
    ConnectorError.is(error) && (error.code === "delta-expired" || error.code === "delta-invalid")
  );
}

function full(wanted: "auto" | "changes", because: string): Mode {
  if (wanted === "auto") return { mode: "full", because };
  throw new ConnectorError({
    code: "delta-invalid",
    message: `a change run is not possible: ${because}`,
    advice: "Do a full run.",
    scope: "system",
  });
}
