import type { Bearer } from "../access/token-mint.ts";
import type { Properties } from "../store/change.ts";
import type { Reading } from "../store/replicas.ts";
import type { Answer } from "../wire/exchange.ts";
import type { World } from "../world.ts";

/** One request that was let in. */
export interface Call {
  readonly world: World;
  readonly bearer: Bearer;
  /** What stands in the path where the operation has a name in braces. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Properties;
  /** What the replicas show that answer this request. */
  readonly reading: Reading;
  /** Whether the request asks for the advanced index. */
  readonly eventual: boolean;
  readonly now: number;
}

/** One operation of Graph. */
export interface Operation {
  /** Method and path as in Graph's metadata. */
  readonly name: string;
  /**
   * The application permissions that allow it, the least first; `A+B` asks for both.
   * None means that it is not for applications.
   */
  readonly permissions: readonly string[];
  readonly run: (call: Call) => Answer;
}
