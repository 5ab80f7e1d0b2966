const polynomial = 0xedb88320;
const tables = makeTables();

/** Works out the CRC-32 of a stretch of bytes: for one of up to some hundred, sooner than by a call out of JavaScript. */
export function shortCrc(bytes: Uint8Array, from: number, to: number): number {
  const [one, two, three, four] = tables;
  let crc = -1;
  let at = from;
  for (; at + 3 < to; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (four[crc & 0xff] as number) ^
      (three[(crc >>> 8) & 0xff] as number) ^
      (two[(crc >>> 16) & 0xff] as number) ^
      (one[crc >>> 24] as number);
  }
  for (; at < to; at++) crc = (one[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

type Tables = readonly [Int32Array, Int32Array, Int32Array, Int32Array];

/** Of each byte, what it leaves behind when no, one, two or three more bytes follow it. */
function makeTables(): Tables {
  const made: Tables = [
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
  ];
  const [first] = made;
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? polynomial ^ (crc >>> 1) : crc >>> 1;
    first[byte] = crc;
  }
  for (let row = 1; row < 4; row++) {
    const [before, table] = [made[row - 1], made[row]] as [Int32Array, Int32Array];
    for (let byte = 0; byte < 256; byte++) {
      const crc = before[byte] as number;
      table[byte] = (first[crc & 0xff] as number) ^ (crc >>> 8);
    }
  }
  return made;
}
