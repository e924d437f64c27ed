/** Files in a ZIP, stored as they are: pictures do not get smaller. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8 = 0x0800;
/** Without ZIP64 no place in it may lie further. */
export const MOST_BYTES = 0xffffffff;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

export class Zip {
  #parts = [];
  #entries = [];
  #length = 0;
  #names = new Map();

  add(name, bytes) {
    const entry = { name: new TextEncoder().encode(this.#unique(name)), crc: crc32(bytes), size: bytes.length, at: this.#length };
    this.#entries.push(entry);
    this.#write(record(LOCAL, [[VERSION, 2], ...common(entry)]), entry.name, bytes);
  }

  blob() {
    const from = this.#length;
    for (const entry of this.#entries) {
      this.#write(record(CENTRAL, [[VERSION, 2], [VERSION, 2], ...common(entry), [0, 2], [0, 2], [0, 2], [0, 4], [entry.at, 4]]), entry.name);
    }
    const all = this.#entries.length;
    this.#write(record(END, [[0, 2], [0, 2], [all, 2], [all, 2], [this.#length - from, 4], [from, 4], [0, 2]]));
    return new Blob(this.#parts, { type: 'application/zip' });
  }

  #write(...parts) {
    this.#parts.push(...parts);
    this.#length += parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** Two images of two jobs may have the same name. */
  #unique(name) {
    const before = this.#names.get(name) ?? 0;
    this.#names.set(name, before + 1);
    return before === 0 ? name : name.replace(/(\.[^.]*)?$/, `-${before + 1}$1`);
  }
}

/** Flags, method, time, date, checksum, both sizes, and the lengths of name and extra. */
const common = ({ name, crc, size }) => [[UTF8, 2], [0, 2], [0, 2], [0x21, 2], [crc, 4], [size, 4], [size, 4], [name.length, 2], [0, 2]];

function record(signature, fields) {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [, length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [value, length] of fields) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}
