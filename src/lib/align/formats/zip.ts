import { inflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { SourceError } from './source.ts';

type Entry = {
  method: number;
  isEncrypted: boolean;
  crc: number;
  packed: number;
  size: number;
  offset: number;
};

/** The largest number of files in an archive, and of bytes that are unpacked of it: more is a trick, not a text. */
const MAX_FILES = 20_000;
const MAX_BYTES = 200 * 1024 * 1024;

const END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * The files in a ZIP archive (APPNOTE 6.3). Unpacks each only when it is read, and checks it. Reads no archives of more than
 * 4 GB. All its errors are SourceErrors.
 */
export class Zip {
  readonly #file: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #unpacked = 0;

  /** Reads the list of files. `kind` is what the file should be, for the error if it is not: "an e-book (EPUB)". */
  constructor(bytes: Uint8Array, file: string, kind: string) {
    this.#file = file;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#findEnd();
    if (end === undefined) {
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) this.#failDamaged();
      throw new SourceError(
        file,
        undefined,
        `is not ${kind}, whatever its name says.`,
        'Open it in the program that it comes from, and save it in that format.',
      );
    }
    try {
      this.#readDirectory(end);
    } catch (error) {
      // A place outside the file: RangeError.
      if (error instanceof SourceError) throw error;
      this.#failDamaged();
    }
  }

  /** The paths of all files. */
  get paths(): string[] {
    return [...this.#entries.keys()];
  }

  /** The content of a file, or undefined if there is none of that name. Names may differ in case. */
  read(path: string): Uint8Array | undefined {
    const entry = this.#entries.get(path) ?? this.#findInOtherCase(path);
    if (!entry) return undefined;
    if (entry.isEncrypted) {
      throw new SourceError(
        this.#file,
        undefined,
        'is protected by a password.',
        'Save it without a password, and import that copy.',
      );
    }
    this.#unpacked += entry.size;
    if (this.#unpacked > MAX_BYTES) this.#failTooLarge();
    let content: Uint8Array | undefined;
    try {
      content = this.#unpack(entry);
    } catch {
      this.#failDamaged();
    }
    if (content?.length !== entry.size || crc32(content) !== entry.crc) this.#failDamaged();
    return content;
  }

  #findEnd(): number | undefined {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
      if (this.#view.getUint32(at, true) === END) return at;
    }
    return undefined;
  }

  #readDirectory(end: number): void {
    const count = this.#view.getUint16(end + 10, true);
    const declared = this.#view.getUint32(end + 16, true);
    // Something may have been put before the archive: its list ends where its end record begins.
    const start = end - this.#view.getUint32(end + 12, true);
    const shift = declared === 0xffffffff ? 0 : start - declared;
    if (count > MAX_FILES) this.#failTooLarge();
    for (let n = 0, at = start; n < count; n++) {
      const view = this.#view;
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) this.#failDamaged();
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength));
      const entry = {
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true) + shift,
      };
      if (!this.#entries.has(name)) this.#entries.set(name, entry);
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  #findInOtherCase(path: string): Entry | undefined {
    const lower = path.toLowerCase();
    for (const [name, entry] of this.#entries) if (name.toLowerCase() === lower) return entry;
    return undefined;
  }

  #unpack({ method, packed, size, offset }: Entry): Uint8Array | undefined {
    if (this.#view.getUint32(offset, true) !== LOCAL_HEADER) return undefined;
    const start =
      offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    const data = this.#bytes.subarray(start, start + packed);
    if (method === 0) return data;
    // The size is fixed, so that a file cannot unpack to more than it says.
    return method === 8 ? inflateSync(data, { out: new Uint8Array(size) }) : undefined;
  }

  #failDamaged(): never {
    throw new SourceError(
      this.#file,
      undefined,
      'is damaged: a part of it is missing or was changed.',
      'Download or copy it again.',
    );
  }

  #failTooLarge(): never {
    throw new SourceError(
      this.#file,
      undefined,
      `is too large: it has more than ${MAX_FILES} files, or unpacks to more than ${MAX_BYTES / 1024 / 1024} MB.`,
      'Divide it into several files, and check that you trust where it comes from.',
    );
  }
}
