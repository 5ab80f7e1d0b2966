/** Takes what is worked out for the sake of the look at memory alone: the compiler may not leave out what ends up here. */
export const sink: Float64Array = new Float64Array(1);
