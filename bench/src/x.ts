import { benchChanges } from "./changes/bench.ts";

console.log(await benchChanges("/tmp/chg", { sizes: [20000, 60000], rows: 2000, rounds: 1 }));
