import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ConnectorError } from "@rollcall/core";
import type { Feed, Recent, TokenValue } from "./position.ts";

/** Writes what a token holds; nobody else has to understand it. */
export function writeTokenValue(value: TokenValue): string {
  return deflateRawSync(JSON.stringify(value)).toString("base64url");
}

/** Reads what a token holds. Throws `delta-invalid`. */
export function readTokenValue(text: string): TokenValue {
  const { users, groups, known, recent } = parsed(text);
  if (areFeeds(users) && areTexts(groups) && arePairs(known) && areRecent(recent)) {
    return { users, groups, known, recent };
  }
  throw new ConnectorError({
    code: "delta-invalid",
    message: "the delta token cannot be read",
    advice: "Do a full read; it gives the same result and a new token.",
  });
}

/** No token is as large; whoever made one that is means harm. */
const most = 1 << 30;

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const bytes = inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: most });
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function arePairs(value: unknown): value is TokenValue["known"] {
  return Array.isArray(value) && value.every((one) => areTexts(one) && one.length === 2);
}

function areFeeds(value: unknown): value is readonly Feed[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) => typeof one?.link === "string" && (one.ids === undefined || areTexts(one.ids)),
    )
  );
}

function areRecent(value: unknown): value is readonly Recent[] {
  const isText = (one: unknown): boolean => one === undefined || typeof one === "string";
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one?.id === "string" && isText(one.state) && isText(one.since))
  );
}
