import type { KindDescription } from "./kind-description.ts";

/**
 * The `riskEventType` values of Graph's `riskDetection`, by Microsoft's words: of its reference of the resource, and of
 * *What are risk detections?* in the documentation of Entra ID Protection (17 Mar 2026).
 */
export type EntraKind =
  | "entra-adminConfirmedUserCompromised"
  | "entra-anomalousToken"
  | "entra-anomalousUserActivity"
  | "entra-anonymizedIPAddress"
  | "entra-attackerinTheMiddle"
  | "entra-attemptedPrtAccess"
  | "entra-generic"
  | "entra-impossibleTravel"
  | "entra-investigationsThreatIntelligence"
  | "entra-leakedCredentials"
  | "entra-maliciousIPAddress"
  | "entra-malwareInfectedIPAddress"
  | "entra-mcasFinSuspiciousFileAccess"
  | "entra-mcasImpossibleTravel"
  | "entra-mcasSuspiciousInboxManipulationRules"
  | "entra-nationStateIP"
  | "entra-newCountry"
  | "entra-passwordSpray"
  | "entra-riskyIPAddress"
  | "entra-suspiciousAPITraffic"
  | "entra-suspiciousBrowser"
  | "entra-suspiciousIPAddress"
  | "entra-suspiciousInboxForwarding"
  | "entra-suspiciousSendingPatterns"
  | "entra-tokenIssuerAnomaly"
  | "entra-unfamiliarFeatures"
  | "entra-unlikelyTravel"
  | "entra-userReportedSuspiciousActivity";

/**
 * What each weighs. All numbers are our choice: what a detector saw of a sign-in halves within days, what an attacker
 * now has stays for weeks, and a leaked password until it is changed. `generic` stands also for types that Microsoft
 * adds.
 */
export const entraKinds: Readonly<Record<EntraKind, KindDescription>> = {
  "entra-adminConfirmedUserCompromised": {
    bits: 16,
    halfLife: 90,
    strength: "conclusive",
    reason: "An administrator confirmed that the account is compromised.",
  },
  "entra-anomalousToken": {
    bits: 6,
    halfLife: 7,
    strength: "demanding",
    reason: "A token of the person has unusual properties.",
  },
  "entra-anomalousUserActivity": {
    bits: 6,
    halfLife: 14,
    strength: "demanding",
    reason: "The person's changes in the directory are unusual.",
  },
  "entra-anonymizedIPAddress": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "A sign-in came from an address that hides who uses it.",
  },
  "entra-attackerinTheMiddle": {
    bits: 10,
    halfLife: 30,
    strength: "demanding",
    reason: "A session of the person went through an attacker's server.",
  },
  "entra-attemptedPrtAccess": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "Something tried to reach the device's primary refresh token.",
  },
  "entra-generic": {
    bits: 4,
    halfLife: 7,
    strength: "demanding",
    reason: "Entra ID Protection found a risk without saying which.",
  },
  "entra-impossibleTravel": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "Two sign-ins were further apart than anybody can travel.",
  },
  "entra-investigationsThreatIntelligence": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "The activity fits a known pattern of attack.",
  },
  "entra-leakedCredentials": {
    bits: 8,
    halfLife: 90,
    strength: "demanding",
    reason: "The person's password was found in a leak.",
  },
  "entra-maliciousIPAddress": {
    bits: 6,
    halfLife: 7,
    strength: "demanding",
    reason: "A sign-in came from an address that is known to be malicious.",
  },
  "entra-malwareInfectedIPAddress": {
    bits: 4,
    halfLife: 7,
    strength: "demanding",
    reason: "A sign-in came from an address that malware talks to.",
  },
  "entra-mcasFinSuspiciousFileAccess": {
    bits: 5,
    halfLife: 7,
    strength: "demanding",
    reason: "An unusual number of files was opened.",
  },
  "entra-mcasImpossibleTravel": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "Two sign-ins were further apart than anybody can travel.",
  },
  "entra-mcasSuspiciousInboxManipulationRules": {
    bits: 6,
    halfLife: 14,
    strength: "demanding",
    reason: "Suspicious rules were set on the mailbox.",
  },
  "entra-nationStateIP": {
    bits: 10,
    halfLife: 30,
    strength: "demanding",
    reason: "A sign-in came from an address of a known threat actor.",
  },
  "entra-newCountry": {
    bits: 2,
    halfLife: 3,
    strength: "statistical",
    reason: "A sign-in came from a country that is new to the person.",
  },
  "entra-passwordSpray": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "The person's password was found by trying common ones.",
  },
  "entra-riskyIPAddress": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "The person was active from an anonymous proxy.",
  },
  "entra-suspiciousAPITraffic": {
    bits: 5,
    halfLife: 7,
    strength: "demanding",
    reason: "The directory was read in unusual amounts.",
  },
  "entra-suspiciousBrowser": {
    bits: 4,
    halfLife: 7,
    strength: "demanding",
    reason: "The browser was used for suspicious sign-ins elsewhere.",
  },
  "entra-suspiciousIPAddress": {
    bits: 4,
    halfLife: 7,
    strength: "demanding",
    reason: "A sign-in came from a suspicious address.",
  },
  "entra-suspiciousInboxForwarding": {
    bits: 6,
    halfLife: 14,
    strength: "demanding",
    reason: "The mailbox forwards to a suspicious address.",
  },
  "entra-suspiciousSendingPatterns": {
    bits: 5,
    halfLife: 7,
    strength: "demanding",
    reason: "The account sends mail in a suspicious way.",
  },
  "entra-tokenIssuerAnomaly": {
    bits: 6,
    halfLife: 7,
    strength: "demanding",
    reason: "The issuer of the person's token may be compromised.",
  },
  "entra-unfamiliarFeatures": {
    bits: 3,
    halfLife: 3,
    strength: "demanding",
    reason: "A sign-in was unlike the person's earlier ones.",
  },
  "entra-unlikelyTravel": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "Two sign-ins were far apart, one of them from an unusual place.",
  },
  "entra-userReportedSuspiciousActivity": {
    bits: 10,
    halfLife: 14,
    strength: "demanding",
    reason: "The person reported a prompt that they had not asked for.",
  },
};
