import { selected, shown } from "../query/wanted.ts";
import { versionAt } from "../store/version.ts";
import { badRequest } from "../wire/refusals.ts";
import { answered } from "./answered.ts";
import type { Operation } from "./operation.ts";

/** `POST /directoryObjects/getByIds`: of at most 1,000 identifiers, the objects that are there. */
export const getByIds: Operation = {
  name: "POST /directoryObjects/getByIds",
  permissions: ["Directory.Read.All", "Directory.ReadWrite.All"],
  run: (call) => {
    const { ids, types } = call.body;
    if (!Array.isArray(ids) || ids.length > 1000)
      throw badRequest("The collection 'ids' must have at most 1000 items.");
    const kinds = Array.isArray(types) && types.length > 0 ? types : ["user", "group"];
    const value = ids.flatMap((id) => {
      const object = call.world.store.objects.get(String(id).toLowerCase());
      const version = object && versionAt(object, call.reading.entities);
      if (!object || version?.life !== "live" || !kinds.includes(object.kind)) return [];
      const properties = { ...version.properties, id: object.id };
      const type = `#microsoft.graph.${object.kind}`;
      return [
        { "@odata.type": type, ...shown(object.kind, properties, selected(object.kind, null)) },
      ];
    });
    return answered("directoryObjects", { value });
  },
};
