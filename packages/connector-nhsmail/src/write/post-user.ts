import { ConnectorError, type Json } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import { isOurs } from "../life-cycle/standing.ts";
import { ask } from "./ask.ts";
import { type Asking, type Call, pause, time } from "./call.ts";
import { type Found, foundOf, readingOf } from "./find.ts";
import { lagBudget } from "./new-accounts.ts";
import { oursOf } from "./permit.ts";
import { refusal } from "./refusal.ts";
import { conflictOf, notUnique, refusedWrite } from "./refused-write.ts";

/** What is to be made, and how it is known again. */
export interface Posting {
  readonly body: Readonly<Record<string, Json>>;
  readonly names: readonly string[];
  /** Tells whether an account that has the principal name was made by this very operation. */
  readonly isOurs: (found: Found) => boolean;
}

/** An account that was made, or that an earlier request of the same operation has made. */
export interface Posted {
  readonly found: Found;
  readonly adopted: boolean;
}

const firstWait = 2000;
const longestWait = 16_000;
const mostPosts = 3;

/**
 * Makes an account, exactly once. Graph knows no idempotency key, so that a request whose answer was lost is resolved by
 * looking: by the principal name, for as long as what was written may not be seen; then the same request goes out again,
 * with the same name, since the write path sees what reading does not: a conflict then means that the first one landed.
 * Throws `not-unique` when the name is another's.
 */
export async function postUser(call: Call, posting: Posting): Promise<Posted> {
  for (let posts = 1; ; posts++) {
    const answer = await post(call, posting);
    if (answer.is === "posted") return answer;
    // A name that is taken at the first request is another's; later it may be our own doing.
    const surelyTheirs = answer.is === "taken" && posts === 1 && answer.field !== principalName;
    if (surelyTheirs) throw notUnique(answer.field, true);
    const landed = await look(call, posting, lagBudget);
    if (landed) return landed;
    if (answer.is === "taken" && answer.field !== principalName)
      throw notUnique(answer.field, true);
    if (answer.is === "taken" || posts === mostPosts) throw unresolved();
  }
}

const principalName = "userPrincipalName";

/** What became of one request; `lost`: nobody knows. */
type Answer =
  | (Posted & { readonly is: "posted" })
  | { readonly is: "lost" }
  | { readonly is: "taken"; readonly field: string };

async function post(call: Call, posting: Posting): Promise<Answer> {
  const { body } = posting;
  const request: Asking = { method: "POST", path: ["users"], body, repeatable: false };
  let answer: Awaited<ReturnType<typeof ask>>;
  try {
    answer = await ask(call, request);
  } catch (error) {
    const isLost = ConnectorError.is(error) && error.effect === "unknown" && !call.signal?.aborted;
    if (isLost) return { is: "lost" };
    throw error;
  }
  if (answer.status < 300) {
    const made = { ...body, ...(answer.body as GraphUser) } as unknown as GraphUser;
    const found = foundOf(call, { ...made, assignedLicenses: [] });
    return { is: "posted", found, adopted: false };
  }
  const error = refusedWrite(answer, request);
  if (error.effect === "unknown") return { is: "lost" };
  if (error.code !== "not-unique") throw error;
  return { is: "taken", field: conflictOf(answer) ?? principalName };
}

/** Looks who has the principal name, until somebody is seen or the time is over. */
async function look(call: Call, posting: Posting, budget: number): Promise<Posted | undefined> {
  const until = time(call) + budget;
  const name = String(posting.body.userPrincipalName);
  const request = readingOf(call, ["users", name], posting.names);
  for (let wait = firstWait; ; wait = Math.min(2 * wait, longestWait)) {
    const answer = await ask(call, request);
    if (answer.status === 200) {
      return judged(call, foundOf(call, answer.body as unknown as GraphUser), posting);
    }
    if (answer.status !== 404) throw refusedWrite(answer, request);
    const left = until - time(call);
    if (left <= 0) return undefined;
    await pause(call, Math.min(wait, left));
  }
}

function judged({ context }: Call, found: Found, posting: Posting): Posted {
  if (posting.isOurs(found)) return { found, adopted: true };
  if (isOurs(found.standing, oursOf(context.settings))) throw notUnique(principalName, true);
  throw refusal("not-unique", "somebody of another organisation has this name", {
    field: principalName,
    rule: "unique-elsewhere",
    advice: "Choose another name; nobody but the directory knows the names of other organisations.",
  });
}

function unresolved(): ConnectorError {
  return new ConnectorError({
    code: "timeout",
    message:
      "the answer to a new account's creation was lost, and it cannot be seen whether it was made",
    effect: "unknown",
    advice: "Apply the plan again in a few minutes: it looks first, and makes no second account.",
  });
}
