import { describe, expect, test } from "vitest";
import { pagedSearch } from "../../src/paging.ts";
import { ber, berNumber, elementAt } from "./ber.ts";
import { entry, reference, responses, result } from "./messages.ts";
import { base, everything, open, readAll } from "./open.ts";
import {
  type Asked,
  onSearch,
  requests,
  type Script,
  startServer,
  tls,
} from "./scripted-server.ts";

const paged = "1.2.840.113556.1.4.319";

/** Each stands for a defect of section 5 of the facts about ldapts, by number, and for what was found since. */
describe("unlike ldapts, this connector reads an answer", () => {
  test("1: an empty page with a cookie does not end a read", async () => {
    const cookies = ["a", "b", ""];
    const script = onSearch((id) => {
      const cookie = cookies.shift() ?? "";
      const value = ber(0x30, berNumber(0), ber(0x04, cookie));
      const isEmpty = cookie === "b";
      return [
        isEmpty ? Buffer.alloc(0) : entry(id, `CN=${cookie || "c"}`),
        result(id, responses.search, { controls: [{ oid: paged, value }] }),
      ];
    });
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const parts = await Array.fromAsync(pagedSearch(wire, everything, { pageSize: 1 }));
    const found = parts.flatMap(({ entries }) => entries.map(({ dn }) => dn));
    expect(found).toEqual(["CN=a", "CN=c"]);
  });

  test("6: every search says its own time limit, and that aliases are left alone", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls, callTimeout: 45_500 });
    await readAll(wire, { ...everything, sizeLimit: 7 });
    const body = server.asked.at(-1)?.body ?? Buffer.alloc(0);
    const numbers: number[] = [];
    for (let at = elementAt(body).end; numbers.length < 4; ) {
      const { start, end } = elementAt(body, at);
      numbers.push(body.readUIntBE(start, end - start));
      at = end;
    }
    const [scope, aliases, sizeLimit, timeLimit] = numbers;
    expect({ scope, aliases, sizeLimit, timeLimit }).toEqual({
      scope: 2,
      aliases: 0,
      sizeLimit: 7,
      timeLimit: 46,
    });
  });

  test("7: filters carry bytes as they are, and take no text for an escape", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const guid = Buffer.from("00ff8041c3ab2a5c28290d0a00112233", "hex");
    await readAll(wire, {
      ...everything,
      filter: {
        and: [
          { equal: "objectGUID", value: Uint8Array.from(guid) },
          { equal: "givenName", value: "Zo\\c3\\ab*" },
          { matches: "1.2.840.113556.1.4.8", rule: "1.2.840.113556.1.4.803", value: "2" },
        ],
      },
    });
    const { body } = server.asked.at(-1) as Asked;
    const byBytes = ber(0xa3, ber(0x04, "objectGUID"), ber(0x04, guid));
    const byText = ber(0xa3, ber(0x04, "givenName"), ber(0x04, "Zo\\c3\\ab*"));
    const byOid = ber(0x82, "1.2.840.113556.1.4.8");
    for (const part of [byBytes, byText, byOid]) expect(body.includes(part)).toBe(true);
  });

  test("8 and 9: values are bytes, whatever they look like, and keep a byte order mark", async () => {
    const values = [Buffer.from("00112233445566778899aabbccddeeff", "hex"), Buffer.from("text")];
    const marked = Buffer.from("\ufeffé", "utf8");
    const attributes = { objectGUID: values, displayName: [marked] };
    const script = onSearch((id) => [
      entry(id, "CN=\ufeffé", attributes),
      result(id, responses.search),
    ]);
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const [found] = (await readAll(wire)).entries;
    const bytes = (name: string) => found?.attributes.get(name)?.map((each) => Buffer.from(each));
    expect(bytes("objectguid")).toEqual(values);
    expect(bytes("displayname")).toEqual([marked]);
    expect(found?.attributes.get("objectguid")?.every((each) => each instanceof Uint8Array)).toBe(
      true,
    );
    expect(found?.dn).toBe("CN=\ufeffé");
  });

  test("10: an attribute without values is not there, and a range is not taken for all", async () => {
    const attributes = { member: [], "member;range=0-1": ["CN=a", "CN=b"] };
    const script = onSearch((id) => [entry(id, "CN=g", attributes), result(id, responses.search)]);
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const asked = { ...everything, attributes: ["member", "title"] };
    const [found] = (await readAll(wire, asked)).entries;
    expect([...(found?.attributes.keys() ?? [])]).toEqual(["member;range=0-1"]);
  });

  test("11: what came before a limit was hit is kept", async () => {
    const script = onSearch((id) => [
      entry(id, "CN=a"),
      entry(id, "CN=b"),
      result(id, responses.search, { code: 4 }),
    ]);
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const { entries, result: end } = await readAll(wire);
    expect(entries).toHaveLength(2);
    expect(end?.code).toBe(4);
  });

  test("11: 150,000 entries may come in one answer", async () => {
    const script: Script = ({ id, tag }, socket) => {
      if (tag !== requests.search) return;
      const thousand = Buffer.concat(Array.from({ length: 1000 }, () => entry(id, "CN=a")));
      for (let sent = 0; sent < 150; sent++) socket.write(thousand);
      socket.write(result(id, responses.search));
    };
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).entries).toHaveLength(150_000);
  });

  test("12: a referral keeps its addresses, and any code its number", async () => {
    const urls = ["ldap://other.example/DC=other", "ldap://third.example/DC=third"];
    const options = { code: 10, matchedDN: base, diagnostic: "0000202B: RefErr", referrals: urls };
    const script: Script = ({ id, tag }, socket) => {
      if (tag === requests.search) socket.write(result(id, responses.search, options));
      if (tag === requests.remove) socket.write(result(id, responses.remove, { code: 80 }));
    };
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).result).toMatchObject(options);
    expect(await wire.remove(base)).toMatchObject({ code: 80, referrals: [] });
  });

  test("12: references are told, and not followed", async () => {
    const url = "ldap://other.example/DC=other";
    const script = onSearch((id) => [reference(id, url), result(id, responses.search)]);
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).references).toEqual([url]);
  });

  test("13: each of two calls at once has the controls of its own answer", async () => {
    const held: (() => void)[] = [];
    const script: Script = ({ id, tag }, socket) => {
      if (tag !== requests.search) return;
      const controls = [{ oid: "1.2.3", value: Buffer.from([id]) }];
      held.push(() => socket.write(result(id, responses.search, { controls })));
      if (held.length === 2) for (const answer of held.reverse()) answer();
    };
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    const both = await Promise.all([readAll(wire), readAll(wire)]);
    const ids = server.asked.filter(({ tag }) => tag === requests.search).map(({ id }) => id);
    const values = both.map((each) => each.result?.controls[0]?.value?.[0]);
    expect(values).toEqual(ids);
  });

  test("15: entries are given before the answer is whole, and a reader may leave early", async () => {
    const script = onSearch((id) => entry(id, "CN=a"));
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    for await (const part of wire.search(everything)) {
      expect(part.entries.map(({ dn }) => dn)).toEqual(["CN=a"]);
      break;
    }
    await expect.poll(() => server.asked.at(-1)?.tag).toBe(requests.abandon);
  });
});
