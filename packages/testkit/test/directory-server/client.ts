import { Attribute, Change, Client, Control } from "ldapts";
import type { DirectoryServer } from "../../src/directory-server.ts";

/** A client that we did not write, bound as the administrator. */
export async function connect(server: DirectoryServer): Promise<Client> {
  const client = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
  await client.bind(server.credentials.name, server.credentials.password);
  return client;
}

/** Runs a call that is to be refused, and gives the result code and Microsoft's own. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { code, message } = error as { code?: number; message: string };
    const windows = /^[0-9A-F]{8}/.exec(message)?.[0];
    return [code, windows].join(" ").trim();
  }
  return "done";
}

type Value = string | Buffer;

/** One change of a modify. */
export function change(
  operation: "add" | "delete" | "replace",
  type: string,
  ...values: Value[]
): Change {
  return new Change({
    operation,
    modification: new Attribute({ type, values: values as string[] }),
  });
}

/** Writes a password as the server wants it. */
export function quoted(password: string): Buffer {
  return Buffer.from(`"${password}"`, "utf16le");
}

/** A control whose value is known beforehand, and which keeps the value of the response. */
export class RawControl extends Control {
  readonly value: Buffer | undefined;
  response: Buffer | undefined;

  constructor(type: string, value?: Buffer) {
    super(type, { critical: true });
    this.value = value;
  }

  override writeControl(writer: Parameters<Control["write"]>[0]): void {
    if (this.value) writer.writeBuffer(this.value, 0x04);
  }

  override parseControl(reader: Parameters<Control["parse"]>[0]): void {
    // What is inside the sequence that every response here is.
    this.response = reader.readString(0x30, true) ?? undefined;
  }
}
