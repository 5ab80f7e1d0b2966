import { addDays } from "@rollcall/core";
import { advance, type StaffEvent, type StaffMember, type Trust } from "@rollcall/testkit";

/** Somebody who leaves one trust and starts at another on the same day, as the two staff records have it. */
export interface Mover {
  /** For people. */
  readonly name: string;
  /** By which every trust knows the same person. */
  readonly nhsUniqueId: string;
  readonly human: number;
  /** Among the staff of the trust that is left. */
  readonly slot: number;
  readonly date: string;
  /** The post at the other trust. */
  readonly position: number;
}

/** The two trusts, and the day. */
export interface Move {
  readonly from: Trust;
  readonly to: Trust;
  readonly date: string;
}

const nursing = "Nursing and Midwifery Registered";

/** Chooses a nurse in one plain post, of whom nothing else happens on the day; somebody else where there is none. */
export function chooseMover({ from, to, date }: Move): Mover | undefined {
  const busy = new Set(
    advance(from, date).events.flatMap((event) => ("slot" in event ? event.slot : [])),
  );
  const profiles = Map.groupBy(from.staff, ({ human }) => human);
  const able = from.staff
    .map((member, slot) => ({ member, slot }))
    .filter(({ member, slot }) => !busy.has(slot) && isPlain(member))
    .filter(({ member }) => profiles.get(member.human)?.length === 1);
  const nurse = able.find(({ member }) => isNurse(from, member)) ?? able[0];
  if (!nurse) return undefined;
  const { member, slot } = nurse;
  const { human, nhsUniqueId, name } = member;
  const position = to.positions.findIndex(({ role }) => isNursePost(role));
  return {
    name: `${name.preferredName || name.firstName} ${name.lastName}`,
    nhsUniqueId,
    human,
    slot,
    date,
    position: Math.max(position, 0),
  };
}

/** What the trust that is left puts on record. */
export function departureOf({ slot, date }: Mover): StaffEvent {
  return {
    kind: "leave",
    slot,
    terminationDate: addDays(date, -1),
    terminationReason: "Employee Transfer",
    lastWorkingDay: "",
  };
}

/** What the other trust puts on record. */
export function arrivalOf({ human, date, position }: Mover): StaffEvent {
  return { kind: "hire-unannounced", human, hireDate: date, position };
}

function isPlain({ standing, nhsUniqueId, terminationDate, assignments }: StaffMember): boolean {
  const [post, ...others] = assignments;
  if (standing !== "employee" || nhsUniqueId === "" || terminationDate !== "") return false;
  return post?.status === "active" && post.end === "" && others.length === 0;
}

function isNurse({ positions }: Trust, { assignments }: StaffMember): boolean {
  const role = positions[assignments[0]?.position ?? -1]?.role;
  return role !== undefined && isNursePost(role);
}

function isNursePost({ staffGroup, use }: Trust["positions"][number]["role"]): boolean {
  return staffGroup === nursing && use === "substantive";
}
