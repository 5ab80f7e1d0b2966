import type { Receipt, SideEffect } from "@rollcall/core";
import { completeNew } from "./complete-new.ts";
import type { Found } from "./find.ts";
import { noteMade } from "./new-accounts.ts";
import { newUser, passwordWasMade } from "./new-user.ts";
import { underFreeAddress } from "./numbered-address.ts";
import { type AskedAccount, isOwnWork } from "./own-work.ts";
import { type Posted, postUser } from "./post-user.ts";
import { receiptOf } from "./receipt.ts";

/** Makes an account, under the first free number where others have the name, and gives it all that comes after. */
export async function makeAccount({
  call,
  operation,
  attributes: planned,
}: AskedAccount): Promise<Receipt> {
  const { settings } = call.context;
  const { made, sideEffects: numbering } = await underFreeAddress(settings, planned, (attributes) =>
    post({ call, operation, attributes }),
  );
  const { found, adopted, attributes } = made;
  const { ref } = found.account;
  noteMade(call, ref.stable);
  const told = settings.initialPassword ? [] : [passwordWasMade];
  const how = { keepsAddress: false, fresh: !adopted };
  const { sideEffects } = await completeNew({ call, operation, attributes }, found, how);
  const adoption = adopted ? [wasAdopted] : [];
  return receiptOf(call, operation, "done", {
    ref,
    sideEffects: [...told, ...numbering, ...adoption, ...sideEffects],
  });
}

async function post(asked: AskedAccount): Promise<Posted & Pick<AskedAccount, "attributes">> {
  const { call, operation, attributes } = asked;
  const body = newUser(call, operation, attributes);
  const names = Object.keys(attributes);
  const isOurs = (found: Found): boolean => isOwnWork(asked, found);
  return { ...(await postUser(call, { body, names, isOurs })), attributes };
}

const wasAdopted: SideEffect = {
  what: "the answer to its creation was lost; the account was found to be there, once",
};
