/**
 * `scan.wat`, compiled with SIMD by `wat2wasm`: finds the separators of sixteen bytes at a time. A WebAssembly module is
 * the only way to vector instructions; `scan-bytes.ts` does the same byte by byte, and a test holds the two equal.
 */
const compiled =
  "AGFzbQEAAAABCgFgBX9/f39/AX8CEAEEc2NhbgZtZW1vcnkCAAEDAgEABwgBBHNjYW4AAAr+AQH7AQIBewZ/IAIhCSADIQogBCELAkADQCAAIAFPDQEgAP0ABAAhBUH//wMhCCABIABrQRBJBEBBASABIABrdEEBayEICyAF/WQgCHEEQCALIAA2AgAgC0EEaiELCyAFQQr9D/0j/WQhByAIIAcgBUH+AP0P/SP9ZHJxIQYCQANAIAZFDQEgByAGQQAgBmtxcQRAIAogCSACa0ECdjYCACAKQQRqIQoLIAkgACAGaGpBAWo2AgAgCUEEaiEJIAYgBkEBa3EhBgwACwsgAEEQaiEADAALCyADQQRrIAogA2tBAnY2AgAgBEEEayALIARrQQJ2NgIAIAkgAmtBAnYL";

/** Finds the separators between two places of a memory. All places are in bytes. */
export type WasmScan = (
  at: number,
  end: number,
  starts: number,
  lines: number,
  high: number,
) => number;

/** A memory, and the scanner of what is in it. */
export interface ScanMemory {
  readonly memory: ArrayBuffer;
  readonly scan: WasmScan;
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

/** As much of WebAssembly as is used; the types of Node do not declare it. */
interface WebAssembly {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly scan: { readonly memory: Memory } },
  ) => { readonly exports: { readonly scan: WasmScan } };
}

let compiledModule: object | undefined;

/** Makes a memory with its scanner, or gives `undefined` where WebAssembly has no vectors or is not allowed. */
export function allocateScan(pages: number): ScanMemory | undefined {
  const { WebAssembly: engine } = globalThis as { readonly WebAssembly?: WebAssembly };
  if (!engine) return undefined;
  try {
    compiledModule ??= new engine.Module(Buffer.from(compiled, "base64"));
    const memory = new engine.Memory({ initial: pages, maximum: pages });
    const { exports } = new engine.Instance(compiledModule, { scan: { memory } });
    return { memory: memory.buffer, scan: exports.scan };
  } catch {
    return undefined;
  }
}
