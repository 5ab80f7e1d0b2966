import {
  contextOfPerson,
  contextTerms,
  denyList,
  ncscPolicy,
  type Verdict,
  verdict,
} from "@rollcall/risk/passwords";
import { colleagues } from "./trust.ts";

/**
 * A few of the passwords that everybody tries. Yours come out of a file, such as the list of the NCSC, by
 * `readDenyList`.
 */
const common = denyList(["password1", "qwerty123", "liverpool1", "letmein123", "welcome123"]);

/** Judges a new password by the advice of the NCSC: nothing common, and nothing that has to do with the person. */
export function judgeNewPassword(account: string, password: Uint8Array): Promise<Verdict> {
  const person = colleagues.find((each) => each.account === account)?.person;
  return verdict(password, {
    policy: ncscPolicy,
    denyList: common,
    ...(person && { context: contextTerms(contextOfPerson(person, { accounts: [account] })) }),
  });
}
