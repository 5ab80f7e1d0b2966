import type { Controls } from "../messages/controls.ts";
import type { Operation } from "../messages/request.ts";
import type { Look } from "../read/look.ts";
import type { Pages } from "../search/pages.ts";
import type { Actor, Controller } from "./controller.ts";

/** One request, and all that answering it takes. */
export interface Call<Asked extends Operation> {
  readonly id: number;
  readonly asked: Asked;
  readonly controls: Controls;
  readonly controller: Controller;
  readonly actor: Actor;
  readonly look: Look;
  /** Searches of the connection that go on in pages. */
  readonly pages: Pages;
  /** Whether this page is to come without entries, though there are more. */
  readonly emptyPage: boolean;
  /** Whether the connection is encrypted. */
  readonly secure: boolean;
}
