import { type SignIn, type SignInAssessorOptions, signInAssessor } from "@rollcall/risk";
import { locate } from "./addresses.ts";
import { type Colleague, colleagues } from "./trust.ts";

const hour = 3_600_000;
const days = 42;

/** The browser of the ward's shared workstations. */
export const workstation =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0";

/**
 * Lets the people of the trust sign in for six weeks, each at the beginning of a shift, and sometimes from home. Every
 * challenge is answered rightly. Gives the scores of the last three weeks, each as it was before the model learnt the
 * sign-in.
 */
export async function pastWeeks(options: SignInAssessorOptions, until: number): Promise<number[]> {
  let now = 0;
  const { assess, settle } = signInAssessor({ ...options, now: () => now });
  const scores: number[] = [];
  for (const event of shifts(until)) {
    now = event.at;
    const { bits, outcome } = await assess(event);
    if (outcome === "challenge") await settle(event, "passed");
    if (outcome !== "block" && event.at > until - 21 * 24 * hour) scores.push(bits);
  }
  return scores;
}

function shifts(until: number): SignIn[] {
  const midnight = Math.floor(until / (24 * hour)) * 24 * hour;
  return colleagues
    .flatMap((colleague, index) =>
      Array.from({ length: days }, (_, day) => shift(colleague, index, { midnight, day })),
    )
    .filter(({ at }) => at < until - hour)
    .toSorted((a, b) => a.at - b.at);
}

interface Day {
  readonly midnight: number;
  readonly day: number;
}

/** One sign-in a day: at work, or on every ninth day from home. */
function shift({ account, begins }: Colleague, index: number, { midnight, day }: Day): SignIn {
  const isAtHome = (day + index) % 9 === 0;
  const minutes = (day * 7 + index * 11) % 40;
  return locate({
    id: `past-${account}-${day}`,
    at: midnight - (days - day) * 24 * hour + begins * hour + minutes * 60_000,
    subject: account,
    organisation: "RZZ",
    result: "succeeded",
    address: isAtHome ? `198.51.100.${10 + index}` : "203.0.113.7",
    method: "password",
    application: "portal",
    protocol: "modern",
    device: { agent: workstation },
  });
}
