import { ConnectorError, type ConnectorErrorCode, type Retry } from "@rollcall/core";

// A range has about a thousand rows of some forty bytes, and padding hardly adds to it.
const longestAnswer = 2 ** 20;

/**
 * Reads the text of an answer to a range. Throws ConnectorError when it is none, is too long, or says that the service
 * cannot answer.
 */
export async function readAnswer(response: Response): Promise<string> {
  try {
    assertAnswer(response);
    return await boundedText(response);
  } catch (error) {
    await response.body?.cancel().catch(() => {});
    throw error;
  }
}

function assertAnswer({ status, headers }: Response): void {
  if (status === 429) throw refused("throttled", status, waitOf(headers.get("retry-after")));
  if (status >= 500) throw refused("unavailable", status);
  if (status !== 200) throw refused("protocol", status);
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "text/plain") throw refused("protocol", status);
}

async function boundedText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > longestAnswer) throw refused("protocol", response.status);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("latin1");
}

function waitOf(seconds: string | null): Retry | undefined {
  return seconds !== null && /^\d{1,6}$/.test(seconds)
    ? { after: Number(seconds) * 1000 }
    : undefined;
}

function refused(code: ConnectorErrorCode, native: number, retry?: Retry): ConnectorError {
  return new ConnectorError({
    code,
    scope: "session",
    message: `the service of compromised passwords gave no answer that can be used (${native})`,
    advice:
      "Decide without it, and see that nothing stands between, such as a proxy that asks to sign in.",
    native,
    retry,
  });
}
