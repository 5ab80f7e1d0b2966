const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** Where Stirling's series with five terms is exact to the last digits of a double. */
const enough = 12;

/**
 * Works out the natural logarithm of the gamma function, for `x` above 0, by Stirling's series; smaller arguments are
 * raised first by Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  let raised = x;
  let product = 1;
  while (raised < enough) {
    product *= raised;
    raised += 1;
  }
  const inverse = 1 / raised;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + series - Math.log(product);
}
