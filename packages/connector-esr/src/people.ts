import type { Person, RefusedRecord } from "@rollcall/core";
import { type BlockPlace, type BlockPlaces, createBlockPlaces, readBlock } from "./block.ts";
import type { Extract } from "./extract.ts";
import { type Dispute, type Human, type ProfileKey, splitKey } from "./human.ts";
import { createHumans, type Humans } from "./humans.ts";
import { createNiHash, niSeedOf } from "./identifier.ts";
import type { Settings } from "./options.ts";
import { type PersonContext, toPerson } from "./person.ts";
import { createPersonPlaces } from "./person-places.ts";
import { type Profile, type ProfileAnswer, readProfile, type Withholding } from "./profile.ts";
import type { References } from "./references.ts";
import type { Special } from "./special.ts";
import type { View } from "./view.ts";

/** Reads people from a view, one at a time. */
export interface People {
  readonly humans: Humans;
  readonly context: PersonContext;
  /** Reads a human with all profiles, or says why that cannot be done. */
  read(human: Human): Person | Withheld;
  profile(key: ProfileKey): ProfileAnswer;
  /** Where profiles stand in the full extract of a VPD, as far as a pass over it has told. */
  placesOf(vpd: string): BlockPlaces;
}

/** Why a person is not given although there are rows. */
export interface Withheld {
  readonly withheld: RefusedRecord;
}

/** Opens the people of a view. `special` as for the finder of humans. */
export function openPeople(view: View, settings: Settings, special?: Special): People {
  const { niKey, name } = settings;
  const places = new Map<string, BlockPlaces>();
  const placeOf = (key: ProfileKey): BlockPlace | undefined => {
    const { vpd, id } = splitKey(key);
    return special?.standsTogether(key) ? places.get(vpd)?.get(id) : undefined;
  };
  const niSeed = niKey && niSeedOf(niKey);
  const humans = createHumans(view, {
    niSeed,
    special: special && { ...special, personPlaces: createPersonPlaces(view, placeOf) },
  });
  const context: PersonContext = {
    source: name,
    day: view.day,
    niHash: niKey && createNiHash(niKey),
    referencesOf: (vpd) => view.employers.get(vpd)?.references as References,
    personIdOf: (vpd, id) => humans.idOf(vpd, id),
  };
  const placesOf = (vpd: string): BlockPlaces => {
    const known = places.get(vpd) ?? createBlockPlaces();
    places.set(vpd, known);
    return known;
  };
  const profile = (key: ProfileKey): ProfileAnswer => {
    const { vpd, id } = splitKey(key);
    const employer = view.employers.get(vpd);
    const place = placeOf(key);
    if (employer && place) {
      const profile = readBlock(employer.extracts[0] as Extract, place, { vpd, day: view.day });
      return { found: "profile", profile };
    }
    return employer ? readProfile(employer, id, view.day) : { found: "none" };
  };
  const read = (human: Human): Person | Withheld => {
    const profiles: Profile[] = [];
    for (const key of human.profiles) {
      const answer = profile(key);
      if (answer.found === "withheld") return { withheld: withheldRecord(answer) };
      if (answer.found === "profile") profiles.push(answer.profile);
    }
    return toPerson(human.id, profiles, context);
  };
  return { humans, context, read, profile, placesOf };
}

/** Says that a person is withheld for the sake of a row. */
export function withheldRecord({ record, rule }: Withholding): RefusedRecord {
  return {
    record,
    rule,
    advice: "Have the record corrected in ESR. Until then the person is left as he or she was.",
  };
}

/** Says that profiles were not put together. */
export function disputedRecord({ profiles, rule }: Dispute): RefusedRecord {
  return {
    record: profiles.map((key) => `esr:${key}`).join(" and "),
    rule: `${rule}; profiles that share an identifier contradict each other and stay apart`,
    advice: "Have the wrong identifier corrected in ESR.",
  };
}
