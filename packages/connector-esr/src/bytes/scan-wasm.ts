/**
 * `scan.wat`, compiled with SIMD by `wat2wasm`, in base64: finds the separators of 64 bytes at a time. A WebAssembly
 * module is the only way to vector instructions; `scan-bytes.ts` does the same byte by byte. Tests hold the two equal, and
 * this text to what `scan.wat` compiles to.
 */
export const compiledScan: string =
  "AGFzbQEAAAABCgFgBX9/f39/AX8CEAEEc2NhbgZtZW1vcnkCAAEDAgEABwgBBHNjYW4AAArQBQHNBQMGewN+BX8gAiEOIAMhECAEIRFBCv0PIQlB/gD9DyEKAkADQCAAIAFPDQEgAP0ABAAhBSAA/QAEECEGIAD9AAQgIQcgAP0ABDAhCEJ/IQsgASAAa0HAAEkEQEIBIAEgAGuthkIBfSELCyAFIAb9UCAHIAj9UP1Q/WQEQCALIAX9ZK0gBv1krUIQhoQgB/1krUIghiAI/WStQjCGhISDIQwgACESAkADQCAMUA0BIAxC//8Dg0IAUgRAIBEgEjYCACARQQRqIRELIBJBEGohEiAMQhCIIQwMAAsLC0IAIQ0gCyAFIAr9I/1krSAGIAr9I/1krUIQhoQgByAK/SP9ZK1CIIYgCCAK/SP9ZK1CMIaEhIMhDCAFIAn9IyAGIAn9I/1QIAcgCf0jIAggCf0j/VD9UP1TBEAgCyAFIAn9I/1krSAGIAn9I/1krUIQhoQgByAJ/SP9ZK1CIIYgCCAJ/SP9ZK1CMIaEhIMhDSAMIA2EIQwCQANAIA1QDQEgECAOIAJrQQJ2IAwgDUIAIA19g0IBfYN7p2o2AgAgEEEEaiEQIA0gDUIBfYMhDQwACwsLIA4hDyAOIAx7p0ECdGohDgNAIA8gACAMekIBfKdqNgIAIAwgDEIBfYMhDCAPIAAgDHpCAXynajYCBCAMIAxCAX2DIQwgDyAAIAx6QgF8p2o2AgggDCAMQgF9gyEMIA8gACAMekIBfKdqNgIMIAwgDEIBfYMhDCAPIAAgDHpCAXynajYCECAMIAxCAX2DIQwgDyAAIAx6QgF8p2o2AhQgDCAMQgF9gyEMIA8gACAMekIBfKdqNgIYIAwgDEIBfYMhDCAPIAAgDHpCAXynajYCHCAMIAxCAX2DIQwgD0EgaiEPIAxCAFINAAsgAEHAAGohAAwACwsgA0EEayAQIANrQQJ2NgIAIARBBGsgESAEa0ECdjYCACAOIAJrQQJ2Cw==";

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
    compiledModule ??= new engine.Module(Buffer.from(compiledScan, "base64"));
    const memory = new engine.Memory({ initial: pages, maximum: pages });
    const { exports } = new engine.Instance(compiledModule, { scan: { memory } });
    return { memory: memory.buffer, scan: exports.scan };
  } catch {
    return undefined;
  }
}
