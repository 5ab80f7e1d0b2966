import { addDays } from "../dates.ts";
import { type Ground, perBlock } from "../ground.ts";
import { keyAt } from "../keys.ts";
import { departmentNames, sites } from "./department-names.ts";
import { departmentKinds } from "./kinds.ts";
import type { Location } from "./places.ts";

/** Tells what the department with this number is called; only the first block's go without the number of their block. */
export function departmentName(department: number): string {
  const slot = department % perBlock.departments;
  const kind = departmentKinds[slot] ?? "corporate";
  const before = departmentKinds.slice(0, slot).filter((other) => other === kind).length;
  const block = Math.floor(department / perBlock.departments);
  const name = departmentNames[kind][before] ?? kind;
  return block === 0 ? name : `${name} ${block + 1}`;
}

/** Makes the location with this index: the rooms of the department with the same number. */
export function locationAt(ground: Ground, index: number): Location {
  const site = sites[index % sites.length] ?? { name: "", town: "" };
  const name = departmentName(index);
  return {
    locationId: keyAt(ground, index),
    code: `${ground.vpd} z ${String(index % 10_000).padStart(4, "0")} ${name}`,
    description: name,
    address: site.name,
    town: site.town,
    postcode: `ZZ99 ${index % 10}ZZ`,
    telephone: `01632 960${String(index % 1000).padStart(3, "0")}`,
    siteCode: `${ground.odsCode}${String((index % sites.length) + 1).padStart(2, "0")}`,
    updated: `${addDays(ground.population.startDate, -400)}T120000`,
  };
}
