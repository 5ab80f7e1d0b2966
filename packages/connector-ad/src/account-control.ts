/** Bits of `userAccountControl` (MS-ADTS section 2.2.16). */
export const accountControl = {
  disabled: 0x2,
  passwordNotRequired: 0x20,
  normalAccount: 0x200,
  passwordNeverExpires: 0x1_0000,
  smartcardRequired: 0x4_0000,
} as const;

/** Tells whether an account may sign in, by its `userAccountControl`. */
export function isEnabled(control: number): boolean {
  return (control & accountControl.disabled) === 0;
}

/** Enables or disables; all other bits stay. Gives a number with a sign, as the directory writes it. */
export function withEnabled(control: number, enabled: boolean): number {
  return enabled ? control & ~accountControl.disabled : control | accountControl.disabled;
}
