import type { Verdict } from "../guard/verdict.ts";
import type { Plan } from "../plan.ts";
import { counted } from "./count.ts";
import type { Line } from "./lines.ts";
import { printable } from "./value.ts";

/** Gives the guard's verdict with every breach, and says exactly how the plan is approved. */
export function verdictLines({ verdict, hash }: Plan): readonly Line[] {
  const { breaches } = verdict;
  const accepts = breaches.map(({ code }) => JSON.stringify(printable(code)));
  const given = [
    "by",
    "at",
    "expires",
    ...(accepts.length > 0 ? [`accepts: [${accepts.join(", ")}]`] : []),
  ];
  return [
    headline(verdict),
    ...breaches.flatMap(({ code, because }): Line[] => [
      { text: `  ${printable(code)}`, style: "alarm", hang: 4 },
      { text: `    ${printable(because)}`, hang: 4 },
    ]),
    {
      text:
        breaches.length === 0
          ? "To approve it:"
          : `To approve it all the same, accept ${breaches.length === 1 ? "the breach" : "each breach"} by its code:`,
    },
    { text: `  approve(plan, { ${given.join(", ")} })`, hang: 4 },
    {
      text: `The approval is of plan ${hash.slice(0, 12)} alone, and ends when it expires; the limits stay as they are.`,
      style: "quiet",
    },
  ];
}

function headline({ decision, breaches }: Verdict): Line {
  if (decision === "allow")
    return { text: "Guard: allow. The plan is within all limits.", style: "good" };
  const text = `Guard: STOP. The plan goes over ${counted(breaches.length, "limit")}:`;
  return { text, style: "alarm" };
}
