const brand = Symbol.for("rollcall.error.SimulatedDeath");

/** Stands for the death of the process: nothing that was not durable before it is left. */
export class SimulatedDeath extends Error {
  override readonly name = "SimulatedDeath";

  constructor() {
    super("the process died here, as the fault schedule says");
    Object.defineProperty(this, brand, { value: true });
  }

  /** Tells whether `value` is a SimulatedDeath, or was caused by one. */
  static is(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    return brand in value || ("cause" in value && SimulatedDeath.is(value.cause));
  }
}
