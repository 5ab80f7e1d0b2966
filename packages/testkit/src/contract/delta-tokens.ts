import { must, needed } from "./breach.ts";
import type { ContractCheck } from "./contract-check.ts";
import { keyOfRef } from "./reading.ts";
import { changed, keyOfChange, pagesSince, since, tokenOf } from "./reading-changes.ts";
import { refused } from "./refused.ts";

/** The rules for the tokens of reading changes. */
export const tokenChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "without a token, the last page alone gives one, and no changes come",
    run: async ({ session }) => {
      const pages = await pagesSince(session, undefined);
      const tokens = pages.map(({ token }) => token);
      must(tokens.at(-1) !== undefined, "the last page gives no token");
      must(
        tokens.slice(0, -1).every((one) => one === undefined),
        "a page before the last gives a token",
      );
      must(
        pages.every(({ changes }) => changes.length === 0),
        "changes come without a token",
      );
    },
  },
  {
    name: "the last page of a changes read, and no other, states the completeness",
    run: async ({ session }) => {
      const pages = await pagesSince(session, await tokenOf(session));
      const stated = pages.map(({ completeness }) => completeness);
      must(stated.at(-1) !== undefined, "the last page does not state the completeness");
      must(
        stated.slice(0, -1).every((one) => one === undefined),
        "a page before the last states it",
      );
    },
  },
  {
    name: "nothing comes after a token when nothing has changed",
    run: async ({ session }) => {
      const { changes } = await since(session, await tokenOf(session));
      must(changes.length === 0, "changes come though nothing has changed");
    },
  },
  {
    name: "a token that went through JSON is as good as before",
    run: async (context) => {
      const token = await tokenOf(context.session);
      const ref = await changed(context);
      const { changes } = await since(context.session, JSON.parse(JSON.stringify(token)));
      must(
        changes.some((one) => keyOfChange(one) === keyOfRef(ref)),
        "a change did not come",
      );
    },
  },
  {
    name: "a token of another connector, scope, origin or fingerprint is refused",
    run: async ({ session }) => {
      const token = await tokenOf(session);
      for (const part of ["connector", "scope", "origin", "fingerprint"] as const) {
        await refused(`a token of another ${part}`, ["delta-invalid"], () =>
          pagesSince(session, { ...token, [part]: "another" }),
        );
      }
    },
  },
  {
    name: "a token of which the value is nonsense is refused",
    run: async ({ session }) => {
      const token = await tokenOf(session);
      await refused("a token that is nonsense", ["delta-invalid", "delta-expired"], () =>
        pagesSince(session, { ...token, value: "\u0000nonsense" }),
      );
    },
  },
  {
    name: "a token that is too old is refused as expired",
    run: async ({ subject, session }) => {
      const token = await tokenOf(session);
      await needed(subject.outside?.expire, "the subject has no outside.expire")();
      await refused("a token that is too old", ["delta-expired"], () => pagesSince(session, token));
    },
  },
  {
    name: "a changes read stops when the caller no longer wants it",
    run: async ({ session }) => {
      const changes = needed(session.changes, "there is no changes part");
      const options = { signal: AbortSignal.abort() };
      await refused("a changes read that was aborted", ["cancelled"], () =>
        Array.fromAsync(changes.since(undefined, options)),
      );
    },
  },
];
