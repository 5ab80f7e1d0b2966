import { aboutAfterLeaving, afterLeaving } from "./after-leaving.ts";
import { aboutAnonymiser, anonymiser } from "./anonymiser.ts";
import { aboutBeforeFirstDay, beforeFirstDay } from "./before-first-day.ts";
import { aboutBruteForceSuccess, bruteForceSuccess } from "./brute-force-success.ts";
import { aboutDormantAccount, dormantAccount } from "./dormant-account.ts";
import { aboutDuringAbsence, duringAbsence } from "./during-absence.ts";
import { aboutFirstSignIn, firstSignIn } from "./first-sign-in.ts";
import { aboutImpossibleTravel, impossibleTravel } from "./impossible-travel.ts";
import { aboutJustAfterLeaving, justAfterLeaving } from "./just-after-leaving.ts";
import { aboutLegacyProtocol, legacyProtocol } from "./legacy-protocol.ts";
import { aboutNewCountry, newCountry } from "./new-country.ts";
import { aboutNewDevice, newDevice } from "./new-device.ts";
import { aboutNewDeviceAfterReset, newDeviceAfterReset } from "./new-device-after-reset.ts";
import { aboutNewNetwork, newNetwork } from "./new-network.ts";
import { aboutNoAddress, noAddress } from "./no-address.ts";
import { aboutNotInRecord, notInRecord } from "./not-in-record.ts";
import { aboutPushFatigue, pushFatigue } from "./push-fatigue.ts";
import type { Rule } from "./rule.ts";
import type { RuleDescription } from "./rule-description.ts";
import { aboutSpraySuccess, spraySuccess } from "./spray-success.ts";
import { aboutSprayingAddress, sprayingAddress } from "./spraying-address.ts";
import { aboutTakenOver, takenOver } from "./taken-over.ts";
import { aboutThreatNetwork, threatNetwork } from "./threat-network.ts";
import { aboutTokenOnTwoNetworks, tokenOnTwoNetworks } from "./token-on-two-networks.ts";
import { aboutWhileSuspended, whileSuspended } from "./while-suspended.ts";

/** A rule with the options it has by default, and what it is. */
export interface DescribedRule {
  readonly about: RuleDescription;
  readonly rule: Rule;
}

/**
 * Makes every rule with its default options, in the order in which reasons are shown: the staff record first, then what
 * is known of the address, then what the person does. Replace the rule of a name to give it other options.
 */
export function describedRules(): readonly DescribedRule[] {
  return [
    { about: aboutAfterLeaving, rule: afterLeaving() },
    { about: aboutWhileSuspended, rule: whileSuspended() },
    { about: aboutJustAfterLeaving, rule: justAfterLeaving() },
    { about: aboutBeforeFirstDay, rule: beforeFirstDay() },
    { about: aboutDuringAbsence, rule: duringAbsence() },
    { about: aboutNotInRecord, rule: notInRecord() },
    { about: aboutThreatNetwork, rule: threatNetwork() },
    { about: aboutTakenOver, rule: takenOver() },
    { about: aboutImpossibleTravel, rule: impossibleTravel() },
    { about: aboutAnonymiser, rule: anonymiser() },
    { about: aboutNoAddress, rule: noAddress() },
    { about: aboutSpraySuccess, rule: spraySuccess() },
    { about: aboutSprayingAddress, rule: sprayingAddress() },
    { about: aboutBruteForceSuccess, rule: bruteForceSuccess() },
    { about: aboutPushFatigue, rule: pushFatigue() },
    { about: aboutTokenOnTwoNetworks, rule: tokenOnTwoNetworks() },
    { about: aboutNewDeviceAfterReset, rule: newDeviceAfterReset() },
    { about: aboutDormantAccount, rule: dormantAccount() },
    { about: aboutLegacyProtocol, rule: legacyProtocol() },
    { about: aboutFirstSignIn, rule: firstSignIn() },
    { about: aboutNewCountry, rule: newCountry() },
    { about: aboutNewDevice, rule: newDevice() },
    { about: aboutNewNetwork, rule: newNetwork() },
  ];
}

/** Makes every rule with its default options, in stable order. */
export function allRules(): readonly Rule[] {
  return describedRules().map(({ rule }) => rule);
}
