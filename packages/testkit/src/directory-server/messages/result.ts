/** Result codes of LDAP that the server gives (RFC 4511 appendix A). */
export const resultCode = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  compareFalse: 5,
  compareTrue: 6,
  authMethodNotSupported: 7,
  strongAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  unavailableCriticalExtension: 12,
  confidentialityRequired: 13,
  noSuchAttribute: 16,
  undefinedAttributeType: 17,
  inappropriateMatching: 18,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  invalidAttributeSyntax: 21,
  noSuchObject: 32,
  invalidDNSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  loopDetect: 54,
  namingViolation: 64,
  objectClassViolation: 65,
  notAllowedOnNonLeaf: 66,
  notAllowedOnRDN: 67,
  entryAlreadyExists: 68,
  objectClassModsProhibited: 69,
  affectsMultipleDSAs: 71,
  other: 80,
  assertionFailed: 122,
} as const;

/** The name of a result code. */
export type ResultName = keyof typeof resultCode;

/** How an operation ended. */
export interface Result {
  readonly code: number;
  readonly matchedDN?: string | undefined;
  /** What Windows says, which starts with its own code in eight hexadecimal digits. */
  readonly diagnostic?: string | undefined;
  readonly referrals?: readonly string[] | undefined;
}

/** The end of an operation that went well. */
export const success: Result = { code: resultCode.success };
