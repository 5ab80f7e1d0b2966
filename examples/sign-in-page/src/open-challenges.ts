import type { SignIn } from "@rollcall/risk";

/** The sign-ins that wait for a second factor, by the id of their decision. */
export interface OpenChallenges {
  open(decision: string, event: SignIn): void;
  /** Gives a sign-in that waits, once: a challenge is answered or it is over. */
  take(decision: string): SignIn | undefined;
}

const fiveMinutes = 5 * 60_000;
const most = 10_000;

/** Makes a list of open challenges. Each is open for five minutes, and at most 10,000 are. */
export function openChallenges(now: () => number): OpenChallenges {
  const waiting = new Map<string, { readonly event: SignIn; readonly until: number }>();
  return {
    open(decision, event) {
      waiting.set(decision, { event, until: now() + fiveMinutes });
      const [oldest] = waiting.keys();
      if (waiting.size > most && oldest !== undefined) waiting.delete(oldest);
    },
    take(decision) {
      const found = waiting.get(decision);
      waiting.delete(decision);
      return found && now() < found.until ? found.event : undefined;
    },
  };
}
