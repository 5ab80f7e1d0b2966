export type {
  GraphAnswer,
  GraphPage,
  GraphRequest,
  GraphTransport,
  TokenProvider,
} from "./transport.ts";
