import { Duplex } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connectionOn } from "../../src/client/connection.ts";
import type { Request } from "../../src/client/request.ts";
import { secretRoom } from "../../src/client/secret-room.ts";
import { encode } from "../../src/client.ts";

const text = fc.string({ unit: "grapheme", maxLength: 400 });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 600 });
const attribute = fc.record({
  type: fc.constantFrom("unicodePwd", "title", "proxyAddresses"),
  values: fc.array(fc.oneof(text, bytes), { maxLength: 20 }),
});
const password = bytes.map((value) => ({ type: "unicodePwd", values: [value] }));
const withPassword = fc.tuple(fc.array(attribute, { maxLength: 12 }), password);
const requests: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ call: fc.constant("bind"), name: text, password: bytes }),
  fc.record({
    call: fc.constant("add"),
    dn: text,
    attributes: withPassword.map(([others, one]) => [...others, one]),
  }),
  fc.record({
    call: fc.constant("modify"),
    dn: text,
    changes: withPassword.map(([others, one]) =>
      [...others, one].map((each) => ({ ...each, change: "replace" as const })),
    ),
  }),
);

test("a request with a password never takes more room than is set aside for it", () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(encode(0x7fffffff, request).length).toBeLessThanOrEqual(secretRoom(request) ?? 0);
    }),
  );
});

test("a request without a password is not set apart", () => {
  const values = ["x"];
  expect(secretRoom({ call: "remove", dn: "cn=a" })).toBeUndefined();
  expect(secretRoom({ call: "add", dn: "", attributes: [{ type: "cn", values }] })).toBeUndefined();
});

test("the bytes of a password are overwritten once they are sent, and no others", async () => {
  const sent: Buffer[] = [];
  const copies: string[] = [];
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      sent.push(chunk);
      copies.push(chunk.toString("latin1"));
      done();
    },
  });
  const connection = connectionOn(socket, { number: 1, server: "ldaps://x.example" });
  const flight = { ends: 0x67, result: () => {}, fail: () => {} };
  const modify = (type: string): Request => {
    const values = [Buffer.from("Passw0rd")];
    return { call: "modify", dn: "cn=a", changes: [{ change: "replace", type, values }] };
  };
  connection.send(modify("unicodePwd"), flight);
  connection.send(modify("title"), flight);
  await new Promise((resolve) => setImmediate(resolve));
  expect(copies.map((copy) => copy.includes("Passw0rd"))).toEqual([true, true]);
  expect(sent[0]?.every((byte) => byte === 0)).toBe(true);
  expect(sent[1]?.includes("Passw0rd")).toBe(true);
  socket.destroy();
});
