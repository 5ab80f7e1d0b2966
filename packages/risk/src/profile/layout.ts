/**
 * Where everything lies in a profile, in bytes from its start; little-endian, each field at a multiple of its size.
 * Together 272 bytes.
 *
 * | from | what |
 * | --- | --- |
 * | 0 | u8: the version of this layout |
 * | 1 | u8: 1 a place, 2 a network, 4 a session, 8 a position of the last sign-in is kept; 16 to 128: the quarters of the day of `learntAt` that were counted |
 * | 2 | u16: accuracy of the last place in km, 65,535 where it is not known |
 * | 4 | u16: country of the last place, two letters; 0 for none |
 * | 6 | u16: hash of the organisation and role |
 * | 8 | f64: the last sign-in that succeeded, in ms since 1970; 0 for none |
 * | 16, 20 | i32: latitude and longitude of it, in units of 1e-7 degrees |
 * | 24, 28 | u32: network of it; hash of its session |
 * | 32, 36 | u32: first seen; password last reset; in s since 1970, 0 for never |
 * | 40, 44, 48 | f32: failures; f32: denied prompts; u32: as they stood at this second |
 * | 52, 56, 80 | f32: sign-ins learnt; f32 × 6: the rhythm of the week; u32: as they stood at this second |
 * | 84 | u32 × 19: keys of the values of the features |
 * | 160 | u16 × 19: how often each was learnt, in units of 1/256 |
 * | 198 | u16 × 19: as it stood on this day since 1970 |
 * | 236, 244 | u16 × 4, u16 × 4: hashes of browser and system of each device |
 * | 252 | u8 × 19: which part of the count may belong to values that were displaced, in units of 1/255 |
 * | 271 | u8: nothing |
 */
export const layout = {
  version: 0,
  flags: 1,
  accuracy: 2,
  country: 4,
  group: 6,
  lastAt: 8,
  latitude: 16,
  longitude: 20,
  network: 24,
  session: 28,
  firstSeen: 32,
  passwordReset: 36,
  failures: 40,
  denied: 44,
  recentAt: 48,
  learnt: 52,
  rhythm: 56,
  learntAt: 80,
  keys: 84,
  counts: 160,
  days: 198,
  browsers: 236,
  systems: 244,
  displaced: 252,
} as const;

/** How many bytes a profile takes in memory. */
export const profileBytes = 272;

/** The version of {@link layout} that this code writes, and the only one that it reads. */
export const layoutVersion = 2;
