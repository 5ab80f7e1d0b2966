import { describe, expect, test } from "vitest";
import type { Assignment } from "../../src/model/person.ts";
import { closes, groundsOf, vanishedPosts } from "../../src/policy/grounds.ts";
import type { Place } from "../../src/policy/place.ts";
import type { Lifecycle } from "../../src/policy/policy.ts";
import { compileStanding } from "../../src/policy/standing.ts";
import type { Grounds } from "../../src/store/grounds.ts";
import { holderOf, post } from "./people.ts";

const today = "2026-11-20";
const open = post({ id: "open" });
const over = post({ id: "over", status: "ended", end: "2024-03-31", primary: false });
const ahead = post({ id: "ahead", status: "accepted", start: "2026-12-01", primary: false });
const away = post({ id: "away", status: "absent", primary: false });

function placeOf(posts: readonly Assignment[], lifecycle: Lifecycle = {}): Place {
  return compileStanding({ lifecycle, today }).placedOf(holderOf(...posts)).place;
}

function standsOn(posts: readonly Assignment[], lifecycle?: Lifecycle): Grounds {
  return groundsOf(holderOf(...posts), placeOf(posts, lifecycle)) as Grounds;
}

const idsOf = ({ posts, others }: Grounds): unknown => [
  posts.map(({ id }) => id),
  others.map(({ id }) => id),
];

describe("what an account stands on", () => {
  test("is nothing that has to be known where there is one post, or none that counts", () => {
    expect(groundsOf(holderOf(open), placeOf([open]))).toBeUndefined();
    const none: Place = { state: "none", assignments: [] };
    expect(groundsOf(holderOf(open, over), none)).toBeUndefined();
  });

  test.each([
    ["every open post", [over, away, open], [["away", "open"], ["over"]]],
    ["of somebody who has yet to come, the posts ahead", [over, ahead], [["ahead"], ["over"]]],
  ])("is %s", (_, posts, ids) => {
    expect(idsOf(standsOn(posts))).toEqual(ids);
  });

  test("is of a leaver the last post, and those that keep the account from being deleted", () => {
    const last = post({ id: "last", status: "ended", end: "2026-11-01" });
    const undated = post({ id: "undated", status: "ended" });
    const runsOn = post({ id: "runs on", lastWorkingDay: "2026-10-01", end: "2026-12-31" });
    const far = post({ id: "far", start: "2027-06-01" });
    const posts = [over, last, undated, runsOn, far];
    expect(idsOf(standsOn(posts))).toEqual([["far", "last", "runs on", "undated"], ["over"]]);
    expect(standsOn(posts).state).toBe("left");
  });

  test("is told as unclear where the record contradicts itself", () => {
    const odd = post({ id: "odd", start: "2026-11-01", end: "not a day" });
    expect(standsOn([odd, over])).toMatchObject({ state: "unclear", posts: [{ id: "odd" }] });
  });
});

describe("an account is closed by a place", () => {
  test.each<[string, boolean, Place, Grounds["state"]]>([
    ["when the person is active", false, { state: "active", assignments: [] }, "active"],
    [
      "when access ends in some days",
      true,
      { state: "active", hold: "grace", assignments: [] },
      "active",
    ],
    ["when the person was as absent before", false, { state: "absent", assignments: [] }, "absent"],
    ["when the person was not absent before", true, { state: "absent", assignments: [] }, "active"],
    ["when no account is due for long", false, { state: "future", assignments: [] }, "active"],
    ["when the person had left before", false, { state: "left", assignments: [] }, "left"],
    ["when the person was in scope before", true, { state: "none", assignments: [] }, "active"],
    ["when it is due to be deleted still", true, { state: "expired", assignments: [] }, "expired"],
  ])("%s: %s", (_, expected, place, state) => {
    expect(closes(place, { state, posts: [], others: [] })).toBe(expected);
  });
});

describe("a post has vanished without an end", () => {
  const grounds = standsOn([open, over, ahead]);
  const lost = (...posts: readonly Assignment[]): readonly string[] =>
    vanishedPosts(grounds, holderOf(...posts), placeOf(posts));

  test("when only posts are left that were known", () => {
    expect(lost(over)).toEqual(["open"]);
    expect(lost(over, ahead)).toEqual(["open"]);
  });

  test("also when a post that is ahead has changed, or is new: it has not ended", () => {
    expect(lost({ ...ahead, status: "active" })).toEqual(["open"]);
    expect(lost(over, post({ id: "new", start: "2026-12-01" }))).toEqual(["open"]);
  });

  test("not when it is there, whatever became of it", () => {
    expect(lost({ ...open, status: "ended", end: "2026-11-19" }, over)).toEqual([]);
  });

  test.each<[string, Assignment]>([
    ["an end", { ...over, end: "2026-11-19" }],
    ["a last working day", { ...over, lastWorkingDay: "2024-03-15" }],
    ["a status", { ...over, status: "suspended" }],
    ["an id", { ...over, id: "new" }],
  ])("not when a post that has ended has %s that was not known", (_, changed) => {
    expect(lost(changed)).toEqual([]);
  });

  test("not when no post is known any more, as after a re-key of the source", () => {
    expect(lost({ ...over, id: "1" }, { ...ahead, id: "2" })).toEqual([]);
  });
});
