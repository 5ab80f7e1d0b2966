/** Extended operations that the server knows, by OID. */
export const extendedOid = {
  startTls: "1.3.6.1.4.1.1466.20037",
  whoAmI: "1.3.6.1.4.1.4203.1.11.3",
} as const;
