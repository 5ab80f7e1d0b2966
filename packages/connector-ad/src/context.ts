import type { Schema } from "@rollcall/core";
import type { Dialect } from "./dialect/dialect.ts";
import type { Root } from "./directory/root.ts";
import type { DirectorySettings } from "./settings.ts";
import type { Wire } from "./wire.ts";

/** What all parts of one open session work with. */
export interface DirectoryContext {
  readonly wire: Wire;
  readonly root: Root;
  /** With the attributes that the options add. */
  readonly dialect: Dialect;
  readonly schema: Schema;
  readonly settings: DirectorySettings;
}
