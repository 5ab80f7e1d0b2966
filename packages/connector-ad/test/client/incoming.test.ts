import { describe, expect, test } from "vitest";
import { incoming } from "../../src/client/incoming.ts";
import { entry, responses, result } from "./messages.ts";
import { everything, open } from "./open.ts";
import { requests, startServer, tls } from "./scripted-server.ts";

describe("what comes over an encrypted socket", () => {
  test.each([
    ["LDAPS", false],
    ["StartTLS", true],
  ])(
    "by %s is left with the server while its reader is behind, and then read to its end",
    async (_, startTls) => {
      const photo = { thumbnailPhoto: [Buffer.alloc(1024 * 1024)] };
      const count = 60;
      await using server = await startServer({
        startTls,
        script({ tag, id }, socket) {
          if (tag !== requests.search) return;
          for (let sent = 0; sent < count; sent++) socket.write(entry(id, `CN=${sent}`, photo));
          socket.write(result(id, responses.search));
        },
      });
      const url = startTls ? server.url.replace("ldaps:", "ldap:") : server.url;
      await using wire = await open({ url, tls });
      const parts = wire.search(everything)[Symbol.asyncIterator]();
      const first = await parts.next();
      let seen = first.done ? 0 : first.value.entries.length;
      const unsent = (): number =>
        [...server.sockets].reduce((sum, { writableLength }) => sum + writableLength, 0);
      let before = -1;
      let times = 0;
      // The server has stopped when what is left to be sent stays as it is.
      await expect
        .poll(
          () => {
            const now = unsent();
            times = now === before ? times + 1 : 0;
            before = now;
            return times;
          },
          { interval: 100, timeout: 5000 },
        )
        .toBeGreaterThan(3);
      expect(before).toBeGreaterThan(10 * 1024 * 1024);
      for (;;) {
        const part = await parts.next();
        if (part.done) break;
        seen += part.value.entries.length;
      }
      expect(seen).toBe(count);
    },
  );

  test("before anybody listens is kept, and comes first", () => {
    const { onread, listen } = incoming();
    const heard: string[] = [];
    const buffer = onread.buffer as Buffer;
    const come = (text: string): void => {
      onread.callback(buffer.write(text), buffer);
    };
    come("one");
    come("two");
    listen((chunk, length) => heard.push(chunk.toString("utf8", 0, length)));
    come("three");
    expect(heard).toEqual(["one", "two", "three"]);
  });
});
