import { selected, shown } from "../query/wanted.ts";
import { latest } from "../store/version.ts";
import type { Answer } from "../wire/exchange.ts";
import { answered } from "./answered.ts";
import type { Call } from "./operation.ts";
import type { Seen } from "./seen.ts";

/** Shows an object with the wanted properties, and when it was deleted. */
export function showObject(
  { object, version }: Seen,
  wanted: readonly string[],
): Record<string, unknown> {
  const properties = { ...version.properties, id: object.id };
  const { deletedAt } = version;
  const when =
    deletedAt === undefined ? {} : { deletedDateTime: new Date(deletedAt).toISOString() };
  return { ...shown(object.kind, properties, wanted), ...when };
}

/** Answers with what was written: the object as the primary has it, with its usual properties. */
export function showWritten(call: Call, id: string, status = 200): Answer {
  const object = call.world.store.objects.get(id);
  if (!object) return { status: 500 };
  const body = showObject({ object, version: latest(object) }, selected(object.kind, null));
  return answered(`${object.kind}s/$entity`, body, status);
}
