import { selected } from "../../query/wanted.ts";
import { Refusal } from "../../wire/refusal.ts";
import { answered } from "../answered.ts";
import { list } from "../list.ts";
import type { Operation } from "../operation.ts";
import { permissions } from "../permissions.ts";
import { found, searchOf } from "../search.ts";
import { seen } from "../seen.ts";
import { showObject } from "../show-object.ts";
import { expanded } from "./expanded.ts";
import { checkReadable } from "./readable.ts";

/** `GET /users`. */
export const listUsers: Operation = {
  name: "GET /users",
  permissions: permissions.readUsers,
  run: (call) => list(call, { kind: "user", life: "live", path: "/users" }),
};

/** `GET /users/$count`: a number as plain text. */
export const countUsers: Operation = {
  name: "GET /users/$count",
  permissions: permissions.readUsers,
  run: (call) => {
    if (!call.eventual) {
      throw new Refusal(400, "Request_BadRequest", "$count is not currently supported.");
    }
    const query = new URLSearchParams(call.query);
    query.set("$count", "true");
    const counting = { ...call, query };
    const count = Array.from(found(counting, searchOf(counting, "user", "live"))).length;
    return { status: 200, headers: { "content-type": "text/plain" }, text: String(count) };
  },
};

/** `GET /users/{user-id}`: by identifier or principal name. */
export const getUser: Operation = {
  name: "GET /users/{user-id}",
  permissions: permissions.readUsers,
  run: (call) => {
    const wanted = selected("user", call.query.get("$select"));
    checkReadable(call, wanted);
    const one = seen(call, "user", call.params[0] ?? "");
    return answered("users/$entity", { ...showObject(one, wanted), ...expanded(call, one) });
  },
};
