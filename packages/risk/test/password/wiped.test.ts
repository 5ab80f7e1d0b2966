import { describe, expect, test } from "vitest";
import { entraPoints, strictPoints } from "../../src/password/judge/guess-points.ts";
import { type Workspace, withWorkspace } from "../../src/password/judge/workspace.ts";
import { bannedTerms } from "../../src/password/terms/banned-terms.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { readPassword } from "../../src/password/text/read-password.ts";

const encoder = new TextEncoder();
const guess = { terms: bannedTerms(), context: contextTerms({}), denyList: undefined };

describe("the buffers that a password is judged in", () => {
  test.each(["Liverpool2024!abcabcabc", "Lïverpool-ﬁ-🦦", "x".repeat(2000), "ﷺ".repeat(200)])(
    "hold nothing of it afterwards: %#",
    (text) => {
      let kept: Workspace | undefined;
      withWorkspace((workspace) => {
        kept = workspace;
        readPassword(encoder.encode(text), workspace.room);
        strictPoints(workspace, guess);
        entraPoints(workspace, guess);
      });
      const { room, spans, points } = kept as Workspace;
      const buffers = [
        room.points,
        room.folded,
        room.reversed,
        room.squeezed,
        room.bytes,
        room.hashes,
      ];
      for (const buffer of [...buffers, points, spans.start, spans.next, spans.queue]) {
        expect(buffer.every((each) => each === 0)).toBe(true);
      }
      expect(spans.first.every((each) => each === -1)).toBe(true);
      expect(spans.runStart.every((start, at) => start === at)).toBe(true);
      expect({ ...room.state, length: room.length, hashes: room.hashCount }).toEqual({
        tooLong: false,
        notText: false,
        length: 0,
        hashes: 0,
      });
    },
  );

  test("are wiped when judging fails, too", () => {
    let kept: Workspace | undefined;
    expect(() =>
      withWorkspace((workspace) => {
        kept = workspace;
        readPassword(encoder.encode("thimble"), workspace.room);
        throw new RangeError("failed");
      }),
    ).toThrow(RangeError);
    expect(kept?.room.points.every((each) => each === 0)).toBe(true);
  });
});
