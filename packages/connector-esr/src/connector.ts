import {
  type CallOptions,
  ConnectorError,
  type OpenOptions,
  type SourceConnector,
  type SourceSession,
} from "@rollcall/core";
import { throwIfAborted } from "./bytes/regions.ts";
import { changesSince } from "./changes.ts";
import { checkFolder } from "./check.ts";
import { readFolder } from "./files.ts";
import { getPerson } from "./get.ts";
import { type EsrOptions, parseOptions, type Settings } from "./options.ts";
import { scanPeople } from "./read.ts";
import { personSchema } from "./schema.ts";
import { createViewKeeper } from "./view-keeper.ts";

/**
 * Reads people from a folder of ESR Generic Outbound (GO2) extracts: the last full extract of each VPD and every change
 * extract since. Throws `invalid-options`.
 *
 * @example
 * ```ts
 * import { esr } from "@rollcall/connector-esr";
 *
 * const source = esr({ folder: "/srv/esr/outbound", vpds: ["431"] });
 * await using session = await source.open();
 * for await (const page of session.read.scan()) console.log(page.items.length);
 * ```
 */
export function esr(options: EsrOptions): SourceConnector {
  const settings = parseOptions(options);
  return {
    spec: "rollcall/connector@1",
    name: settings.name,
    kind: "source",
    open: (given) => openSession(settings, given),
  };
}

async function openSession(settings: Settings, options: OpenOptions = {}): Promise<SourceSession> {
  throwIfAborted(options.signal);
  await readFolder(settings.folder);
  const views = createViewKeeper(settings);
  const signalOf = (call?: CallOptions): AbortSignal | undefined => call?.signal ?? options.signal;
  return {
    check: () => checkFolder(settings),
    schema: async () => personSchema,
    read: {
      async *scan(query) {
        assertScannable(query);
        const signal = signalOf(query);
        yield* views.use((view) => scanPeople(view, settings, { ...query, signal }), signal);
      },
      async get(ref, call) {
        throwIfAborted(signalOf(call));
        for await (const found of views.use(
          (view) => [getPerson(view, settings, ref)],
          signalOf(call),
        )) {
          return found;
        }
        throw new ConnectorError({
          code: "internal",
          message: "a person was neither there nor absent",
        });
      },
    },
    changes: {
      async *since(token, call) {
        const signal = signalOf(call);
        yield* views.use((view) => changesSince(view, settings, { token, signal }), signal);
      },
    },
    limits: { concurrency: 1 },
    async [Symbol.asyncDispose]() {
      views.close();
    },
  };
}

function assertScannable(query: { readonly where?: unknown } | undefined): void {
  if (query?.where === undefined) return;
  throw new ConnectorError({
    code: "unsupported",
    message: "ESR extracts cannot be searched by attribute",
    scope: "session",
    advice: "Scan everything, or read one person with get().",
  });
}
