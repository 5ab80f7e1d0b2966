/** Writes the sixteen bytes of a GUID as text, in Microsoft's byte order; `bytes` has one byte in each character. */
export function guidText(bytes: string): string {
  const hex = Buffer.from(bytes, "latin1");
  const part = (from: number, to: number) => hex.subarray(from, to).toString("hex");
  const turned = (from: number, to: number) =>
    Buffer.from(hex.subarray(from, to)).reverse().toString("hex");
  return [turned(0, 4), turned(4, 6), turned(6, 8), part(8, 10), part(10, 16)].join("-");
}

/** Reads a GUID written as text into its bytes; `undefined` when it is none. */
export function guidBytes(text: string): string | undefined {
  const match = /^\{?(\w{8})-(\w{4})-(\w{4})-(\w{4})-(\w{12})\}?$/.exec(text);
  if (!match || /[^0-9a-f{}-]/i.test(text)) return;
  const turned = (index: number) => Buffer.from(match[index] ?? "", "hex").reverse();
  const straight = Buffer.from(`${match[4]}${match[5]}`, "hex");
  return Buffer.concat([turned(1), turned(2), turned(3), straight]).toString("latin1");
}
