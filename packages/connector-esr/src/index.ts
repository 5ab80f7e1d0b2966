export { esr } from "./connector.ts";
export type { EsrOptions } from "./options.ts";
