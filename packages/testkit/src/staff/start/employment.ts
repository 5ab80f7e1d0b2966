import { addDays } from "../dates.ts";
import { below, chance } from "../draw.ts";
import type { Ground } from "../ground.ts";
import type { Random } from "../random.ts";
import type { StaffMember } from "../staff-member.ts";
import { drawLeavingTerms, type LeavingTerms } from "./leaving-terms.ts";
import { type ProfileKind, retirementDateAt } from "./profile-kind.ts";

/** Since when, until when and in what standing a profile is employed at the start. */
export type Employment = LeavingTerms & Pick<StaffMember, "standing" | "hireDate" | "nhsStartDate">;

const adult = 18 * 366;
const staying: LeavingTerms = { terminationDate: "", terminationReason: "", lastWorkingDay: "" };

function drawPastHire(random: Random, latest: string, birthDate: string): string {
  const years = chance(random, 0.2) ? 1 : 25;
  const drawn = addDays(latest, -1 - below(random, years * 365));
  const earliest = addDays(birthDate, adult);
  if (drawn >= earliest) return drawn;
  return earliest < latest ? earliest : addDays(latest, -1);
}

interface Subject {
  readonly ground: Ground;
  readonly index: number;
  readonly kind: ProfileKind;
  readonly birthDate: string;
}

function drawDates(random: Random, subject: Subject): { hireDate: string; terms: LeavingTerms } {
  const { ground, kind, birthDate } = subject;
  const { startDate } = ground.population;
  const ending = (date: string) => ({
    hireDate: drawPastHire(random, addDays(date, -90), birthDate),
    terms: drawLeavingTerms(random, date, birthDate),
  });
  if (kind === "applicant")
    return { hireDate: addDays(startDate, 1 + below(random, 60)), terms: staying };
  if (kind === "returned")
    return { hireDate: addDays(startDate, -20 - below(random, 30)), terms: staying };
  if (kind === "retired") return ending(retirementDateAt(ground, subject.index));
  if (kind === "gone-manager" || kind === "ex-employee")
    return ending(addDays(startDate, -1 - below(random, 90)));
  const hireDate = drawPastHire(random, startDate, birthDate);
  const leaves = kind === "employee" && chance(random, 0.01);
  const last = addDays(startDate, below(random, 60));
  return { hireDate, terms: leaves ? drawLeavingTerms(random, last, birthDate) : staying };
}

function standingOf(kind: ProfileKind): StaffMember["standing"] {
  if (kind === "applicant") return "applicant";
  return kind === "manager" || kind === "employee" || kind === "returned"
    ? "employee"
    : "ex-employee";
}

/** Draws the employment of a profile; one employee in 100 has given notice already. */
export function drawEmployment(random: Random, subject: Subject): Employment {
  const { hireDate, terms } = drawDates(random, subject);
  const earlier = chance(random, 0.3) ? below(random, 3000) : 0;
  const adultSince = addDays(subject.birthDate, adult);
  const nhsStart = addDays(hireDate, -earlier);
  return {
    ...terms,
    standing: standingOf(subject.kind),
    hireDate,
    nhsStartDate: nhsStart >= adultSince ? nhsStart : hireDate,
  };
}
