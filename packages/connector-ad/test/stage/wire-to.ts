import { secret } from "@rollcall/core";
import type { Login, RealServer } from "@rollcall/testkit/servers";
import { openWire } from "../../src/client/open-wire.ts";
import type { Wire } from "../../src/wire.ts";

/** Opens a wire to a server that was started for the tests. */
export async function wireTo(
  { url, ca }: Pick<RealServer, "url" | "ca">,
  login: Login,
): Promise<Wire> {
  const { hostname, port } = new URL(url);
  return await openWire({
    servers: [{ url, host: hostname, port: Number(port || 636), encryption: "tls" }],
    credentials: { name: login.name, password: secret(Buffer.from(login.password)) },
    tls: { ca: [ca] },
    callTimeout: 30_000,
    connectTimeout: 10_000,
  });
}
