/** Tells whether a text is an object identifier of Graph's; letters may be of either case. */
export function isGuid(text: unknown): text is string {
  return (
    typeof text === "string" &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
  );
}
