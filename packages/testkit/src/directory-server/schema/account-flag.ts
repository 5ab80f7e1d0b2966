/** Bits of userAccountControl, and of the computed one ([MS-ADTS] 2.2.16). */
export const accountFlag = {
  disabled: 0x2,
  locked: 0x10,
  passwordNotRequired: 0x20,
  normal: 0x200,
  interdomainTrust: 0x800,
  workstation: 0x1000,
  controller: 0x2000,
  passwordNeverExpires: 0x10000,
  smartcardRequired: 0x40000,
  expired: 0x800000,
  /** The kinds of account whose passwords the machine changes. */
  notAPerson: 0x3800,
  /** The kinds of account, of which each account is one. */
  kinds: 0x3b00,
} as const;
