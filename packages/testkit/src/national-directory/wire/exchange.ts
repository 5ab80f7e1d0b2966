/** A request as the directory reads it; names of headers are in small letters. */
export interface GraphRequest {
  readonly method: string;
  /** The path after the host with its query, as it was sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the body says, when it is JSON. */
  readonly body?: unknown;
}

/** What the directory answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. */
  readonly body?: object | undefined;
  /** Sent as it is, in place of `body`; its content type is among the headers. */
  readonly text?: string | undefined;
}

/** What happens to an answer on its way. */
export type Mishap = "drop" | "slow" | "truncate";

/** An answer and how it is delivered. */
export interface Delivery {
  readonly answer: Answer;
  readonly mishap?: Mishap | undefined;
}

/** One request with its answer, as an observer is told. */
export interface Exchange {
  readonly request: GraphRequest;
  readonly answer: Answer;
  /** The operation in Graph's metadata, such as `PATCH /users/{user-id}`. */
  readonly operation: string | undefined;
  /** Whether the answer was spoiled on purpose: dropped, cut or turned into HTML. */
  readonly spoiled: boolean;
}
