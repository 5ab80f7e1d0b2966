import type { Account, AttributeDelta, AttributeValue } from "@rollcall/core";
import { must, NotApplicable, needed } from "./breach.ts";
import { comparableAttributes } from "./comparable.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { readAccount } from "./reading.ts";
import { holds, newAccount, updating, writingSample, written } from "./writing.ts";

/** The rules for changing accounts. */
export const writeUpdateChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "an attribute is set, replaced and cleared, and nothing else of the account changes",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      const account = await newAccount(context);
      for (const value of values) {
        await changed(context, account, { attribute, change: "replace", value }, value);
      }
      await changed(context, account, { attribute, change: "clear" }, null);
    },
  },
  {
    name: "an update whose effect is there is already done",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      const { ref } = await newAccount(context);
      const deltas = [{ attribute, change: "replace", value: values[0] }] as const;
      const update = updating(context, ref, { deltas });
      await written(context, update);
      const { status } = await written(context, update);
      must(status === "already", `the second receipt must say already, not ${status}`);
    },
  },
  {
    name: "an update that is sent again is already done, though its expectation no longer holds",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      const { ref, version } = await newAccount(context, 1, { [attribute]: values[1] });
      const update = updating(context, ref, {
        deltas: [{ attribute, change: "replace", value: values[0] }],
        expects: { exists: true, version, attributes: { [attribute]: values[1] } },
      });
      await written(context, update);
      const { status } = await written(context, update);
      must(status === "already", `the second receipt must say already, not ${status}`);
    },
  },
  {
    name: "values are added to a set and removed from it, and the others stay",
    run: async (context) => {
      const { attribute, values } = needed(
        writingSample(context).set,
        "the writing sample has no set",
      );
      const [first, second, third] = values;
      const account = await newAccount(context);
      await changed(context, account, { attribute, change: "add", values: [first, second] }, [
        first,
        second,
      ]);
      await changed(
        context,
        account,
        { attribute, change: "add", values: [second, third] },
        values,
      );
      await changed(context, account, { attribute, change: "remove", values: [first] }, [
        second,
        third,
      ]);
      await changed(context, account, { attribute, change: "remove", values: [first, third] }, [
        second,
      ]);
    },
  },
  {
    name: "an account is disabled and enabled again",
    run: async (context) => {
      const { ref } = await newAccount(context);
      for (const enabled of [false, true]) {
        await written(context, updating(context, ref, { enabled }));
        const now = await readAccount(context.session, ref);
        must(now.enabled === enabled, `an account is not ${enabled ? "enabled" : "disabled"}`);
      }
    },
  },
  {
    name: "attributes and state travel in one update where the limits say so",
    run: async (context) => {
      const { together } = context.session.limits;
      const joined = together?.find((group) => group.includes("attributes"));
      if (together && !joined?.includes("enabled")) {
        throw new NotApplicable("the limits do not let attributes and state travel together");
      }
      const { attribute, values } = writingSample(context).single;
      const { ref } = await newAccount(context);
      const deltas = [{ attribute, change: "replace", value: values[0] }] as const;
      await written(context, updating(context, ref, { deltas, enabled: false }));
      const now = await readAccount(context.session, ref);
      must(!now.enabled, "the state did not travel with the attributes");
      must(
        await holds(context, now, { attribute, value: values[0] }),
        "the attributes did not travel with the state",
      );
    },
  },
  {
    name: "a renamed account keeps its key, and the receipt says how it is now addressed",
    run: (context) => renamed(context, "rename"),
  },
  {
    name: "a moved account keeps its key, and the receipt says how it is now addressed",
    run: (context) => renamed(context, "move"),
  },
];

async function renamed(context: ContractContext, how: "rename" | "move"): Promise<void> {
  const sample = writingSample(context)[how];
  const { attribute, value } = needed(sample, `the writing sample has no ${how}`);
  const { ref } = await newAccount(context);
  const deltas = [{ attribute, change: "replace", value }] as const;
  const receipt = await written(context, updating(context, ref, { deltas }));
  const now = await readAccount(context.session, ref);
  must(await holds(context, now, { attribute, value }), `the ${how} did not happen`);
  must(receipt.ref?.stable === ref.stable, "the receipt has another key");
  must(receipt.ref?.lookup === now.ref.lookup, "the receipt has another lookup than the account");
}

// Makes one change, and looks that the attribute is as expected and all others are as they were.
async function changed(
  context: ContractContext,
  { ref }: Account,
  delta: AttributeDelta,
  expected: AttributeValue | null,
): Promise<void> {
  const schema = await context.session.schema();
  const others = ({ attributes }: Account): string => {
    const { [delta.attribute]: _, ...rest } = comparableAttributes(attributes, schema, ref.kind);
    return JSON.stringify(Object.entries(rest).sort());
  };
  const before = await readAccount(context.session, ref);
  await written(context, updating(context, ref, { deltas: [delta] }));
  const after = await readAccount(context.session, ref);
  const { attribute, change } = delta;
  must(
    await holds(context, after, { attribute, value: expected }),
    `${attribute}: is not as it should be after ${change}`,
  );
  must(others(after) === others(before), `${attribute}: ${change} changed other attributes`);
}
