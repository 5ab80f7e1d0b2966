/** Who is a member of what, now and at any point of the journal. */
export interface Members {
  /** Members by group. */
  readonly now: Map<string, Set<string>>;
  /** Groups by member. */
  readonly groups: Map<string, Set<string>>;
  /** What changed, by group, oldest first. */
  readonly events: Map<string, MemberEvent[]>;
}

/** One change of a membership. */
export interface MemberEvent {
  readonly seq: number;
  readonly member: string;
  readonly joined: boolean;
}

/** Makes memberships of nobody. */
export function noMembers(): Members {
  return { now: new Map(), groups: new Map(), events: new Map() };
}

/** Changes one membership; a `seq` of zero is from before the journal. */
export function setMember(members: Members, group: string, event: MemberEvent): void {
  const { member, joined, seq } = event;
  if (joined) {
    setOf(members.now, group).add(member);
    setOf(members.groups, member).add(group);
  } else {
    members.now.get(group)?.delete(member);
    members.groups.get(member)?.delete(group);
  }
  if (seq === 0) return;
  const events = members.events.get(group);
  if (events) events.push(event);
  else members.events.set(group, [event]);
}

/** Gives the members of a group as they were at a point of the journal. */
export function membersAt(members: Members, group: string, seq: number): ReadonlySet<string> {
  const now = members.now.get(group) ?? new Set<string>();
  const later = eventsAfter(members, group, seq);
  if (later.length === 0) return now;
  const then = new Set(now);
  for (const { member, joined } of later.toReversed()) {
    if (joined) then.delete(member);
    else then.add(member);
  }
  return then;
}

/** Gives what changed in a group after a point of the journal, oldest first. */
export function eventsAfter(members: Members, group: string, seq: number): readonly MemberEvent[] {
  const events = members.events.get(group) ?? [];
  let from = events.length;
  while (from > 0 && (events[from - 1]?.seq ?? 0) > seq) from -= 1;
  return events.slice(from);
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const found = map.get(key);
  if (found) return found;
  const made = new Set<string>();
  map.set(key, made);
  return made;
}
