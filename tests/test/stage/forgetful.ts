import type { Session, TargetConnector, TargetSession } from "@rollcall/core";

/** Wraps a target so that it does not know an operation again by its id, as most directories do not. */
export function forgetful(target: TargetConnector): TargetConnector {
  let calls = 0;
  const wrap = (session: TargetSession): TargetSession => {
    const { write } = session;
    if (!write) return session;
    const execute: typeof write.execute = async (operation, lease, options) => {
      calls += 1;
      const id = `${operation.id} ${calls}`;
      const receipt = await write.execute({ ...operation, id }, lease, options);
      return { ...receipt, operation: operation.id };
    };
    return { ...(session as Session & TargetSession), write: { execute } };
  };
  return { ...target, open: async (options) => wrap(await target.open(options)) };
}
