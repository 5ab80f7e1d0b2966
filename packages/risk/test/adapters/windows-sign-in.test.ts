import { describe, expect, test } from "vitest";
import { windowsSignIn } from "../../src/adapters/windows/windows-sign-in.ts";
import { errorOf } from "../stage/error-of.ts";
import { failureValues, logonValues, ticketValues, xmlEvent } from "../stage/windows-events.ts";

const at = Date.UTC(2026, 10, 21, 8, 15, 10, 495);

describe("an event of the Windows security log", () => {
  test("4624 is a logon at the computer", () => {
    expect(windowsSignIn(xmlEvent(4624, logonValues))).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at,
      subject: "quentin.zebedee",
      result: "succeeded",
      device: { id: "dc01.zz99.example", type: "desktop" },
      session: "dc01.zz99.example/0x8dcdc",
    });
  });

  test("4625 is one that failed, over the network", () => {
    expect(windowsSignIn(xmlEvent(4625, failureValues))).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at,
      subject: "quentin.zebedee",
      result: "wrong-password",
      address: "192.0.2.40",
      application: "dc01.zz99.example",
    });
  });

  test("4768 is a ticket for Kerberos, and 4771 one that was not given", () => {
    const ticket = { subject: "quentin.zebedee", address: "10.0.0.12", method: "password" };
    expect(windowsSignIn(xmlEvent(4768, ticketValues))).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      at,
      result: "succeeded",
      ...ticket,
    });
    const failed = { ...ticketValues, Status: "0x18", TargetDomainName: undefined };
    expect(windowsSignIn(xmlEvent(4771, failed))).toMatchObject({
      result: "wrong-password",
      ...ticket,
    });
  });

  test.each([
    ["0xC000006D", "0xC000006A", "wrong-password"],
    ["0xc000006a", "0x0", "wrong-password"],
    ["0xc000006d", "0xc0000064", "failed"],
    ["0xc000006d", "0x0", "failed"],
    ["0xc0000234", "0x0", "failed"],
    ["0xc000006e", "0xc0000072", "refused"],
    ["0xc000006e", "0xc0000071", "refused"],
    ["0xc0000193", undefined, "refused"],
    ["0x80090325", "0x0", "failed"],
    ["odd", "odd", "failed"],
  ])("4625 with the status %s and %s ended %s", (Status, SubStatus, result) => {
    const event = xmlEvent(4625, { ...failureValues, Status, SubStatus });
    expect(windowsSignIn(event)?.result).toBe(result);
  });

  test.each([
    ["0xc000006e", "0xc0000072", true],
    ["0xc000006d", "0xc0000071", true],
    ["0xc0000224", undefined, true],
    ["0xc000006d", "0xc000006a", undefined],
    ["0xc0000234", "0x0", undefined],
    ["0xc0000072", "0x0", undefined],
  ])(
    "4625 with the status %s and %s had the right password: %s",
    (Status, SubStatus, validated) => {
      const event = xmlEvent(4625, { ...failureValues, Status, SubStatus });
      expect(windowsSignIn(event)?.validated).toBe(validated);
    },
  );

  test("has an id that names neither the computer nor anybody, one for each record", () => {
    const ids = [166_708, 166_709].map((record) => {
      const [system, values] = [{ EventRecordID: record }, logonValues];
      return windowsSignIn(xmlEvent(4624, values, system))?.id;
    });
    expect(new Set(ids).size).toBe(2);
    expect(ids.join()).not.toMatch(/dc01/);
  });

  test.each([
    ["0x6", "failed"],
    ["0x12", "failed"],
    ["0x17", "refused"],
    ["0x18", "wrong-password"],
    ["0x25", "refused"],
    ["0x1f", "failed"],
    ["0x19", undefined],
  ])("4768 with the status %s ended %s", (Status, result) => {
    expect(windowsSignIn(xmlEvent(4768, { ...ticketValues, Status }))?.result).toBe(result);
  });

  test.each([
    ["15", "smartcard"],
    ["17", "smartcard"],
    ["138", "password"],
    ["-", undefined],
    ["0", undefined],
  ])("4768 with pre-authentication %s is by %s", (PreAuthType, method) => {
    expect(windowsSignIn(xmlEvent(4768, { ...ticketValues, PreAuthType }))?.method).toBe(method);
  });

  test.each([
    ["a computer", { TargetUserName: "ZZ99-WS-0042$" }],
    ["a computer by its long name", { TargetUserName: "ZZ99-WS-0042$@ZZ99.EXAMPLE" }],
    ["the system", { TargetUserSid: "S-1-5-18", TargetUserName: "SYSTEM" }],
    ["nobody", { TargetUserSid: "S-1-5-7", TargetUserName: "ANONYMOUS LOGON" }],
    ["a window", { TargetUserSid: "S-1-5-90-0-1", TargetUserName: "DWM-1" }],
    ["a service", { TargetUserSid: "S-1-0-0", TargetDomainName: "NT AUTHORITY" }],
    ["no name", { TargetUserName: "-" }],
    ["a batch", { LogonType: "4" }],
    ["a service's start", { LogonType: "5" }],
    ["the start of the system", { LogonType: 0 }],
    ["other credentials", { LogonType: "9" }],
  ])("of %s is of no person", (_, change) => {
    expect(windowsSignIn(xmlEvent(4624, { ...logonValues, ...change }))).toBeUndefined();
  });

  test.each([4634, 4672, 4776, 1102])("%i is no sign-in", (id) => {
    expect(windowsSignIn(xmlEvent(id, {}))).toBeUndefined();
  });

  test.each([
    ["-", undefined],
    ["", undefined],
    ["::1", undefined],
    ["127.0.0.1", undefined],
    ["::ffff:127.0.0.1", undefined],
    ["::ffff:192.0.2.8", "192.0.2.8"],
    ["fe80::1%7", "fe80::1"],
    ["2001:DB8::8", "2001:db8::8"],
  ])("from %j is from %s", (IpAddress, address) => {
    const event = xmlEvent(4624, { ...logonValues, LogonType: "10", IpAddress });
    expect(windowsSignIn(event)?.address).toBe(address);
  });

  test.each([
    [{ LogonType: "8" }, "legacy"],
    [{ LogonType: "3", LmPackageName: "NTLM V1" }, "legacy"],
    [{ LogonType: "3", LmPackageName: "NTLM V2" }, undefined],
  ])("with %j is by a protocol that is %s", (change, protocol) => {
    const event = xmlEvent(4624, { ...logonValues, ...change });
    expect(windowsSignIn(event)?.protocol).toBe(protocol);
  });

  test("is of the account that the integrator finds", () => {
    const seen: unknown[] = [];
    const subject = (account: object) => {
      seen.push(account);
      return "guid-1";
    };
    expect(windowsSignIn(xmlEvent(4625, failureValues), { subject })?.subject).toBe("guid-1");
    expect(seen).toEqual([{ name: "Quentin.Zebedee", domain: "ZZ99", sid: undefined }]);
    expect(
      windowsSignIn(xmlEvent(4624, logonValues), { subject: () => undefined }),
    ).toBeUndefined();
  });

  test.each([
    ["without the outer element", xmlEvent(4624, logonValues).Event],
    [
      "with values as a record",
      {
        System: {
          EventID: "4624",
          TimeCreated: { SystemTime: "2026-11-21T08:15:10.4954623Z" },
          EventRecordID: 166_708,
          Computer: "DC01.zz99.example",
        },
        EventData: logonValues,
      },
    ],
    [
      "with attributes apart",
      {
        System: {
          EventID: { _: "4624", $: { Qualifiers: "" } },
          TimeCreated: { $: { SystemTime: "2026-11-21T08:15:10.495462300Z" } },
          EventRecordID: "166708",
          Computer: "DC01.zz99.example",
        },
        EventData: {
          Data: Object.entries(logonValues).map(([Name, _]) => ({ $: { Name }, _ })),
        },
      },
    ],
    [
      "with signed attributes",
      {
        System: {
          EventID: 4624,
          TimeCreated: { "@_SystemTime": "2026-11-21T08:15:10.495462300Z" },
          EventRecordID: 166_708,
          Computer: "DC01.zz99.example",
        },
        EventData: {
          Data: Object.entries(logonValues).map(([name, text]) => ({
            "@_Name": name,
            "#text": text,
          })),
        },
      },
    ],
    [
      "from Winlogbeat",
      {
        "@timestamp": "2026-11-21T08:15:10.495Z",
        winlog: {
          event_id: 4624,
          record_id: 166_708,
          computer_name: "DC01.zz99.example",
          event_data: logonValues,
        },
      },
    ],
    [
      "as one flat object",
      {
        EventID: 4624,
        TimeGenerated: "2026-11-21T08:15:10.495Z",
        Computer: "DC01.zz99.example",
        EventRecordId: "166708",
        ...logonValues,
      },
    ],
  ])("%s says the same", (_, event) => {
    expect(windowsSignIn(event)).toStrictEqual(windowsSignIn(xmlEvent(4624, logonValues)));
  });

  test.each([
    ["", undefined],
    ["TimeCreated", {}],
    ["EventID", { EventID: "logon", TimeCreated: "2026-11-21T08:15:10Z" }],
    ["TimeCreated", { EventID: 4624, TimeCreated: "8:15" }],
    ["Computer", { EventID: 4624, TimeCreated: "2026-11-21T08:15:10Z", EventRecordID: 1 }],
    ["LogonType", xmlEvent(4624, { ...logonValues, LogonType: "%%1" })],
    ["Status", xmlEvent(4768, { ...ticketValues, Status: "-" })],
    ["address", xmlEvent(4625, { ...failureValues, IpAddress: "ZZ99-WS-0042" })],
    ["Data", { System: system(4625), EventData: { Data: [7] } }],
  ])("without a usable %s is a typed error", (field, event) => {
    const error = errorOf(() => windowsSignIn(event));
    expect(error.code).toBe("invalid-value");
    expect(error.where?.field ?? "").toBe(field);
    expect(error.message).not.toMatch(/quentin/i);
  });
});

function system(id: number) {
  return {
    EventID: id,
    TimeCreated: { SystemTime: "2026-11-21T08:15:10Z" },
    EventRecordID: 1,
    Computer: "DC01",
  };
}
