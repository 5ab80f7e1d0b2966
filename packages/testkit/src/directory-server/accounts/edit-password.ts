import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import { fileTime, fromFileTime } from "../names/time.ts";
import type { Tree } from "../tree/tree.ts";
import type { Draft } from "../write/draft.ts";
import { entryOf } from "../write/draft-changes.ts";
import { readPassword } from "./given-password.ts";
import { isPassword, passwordHash, wasUsed } from "./password.ts";
import { isComplex, policyOf } from "./policy.ts";

/** How a password is written. */
export interface PasswordEdit {
  readonly tree: Tree;
  readonly now: number;
  /** Whether a reset, too, may not bring back an old password (policy hints). */
  readonly hints: boolean;
}

/** Tells whether changes of a password are its owner's: the old one taken away, the new one added. */
export function isOwnChange(changes: readonly GivenChange[]): boolean {
  return changes.length === 2 && changes[0]?.how === "delete" && changes[1]?.how === "add";
}

/** Sets the password of a new account, resets one, or changes one whose old password is given. */
export function editPassword(
  draft: Draft,
  changes: readonly GivenChange[],
  edit: PasswordEdit,
): void {
  const given = changes.map((change) => passwordOf(change));
  const fresh = given.at(-1) ?? "";
  const own = isOwnChange(changes);
  if (!own && (changes.length !== 1 || changes[0]?.how !== "replace")) {
    refuse("unwillingToPerform", "00002035");
  }
  if (own) assertOwn(draft, given[0] ?? "", edit);
  assertGood(draft, fresh, edit);
  if (own || edit.hints) assertNew(draft, fresh, edit);
  keep(draft, fresh, edit);
}

function passwordOf({ values }: GivenChange): string {
  const [value] = values;
  if (!value || values.length > 1) return refuse("unwillingToPerform", "00002035");
  return readPassword(value) ?? refuse("unwillingToPerform", "00002035");
}

function assertOwn(draft: Draft, old: string, { tree, now }: PasswordEdit): void {
  if (!isPassword(entryOf(draft), old)) refuse("constraintViolation", "00000056");
  const set = draft.attributes.get("pwdlastset")?.[0] ?? "0";
  const { minimumAge } = policyOf(tree);
  if (set !== "0" && now - fromFileTime(set) < minimumAge)
    refuse("constraintViolation", "0000052D");
}

function assertGood(draft: Draft, password: string, { tree }: PasswordEdit): void {
  const { minimumLength, complex } = policyOf(tree);
  const names = [
    ...(draft.attributes.get("samaccountname") ?? []),
    ...(draft.attributes.get("displayname") ?? []).flatMap((name) => name.split(/[\s,.\-_#\t]+/)),
  ];
  const good = password.length >= minimumLength && (!complex || isComplex(password, names));
  if (!good) refuse("constraintViolation", "0000052D");
}

function assertNew(draft: Draft, password: string, { tree }: PasswordEdit): void {
  if (wasUsed(entryOf(draft), password, policyOf(tree).history)) {
    refuse("constraintViolation", "0000052D");
  }
}

function keep(draft: Draft, password: string, { tree, now }: PasswordEdit): void {
  const hash = passwordHash(draft.id, password);
  const history = [hash, ...(draft.attributes.get("ntpwdhistory") ?? [])];
  draft.attributes.set("unicodepwd", [hash]);
  draft.attributes.set("ntpwdhistory", history.slice(0, Math.max(policyOf(tree).history, 1)));
  draft.attributes.set("pwdlastset", [fileTime(now)]);
}
