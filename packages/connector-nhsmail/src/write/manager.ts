import { failure } from "../errors.ts";
import { isGuid } from "../guid.ts";
import type { GraphAnswer } from "../transport.ts";
import { ask, askAbout } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import { isNew } from "./new-accounts.ts";
import { refusal } from "./refusal.ts";

/** Sets whose account is an account's manager; none, for `null`. */
export async function setManager(
  call: Call,
  stable: string,
  manager: string | null,
): Promise<void> {
  const request = requestOf(stable, manager);
  const answer = await askAbout(call, stable, request);
  // Where there is none any more, that is what was asked for.
  if (answer.status < 300 || (answer.status === 404 && manager === null)) return;
  if (answer.status !== 404 || manager === null) throw failed(answer, request);
  const again = await askAbout(call, manager, request);
  if (again.status >= 300) throw again.status === 404 ? missing() : failed(again, request);
}

/** Throws `reference-missing` when the manager of a new account is not there, before anything is made. */
export async function assertManager(call: Call, manager: unknown): Promise<void> {
  if (typeof manager !== "string" || isNew(call, manager)) return;
  const path = ["users", manager];
  const request: Asking = { method: "GET", path, query: { $select: "id" } };
  if (!isGuid(manager)) throw missing();
  const answer = await ask(call, request);
  if (answer.status === 404) throw missing();
  if (answer.status !== 200) throw failed(answer, request);
}

function requestOf(stable: string, manager: string | null): Asking {
  const path = ["users", stable, "manager", "$ref"];
  if (manager === null) return { method: "DELETE", path };
  const url = `https://graph.microsoft.com/v1.0/users/${encodeURIComponent(manager)}`;
  return { method: "PUT", path, body: { "@odata.id": url } };
}

function failed(answer: GraphAnswer, request: Asking): Error {
  return failure(answer, { operation: "set the manager", request });
}

function missing(): Error {
  return refusal("reference-missing", "the manager's account is not there", {
    field: "manager",
    rule: "reference",
    advice: "Plan again from a new read.",
  });
}
