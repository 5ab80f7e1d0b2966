import type { Json } from "@rollcall/core";
import type { Outcome } from "./outcome.ts";

/**
 * Reads an answer as text and what it says as JSON, whatever its content type claims. An empty body is none, also with
 * the content type of JSON.
 */
export async function readAnswer(response: Response): Promise<Outcome> {
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const text = await response.text();
  const said = text.trim() === "" ? {} : parsed(text);
  const answer = { status, headers, ...said };
  return { outcome: "answered", answer, unreadable: said === unreadable };
}

const unreadable = {};

function parsed(text: string): { readonly body?: Json } {
  try {
    return { body: JSON.parse(text.replace(/^\uFEFF/, "")) as Json };
  } catch {
    return unreadable;
  }
}
