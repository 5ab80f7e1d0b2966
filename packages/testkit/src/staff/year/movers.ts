import { pick } from "../draw.ts";
import { openPosts } from "../open-posts.ts";
import type { Assignment } from "../staff-member.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";
import { drawPostLike } from "./draw-post.ts";

const dailyMoves = 0.0006;
const dailySecondPosts = 0.00018;
const dailyEndedPosts = 0.00015;
const dailyVoidedPosts = 0.00002;
const mostPosts = 4;

function planMove(agenda: Agenda): void {
  const found = someoneFrom(
    agenda,
    agenda.census.settled,
    (member) => openPosts(member).length > 0,
  );
  if (found === undefined) return;
  const { assignmentId, position: from } = pick(agenda.random, openPosts(found.member));
  const position = drawPostLike(agenda, from);
  agenda.events.push({ kind: "move", slot: found.slot, assignmentId, position });
}

function planSecondPost(agenda: Agenda): void {
  const found = someoneFrom(
    agenda,
    agenda.census.settled,
    (member) => openPosts(member).length < mostPosts,
  );
  if (found === undefined) return;
  const position = drawPostLike(agenda, openPosts(found.member)[0]?.position ?? 0);
  agenda.events.push({ kind: "second-post", slot: found.slot, position });
}

function planLostPost(agenda: Agenda, kind: "end-second-post" | "void-second-post"): void {
  const second = ({ primary }: Assignment) => !primary;
  const found = someoneFrom(agenda, agenda.census.settled, (member) =>
    openPosts(member).some(second),
  );
  if (found === undefined) return;
  const { assignmentId } = pick(agenda.random, openPosts(found.member).filter(second));
  agenda.events.push({ kind, slot: found.slot, assignmentId });
}

/** Plans today's movers: people who change posts, gain a second one or lose it. */
export function planMovers(agenda: Agenda): void {
  const people = agenda.census.settled.length;
  for (let left = timesToday(agenda, people, dailyMoves); left > 0; left--) planMove(agenda);
  for (let left = timesToday(agenda, people, dailySecondPosts); left > 0; left--)
    planSecondPost(agenda);
  for (let left = timesToday(agenda, people, dailyEndedPosts); left > 0; left--) {
    planLostPost(agenda, "end-second-post");
  }
  for (let left = timesToday(agenda, people, dailyVoidedPosts); left > 0; left--) {
    planLostPost(agenda, "void-second-post");
  }
}
