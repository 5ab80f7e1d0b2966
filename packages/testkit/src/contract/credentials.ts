import { type Secret, secret } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { failure, refused } from "./refused.ts";
import { newAccount, writingSample } from "./writing.ts";

const checks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "a password is set, and the receipt says so without it",
    run: async (context) => {
      const { good } = passwords(context);
      const { ref } = await newAccount(context);
      const receipt = await credentials(context).setPassword(ref, wrapped(good), context.lease);
      must(receipt.status === "done" || receipt.status === "accepted", "the password was not set");
      must(!JSON.stringify(receipt).includes(good), "the receipt holds the password");
    },
  },
  {
    name: "a password that breaks the policy is refused, without a word of it",
    run: async (context) => {
      const { bad } = passwords(context);
      const { ref } = await newAccount(context);
      const error = await refused("a password that breaks the policy", ["password-policy"], () =>
        credentials(context).setPassword(ref, wrapped(bad), context.lease),
      );
      const said = `${error.message} ${error.advice} ${JSON.stringify(error)}`;
      must(!said.includes(bad), "the error holds the password");
    },
  },
  {
    name: "a password is not set with a forged lease",
    run: async (context) => {
      const { good } = passwords(context);
      const { ref } = await newAccount(context);
      await refused("setting a password with a forged lease", ["permission-denied"], () =>
        credentials(context).setPassword(ref, wrapped(good), { ...context.lease }),
      );
    },
  },
  {
    name: "the password of an account that never was cannot be set",
    run: async (context) => {
      const { good } = passwords(context);
      await refused("setting the password of nobody", ["not-found"], () =>
        credentials(context).setPassword(context.subject.absent, wrapped(good), context.lease),
      );
    },
  },
  {
    name: "an account that is not locked can be unlocked without harm",
    run: async (context) => {
      const part = credentials(context);
      const unlock = needed(part.unlock?.bind(part), "accounts cannot be unlocked");
      const { ref } = await newAccount(context);
      const error = await failure(() => unlock(ref, context.lease));
      must(error === undefined, "unlocking an account that is not locked fails");
    },
  },
];

/** The rules for credentials. */
export const credentialsChecks: readonly ContractCheck[] = checks.map((check) => ({
  ...check,
  of: "target" as const,
  part: "credentials",
  capability: "credentials",
}));

function credentials({ session }: ContractContext): NonNullable<typeof session.credentials> {
  return needed(session.credentials, "there is no credentials part");
}

function passwords(context: ContractContext): { readonly good: string; readonly bad: string } {
  return needed(writingSample(context).passwords, "the writing sample has no passwords");
}

function wrapped(text: string): Secret {
  return secret(new TextEncoder().encode(text));
}
