import { chance, pick } from "../draw.ts";
import type { Random } from "../random.ts";
import { weighted } from "../weighted.ts";
import { awkwardNames, sharedNames } from "./awkward.ts";
import { communities } from "./communities.ts";
import type { Community } from "./community.ts";
import type { PersonName } from "./person-name.ts";
import { preferredForms } from "./preferred.ts";

const drawCommunity = weighted(communities);
const womensTitles = ["Mrs.", "Mrs.", "Miss", "Ms.", "Ms.", "Mx.", ""];
const mensTitles = ["Mr.", "Mr.", "Mr.", "Mr.", "Mr", "Mx.", ""];

/** Draws a family name at random: one in 25 is double-barrelled, with a hyphen or a space. */
export function drawFamilyName(
  random: Random,
  community: Community = drawCommunity(random),
): string {
  const name = pick(random, community.family);
  if (!chance(random, 0.04)) return name;
  return `${name}${chance(random, 0.85) ? "-" : " "}${pick(random, community.family)}`;
}

function drawPreferred(random: Random, firstName: string, middleNames: string): string {
  const forms = preferredForms.get(firstName);
  if (forms !== undefined && chance(random, 0.6)) return pick(random, forms);
  if (middleNames !== "" && chance(random, 0.06)) return middleNames;
  return chance(random, 0.3) ? firstName : "";
}

/** Draws the name that a person had before: one woman in six has a maiden name, a few people another last name. */
function drawFormer(
  random: Random,
  gender: "F" | "M",
): Pick<PersonName, "maidenName" | "previousLastName"> {
  if (gender === "F" && chance(random, 0.17)) {
    const maidenName = drawFamilyName(random);
    return { maidenName, previousLastName: chance(random, 0.6) ? maidenName : "" };
  }
  return { maidenName: "", previousLastName: chance(random, 0.02) ? drawFamilyName(random) : "" };
}

/** Draws what a person is called: mostly by community, at times a name that many share or one that breaks assumptions. */
export function drawName(random: Random): PersonName {
  if (chance(random, 0.025)) return pick(random, sharedNames);
  if (chance(random, 0.012)) return pick(random, awkwardNames);
  const gender = chance(random, 0.76) ? "F" : "M";
  const community = drawCommunity(random);
  const given = gender === "F" ? community.women : community.men;
  const firstName = pick(random, given);
  const middleNames = chance(random, 0.5) ? pick(random, given) : "";
  return {
    gender,
    title: pick(random, gender === "F" ? womensTitles : mensTitles),
    firstName,
    middleNames,
    lastName: drawFamilyName(random, community),
    preferredName: drawPreferred(random, firstName, middleNames),
    ...drawFormer(random, gender),
  };
}
