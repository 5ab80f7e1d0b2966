import { contentHash } from "@rollcall/core";
import { dayOf, latestDays, secondOf } from "../../profile/instant.ts";
import { keepLast } from "../../profile/last-sign-in.ts";
import { layout } from "../../profile/layout.ts";
import type { Profile } from "../../profile/profile.ts";
import { type ProfileTable, profileTable } from "../../profile/profile-table.ts";
import { addRecent, forgive } from "../../profile/recent.ts";
import { addMoments, learnRhythm } from "../../profile/rhythm.ts";
import { weekTime } from "../../profile/week-time.ts";
import { hasFailed, isOwnSignIn, isStepUpLost } from "../../sign-in/ended.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import type { SignInModel } from "../sign-in-model.ts";
import { withSubject } from "../with-subject.ts";
import { learnKeys } from "./learn-keys.ts";
import { type CompactModelOptions, type CompactSettings, compactSettings } from "./options.ts";
import { pastOf } from "./past-of.ts";
import { type Population, population } from "./population.ts";
import { restorePopulation } from "./restore-population.ts";
import { seenEvents } from "./seen-events.ts";
import { type SignInKeys, signInKeyReader } from "./sign-in-keys.ts";
import { signInWeigher } from "./weigh-sign-in.ts";

/** A model that keeps 300 bytes of each person, and what else it can be told of people. */
export interface CompactModel extends SignInModel {
  /** To be stored by `keepProfiles`. */
  readonly profiles: ProfileTable;
  /** Says that a person's password was reset. */
  resetPassword(subject: string, at: number): void;
  /** In bytes: of the tables of all people, the profiles left out. */
  memory(): number;
}

const [toLearn, toNote] = [1, 2];

/**
 * Makes the model for many people: log2 of p(x) / p(x|u) for address, device, method, application and time of the week,
 * each backing off from the particular to the general and held to a cap, from profiles of 272 bytes that forget by
 * halves in 30 days.
 *
 * Each value counts once a day; what did not succeed, or whose second factor failed, is noted and never learnt.
 * Somebody with fewer than ten sign-ins, or known for less than five days, is compared with colleagues of the same role
 * and organisation, within 2 bits.
 *
 * A clock that goes back changes nothing that was learnt: a late sign-in counts for what would be left of it, and only
 * stamps of more than a month ahead of the present are set back. Throws `invalid-options`, and `invalid-value` for an event without a
 * subject or a time.
 */
export function compactModel(options: CompactModelOptions = {}): CompactModel {
  const settings = compactSettings(options);
  const profiles = options.profiles ?? profileTable();
  const everybody = population(settings);
  restorePopulation(profiles, everybody);
  const weigh = signInWeigher(everybody, settings);
  const seen = seenEvents();
  const keysOf = signInKeyReader();
  const note = (given: SignIn, now: number = given.at): void => {
    const event = withSubject(given);
    const failed = hasFailed(event);
    const denied = isStepUpLost(event);
    if (!failed && !denied) return;
    const profile = profiles.claim(event.subject);
    if (!seen.isFirst(event.id, profile.start + toNote)) return;
    if (failed) addRecent(profile, "failures", event.at, now);
    if (denied) addRecent(profile, "denied", event.at, now);
    profiles.touch();
  };
  return {
    version: versionOf(settings),
    profiles,
    past: (event) => pastOf(event, keysOf(withSubject(event)), profiles.find(event.subject)),
    weigh: (event) => weigh(event.at, keysOf(withSubject(event)), profiles.find(event.subject)),
    learn(event, now = event.at) {
      if (!isOwnSignIn(event)) return note(event, now);
      const profile = profiles.claim(withSubject(event).subject);
      if (!seen.isFirst(event.id, profile.start + toLearn)) return;
      const keys = keysOf(event);
      keys.today = dayOf(now);
      learnSignIn(profile, event, { keys, everybody, now });
      profiles.touch();
    },
    note,
    resetPassword(subject, at) {
      const { slab, start } = profiles.claim(subject);
      slab.words[(start + layout.passwordReset) >> 2] = secondOf(at);
      profiles.touch();
    },
    memory: everybody.memory,
  };
}

interface Learning {
  readonly keys: SignInKeys;
  readonly everybody: Population;
  readonly now: number;
}

function learnSignIn(profile: Profile, event: SignIn, { keys, everybody, now }: Learning): void {
  const { slab, start } = profile;
  const first = (start + layout.firstSeen) >> 2;
  const seen = slab.words[first] as number;
  const second = Math.max(secondOf(event.at), 1);
  if (seen === 0 || seen - secondOf(now) > latestDays * 86_400) slab.words[first] = second;
  slab.halves[(start + layout.group) >> 1] = keys.group;
  learnKeys(profile, keys, everybody);
  if (learnRhythm(profile, event.at, now)) {
    const weight = everybody.weightOn(keys);
    addMoments(everybody.moments, 0, { time: weekTime(event.at), weight });
  }
  keepLast(profile, event, now);
  forgive(profile, event.at, now);
}

function versionOf(settings: CompactSettings): string {
  return `compact-1-${contentHash(settings as never).slice(0, 12)}`;
}
