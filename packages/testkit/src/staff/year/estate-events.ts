import { below, chance } from "../draw.ts";
import type { Agenda } from "./agenda.ts";
import { timesToday } from "./agenda.ts";

const dailyRenames = 0.0001;
const dailyDepartmentMoves = 0.0003;

function planDepartmentMove(agenda: Agenda): void {
  const { random, trust, events } = agenda;
  const departments = indicesOf(agenda, "NHS_DE");
  const directorates = indicesOf(agenda, "NHS_DR");
  const organisation = departments[below(random, departments.length)] ?? -1;
  const parent = directorates[below(random, directorates.length)] ?? -1;
  const present = trust.organisations[organisation]?.parent;
  if (present !== undefined && present !== parent)
    events.push({ kind: "move-department", organisation, parent });
}

function indicesOf(agenda: Agenda, type: string): readonly number[] {
  return agenda.trust.organisations.flatMap((organisation, index) =>
    organisation.type === type ? [index] : [],
  );
}

/** Plans what changes in the organisation itself today: positions renamed, departments moved, and the merger on its day. */
export function planEstate(agenda: Agenda): void {
  const { trust, random, events, date } = agenda;
  const { positions, organisations } = trust;
  for (let left = timesToday(agenda, positions.length, dailyRenames); left > 0; left--) {
    const position = below(random, positions.length);
    const title = positions[position]?.title ?? "";
    const renamed = title.startsWith("Senior ") ? title.slice("Senior ".length) : `Senior ${title}`;
    events.push({
      kind: "rename-position",
      position,
      title: chance(random, 0.2) ? `${title} (Rotational)` : renamed,
    });
  }
  for (
    let left = timesToday(agenda, organisations.length, dailyDepartmentMoves);
    left > 0;
    left--
  ) {
    planDepartmentMove(agenda);
  }
  if (trust.mergeDate === date && trust.neighbour !== undefined) events.push({ kind: "merge" });
}
