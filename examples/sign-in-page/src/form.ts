import { wipeable } from "@rollcall/core";

/**
 * The fields of a form as bytes, which can be wiped: a text in JavaScript stays in memory until somebody collects it.
 */
export type Form = ReadonlyMap<string, Buffer>;

const [ampersand, equals, plus, percent] = [0x26, 0x3d, 0x2b, 0x25];

/**
 * Reads the body of an HTML form (`application/x-www-form-urlencoded`). Of a field that comes twice the first counts.
 */
export function readForm(body: Buffer): Form {
  const form = new Map<string, Buffer>();
  for (let start = 0; start < body.length; ) {
    const next = body.indexOf(ampersand, start);
    const end = next === -1 ? body.length : next;
    const split = body.subarray(start, end).indexOf(equals);
    if (split > 0) {
      const name = decode(body.subarray(start, start + split)).toString();
      if (!form.has(name)) form.set(name, decode(body.subarray(start + split + 1, end)));
    }
    start = end + 1;
  }
  return form;
}

/** Gives a field that is no secret as text; empty when it is not there. */
export function textOf(form: Form, name: string): string {
  return form.get(name)?.toString() ?? "";
}

/** Overwrites every field. */
export function wipeForm(form: Form): void {
  for (const field of form.values()) field.fill(0);
}

function decode(part: Buffer): Buffer {
  const decoded = Buffer.from(wipeable(part.length).buffer);
  let length = 0;
  for (let at = 0; at < part.length; at++) {
    const byte = part[at] ?? 0;
    const escaped = byte === percent ? hexAt(part, at + 1) : undefined;
    decoded[length++] = escaped ?? (byte === plus ? 0x20 : byte);
    if (escaped !== undefined) at += 2;
  }
  return decoded.subarray(0, length);
}

function hexAt(part: Buffer, at: number): number | undefined {
  const [high, low] = [digit(part[at]), digit(part[at + 1])];
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function digit(code = 0): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
