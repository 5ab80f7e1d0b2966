import { ConnectorError } from "@rollcall/core";
import { UsageError } from "./options.ts";

/** Tells an error to the person at the terminal, with what to do about it. Gives the code to exit with. */
export function tellError(error: unknown): number {
  const stopped = ConnectorError.is(error) && error.code === "cancelled";
  process.stderr.write(
    `\n${stopped ? "Stopped. Run it again: it goes on where it stopped." : words(error)}\n`,
  );
  return stopped ? 130 : 1;
}

function words(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  if (!ConnectorError.is(error))
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { message, advice, where } = error;
  const place = [where?.file, where?.line && `line ${where.line}`].filter(Boolean).join(", ");
  return [`${message}.`, place && `In ${place}.`, advice].filter(Boolean).join("\n");
}
