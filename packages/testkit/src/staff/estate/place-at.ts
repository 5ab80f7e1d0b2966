import { addDays } from "../dates.ts";
import { type Ground, perBlock } from "../ground.ts";
import { keyAt } from "../keys.ts";
import { divisionNames } from "./department-names.ts";
import { departmentName } from "./location-at.ts";
import type { Organisation } from "./places.ts";

const firstBlock = 1 + divisionNames.length;
const organisationsPerBlock = perBlock.directorates + perBlock.departments;
const none = -1;

/** Counts the organisations and locations of a VPD at the start. */
export function placeCounts(ground: Ground): { organisations: number; locations: number } {
  return {
    organisations: firstBlock + ground.blocks * organisationsPerBlock,
    locations: ground.blocks * perBlock.departments,
  };
}

/** Tells the index of the organisation that is the department with this number. */
export function organisationOfDepartment(department: number): number {
  const block = Math.floor(department / perBlock.departments);
  const slot = department % perBlock.departments;
  return firstBlock + block * organisationsPerBlock + perBlock.directorates + slot;
}

function costCentreOf(department: number): string {
  return String(100_000 + department);
}

type Place = Pick<Organisation, "name" | "type" | "parent" | "odsCode" | "location" | "costCentre">;

function upperPlace(ground: Ground, index: number): Place {
  const upper = { type: "NHS_DV", odsCode: "", location: none, costCentre: "" };
  if (index === 0) {
    const { name, odsCode } = ground;
    return { ...upper, name: `${ground.vpd} ${name}`, type: "NHS_TR", parent: none, odsCode };
  }
  return { ...upper, name: `${ground.vpd} ${divisionNames[index - 1]} Division`, parent: 0 };
}

function lowerPlace(ground: Ground, index: number): Place {
  const block = Math.floor((index - firstBlock) / organisationsPerBlock);
  const slot = (index - firstBlock) % organisationsPerBlock;
  if (slot < perBlock.directorates) {
    const number = block * perBlock.directorates + slot;
    const division = number % divisionNames.length;
    const name = `${ground.vpd} ${divisionNames[division]} Directorate ${number + 1}`;
    return {
      name,
      type: "NHS_DR",
      parent: 1 + division,
      odsCode: "",
      location: none,
      costCentre: "",
    };
  }
  const location = block * perBlock.departments + slot - perBlock.directorates;
  return {
    name: `${ground.vpd} ${departmentName(location)}`,
    type: "NHS_DE",
    parent: firstBlock + block * organisationsPerBlock + (slot % perBlock.directorates),
    odsCode: "",
    location,
    costCentre: costCentreOf(location),
  };
}

/** Makes the organisation with this index: 0 is the trust, then its divisions, then each block's directorates and departments. */
export function organisationAt(ground: Ground, index: number): Organisation {
  const from = addDays(ground.population.startDate, -2000);
  return {
    ...(index < firstBlock ? upperPlace(ground, index) : lowerPlace(ground, index)),
    organisationId: keyAt(ground, index),
    from,
    updated: `${from}T090000`,
  };
}
