import { below, chance } from "../staff/draw.ts";
import { type Random, randomFrom } from "../staff/random.ts";
import { weighted } from "../staff/weighted.ts";
import { homeMachine, type Machine, phone, trustMachine } from "./devices.ts";
import { drawNetwork, type SyntheticNetwork } from "./networks.ts";
import type { SyntheticStaff, WorkPattern } from "./synthetic-sign-in.ts";

/** A person with all that their sign-ins come from. */
export interface Staff extends SyntheticStaff {
  readonly index: number;
  readonly role: string;
  readonly home: SyntheticNetwork;
  /** The address at home is another one after so many days. */
  readonly lease: number;
  readonly carrier: SyntheticNetwork;
  readonly machines: { readonly desk: Machine; readonly home: Machine; readonly phone: Machine };
}

const roles: Readonly<Record<WorkPattern, string>> = {
  day: "Administrative and Clerical",
  ward: "Nursing and Midwifery Registered",
  night: "Nursing and Midwifery Registered",
  bank: "Additional Clinical Services",
  home: "Administrative and Clerical",
  phone: "Allied Health Professionals",
  traveller: "Medical and Dental",
};

/** Our guess at a trust. */
const patterns = weighted([
  { pattern: "ward", weight: 30 },
  { pattern: "day", weight: 25 },
  { pattern: "night", weight: 15 },
  { pattern: "bank", weight: 10 },
  { pattern: "phone", weight: 9 },
  { pattern: "home", weight: 7 },
  { pattern: "traveller", weight: 4 },
] as const satisfies readonly { readonly pattern: WorkPattern; readonly weight: number }[]);

const leases = [7, 21, 60, 365] as const;

/** Of the streams of random numbers of a person, the one that who they are comes from. */
const streamOfStaff = 1;

/** What people are drawn from. */
interface StaffOptions {
  readonly seed: number;
  readonly days: number;
  readonly pattern: WorkPattern | undefined;
}

/** Makes one person. Half of all are there from the start, the others join within the first three fifths. */
export function makeStaff(index: number, { seed, days, pattern: only }: StaffOptions): Staff {
  const random = randomFrom(seed, streamOfStaff, index);
  const drawn = patterns(random).pattern;
  const pattern = only ?? drawn;
  const subject = `staff-${index}`;
  return {
    index,
    subject,
    pattern,
    role: roles[pattern],
    joins: chance(random, 0.5) ? 0 : below(random, Math.ceil(days * 0.6)),
    home: drawNetwork.home(random),
    lease: leases[below(random, leases.length)] as number,
    carrier: drawNetwork.mobile(random),
    machines: machinesOf(random, subject),
  };
}

function machinesOf(random: Random, subject: string): Staff["machines"] {
  return {
    desk: trustMachine(random, `${subject}-desk`),
    home: homeMachine(random, `${subject}-home`),
    phone: phone(random, `${subject}-phone`),
  };
}
