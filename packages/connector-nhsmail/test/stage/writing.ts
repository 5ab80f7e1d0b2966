import {
  ConnectorError,
  type Operation,
  type Receipt,
  type TargetSession,
  type WriteLease,
} from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import { expect } from "vitest";
import type { NhsmailOptions } from "../../src/index.ts";
import { certificate, everything } from "./directory.ts";
import { type Trust, type TrustOptions, trust } from "./trust.ts";

/** A lease that apply has issued; good for as long as the process lives. */
export const lease: WriteLease = await lendLease(async (lent) => lent);

/** A trust with an open session that writes. When the test ends, nobody else's account may have been written. */
export interface Writing extends Trust {
  readonly session: TargetSession;
  execute(operation: Operation, session?: TargetSession): Promise<Receipt>;
  /** Carries out what must fail, and gives the error. */
  refused(operation: Operation, session?: TargetSession): Promise<ConnectorError>;
}

/** How the application is registered. */
interface Registered {
  readonly roles?: readonly string[];
  /** Whose accounts it may write; others are noted as trespasses. */
  readonly serves?: readonly string[];
}

/** Opens a session in mode `tenant` unless told, by an application that serves RQQ alone unless told. */
export async function writing(
  options: TrustOptions = {},
  { roles = ["User Administrator"], serves = ["RQQ"] }: Registered = {},
): Promise<Writing> {
  const on = await trust(options);
  const application = on.directory.register({
    permissions: [...everything, "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup"],
    certificate: certificate.certificate,
    directoryRoles: roles,
    organisations: serves,
  });
  const told: Partial<NhsmailOptions> = { mode: { mode: "tenant" }, ...options.nhsmail };
  const session = await on.connectAs(application, told).open();
  const execute: Writing["execute"] = async (operation, by = session) => {
    if (!by.write) throw new Error("the session does not write");
    return await by.write.execute(operation, lease);
  };
  return {
    ...on,
    connect: (more) => on.connectAs(application, { ...told, ...more }),
    session,
    execute,
    refused: async (operation, by) => {
      try {
        await execute(operation, by);
      } catch (error) {
        if (ConnectorError.is(error)) return error;
        throw error;
      }
      throw new Error("the operation was carried out");
    },
    [Symbol.asyncDispose]: async () => {
      await on[Symbol.asyncDispose]();
      expect(on.directory.view.trespasses).toEqual([]);
    },
  };
}

/** Names the writes that went over the wire, items of batches among them, in their order. */
export function writesOf({ exchanges }: Pick<Writing, "exchanges">): readonly string[] {
  return exchanges.flatMap(({ request, operation }) => {
    if (operation !== "POST /$batch") return request.method === "GET" ? [] : [`${operation}`];
    const { requests } = request.body as {
      readonly requests: readonly { readonly method: string; readonly url: string }[];
    };
    return requests
      .filter(({ method }) => method !== "GET")
      .map(({ method, url }) => `${method} ${url.split("?")[0]}`);
  });
}
