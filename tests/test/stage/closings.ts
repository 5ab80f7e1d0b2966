import type { Operation, Plan } from "@rollcall/core";

/** Gives the operations of a plan that disable or delete an account, or take something away. */
export function closings({ operations }: Plan): readonly Operation[] {
  return operations.filter(({ classes }) =>
    ["disable", "delete", "revoke"].some((one) => classes.includes(one as never)),
  );
}

/** Gives the operations of a plan that make an account. */
export function creations({ operations }: Plan): readonly Operation[] {
  return operations.filter(({ kind }) => kind === "create");
}
