import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { ConnectorError, canonicalJson, type SigningKey } from "@rollcall/core";
import type { SignedWorkItem, WorkItem } from "./work-item.ts";

/** By what work items are signed and verified. */
export interface WorkItemKeys {
  /** Signs; missing where items are only read. */
  readonly sign?: SigningKey | undefined;
  /** Public Ed25519 keys by name, beside that of {@link WorkItemKeys.sign}: those of before, or of whoever signs. */
  readonly verify?: Readonly<Record<string, KeyObject>> | undefined;
}

/** Signs an item with Ed25519 over its canonical JSON. Throws `invalid-options` without a private Ed25519 key. */
export function signWorkItem(item: WorkItem, { sign: by }: WorkItemKeys): SignedWorkItem {
  if (by?.privateKey.type !== "private" || by.privateKey.asymmetricKeyType !== "ed25519") {
    throw new ConnectorError({
      code: "invalid-options",
      message: "a work item is signed with a private Ed25519 key, and there is none",
      where: { field: "sign", rule: "ed25519" },
    });
  }
  const value = sign(null, Buffer.from(canonicalJson(item)), by.privateKey).toString("base64");
  return { ...item, signature: { key: by.key, value } };
}

/** Gives an item back when its signature fits what it says. Throws `protocol` when it does not. */
export function verifyWorkItem(item: SignedWorkItem, keys: WorkItemKeys): SignedWorkItem {
  const { signature, ...signed } = item;
  const key = signature && keyOf(signature.key, keys);
  const content = Buffer.from(canonicalJson(signed));
  if (key && verify(null, content, key, Buffer.from(signature.value, "base64"))) return item;
  throw new ConnectorError({
    code: "protocol",
    message: key
      ? "a work item was changed after it was signed"
      : "a work item is not signed with a key that is known here",
    advice: "Do not carry it out. Find out who changed it, and plan again.",
    where: { rule: key ? "signature" : "unknown-key" },
  });
}

function keyOf(
  name: string,
  { sign: by, verify: others = {} }: WorkItemKeys,
): KeyObject | undefined {
  if (by?.key === name) return createPublicKey(by.privateKey);
  const key = Object.hasOwn(others, name) ? others[name] : undefined;
  return key?.type === "public" && key.asymmetricKeyType === "ed25519" ? key : undefined;
}
