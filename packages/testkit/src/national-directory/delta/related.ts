/** Tells whether a round reports a relation: groups report their members unless something else is selected. */
export function isRelated(select: string | undefined, relation: "members" | "manager"): boolean {
  if (select === undefined) return relation === "members";
  return select.split(",").includes(relation);
}
