/** The kinds of row that stand before the people and are referred to. */
export type GroundName = (typeof groundNames)[number];

/** All of them. */
export const groundNames = ["position", "location", "organisation"] as const;
