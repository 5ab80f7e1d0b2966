import { ConnectorError, type Json } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import { type Asking, ask, type Call, lagBudget, pause, time } from "./call.ts";
import { type Found, foundOf, readingOf } from "./find.ts";
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
    if (answer === "made" || answer === "lost") {
      const landed = await look(call, posting, lagBudget);
      if (landed) return landed;
      if (answer === "made" || posts === mostPosts) throw unresolved();
      continue;
    }
    return answer;
  }
}

/** `lost`: nobody knows. `made`: the name is taken, which may be our own doing. */
async function post(call: Call, posting: Posting): Promise<Posted | "lost" | "made"> {
  const request: Asking = {
    method: "POST",
    path: ["users"],
    body: posting.body,
    repeatable: false,
  };
  let answer: Awaited<ReturnType<typeof ask>>;
  try {
    answer = await ask(call, request);
  } catch (error) {
    if (ConnectorError.is(error) && error.effect === "unknown" && !call.signal?.aborted) {
      return "lost";
    }
    throw error;
  }
  if (answer.status < 300) {
    const made = { ...posting.body, ...(answer.body as GraphUser) } as unknown as GraphUser;
    return { found: foundOf(call, { ...made, assignedLicenses: [] }), adopted: false };
  }
  const error = refusedWrite(answer, request);
  if (error.effect === "unknown") return "lost";
  if (error.code !== "not-unique" || conflictOf(answer) !== "userPrincipalName") throw error;
  return "made";
}

/** Looks who has the principal name, until somebody is seen or the time is over. */
async function look(call: Call, posting: Posting, budget: number): Promise<Posted | undefined> {
  const until = time(call) + budget;
  const name = String(posting.body.userPrincipalName);
  const request = readingOf(call, ["users", name], posting.names);
  for (let wait = firstWait; ; wait = Math.min(2 * wait, longestWait)) {
    const answer = await ask(call, request);
    if (answer.status === 200)
      return judged(foundOf(call, answer.body as unknown as GraphUser), posting);
    if (answer.status !== 404) throw refusedWrite(answer, request);
    const left = until - time(call);
    if (left <= 0) return undefined;
    await pause(call, Math.min(wait, left));
  }
}

function judged(found: Found, posting: Posting): Posted {
  if (posting.isOurs(found)) return { found, adopted: true };
  throw notUnique("userPrincipalName", true);
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
