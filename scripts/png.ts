import { crc32, deflateSync } from 'node:zlib';

/** Pixels by row, four bytes each: red, green, blue, alpha. */
export type Pixels = { width: number; height: number; rgba: Uint8Array };

/** Encodes pixels as a PNG with a palette (PNG 3, colour type 3) of at most `most` colours, which is 256 or fewer. */
export function palettePng({ width, height, rgba }: Pixels, most: number): Buffer {
  const seen = new Map<number, number>();
  const at = (n: number) => new DataView(rgba.buffer, rgba.byteOffset).getUint32(n * 4);
  for (let n = 0; n < width * height; n++) seen.set(at(n), (seen.get(at(n)) ?? 0) + 1);
  const { palette, nearest } = paletteOf(seen, most);
  const bits = [1, 2, 4].find((depth) => palette.length <= 2 ** depth) ?? 8;
  const line = Math.ceil((width * bits) / 8) + 1; // A leading zero byte on each line means no filter.
  const lines = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = nearest.get(at(y * width + x))?.index ?? 0;
      const byte = y * line + 1 + ((x * bits) >> 3);
      lines[byte] = (lines[byte] ?? 0) | (index << (8 - bits - ((x * bits) % 8)));
    }
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, bits, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour).slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((colour) => colour & 255))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour: number) => [24, 16, 8, 0].map((shift) => (colour >>> shift) & 255);

/**
 * Chooses the palette: repeatedly adds the colour that is most frequent and most unlike those already chosen, so that a
 * small mark in another colour survives. `nearest` maps each colour to the closest one in the palette.
 */
function paletteOf(seen: Map<number, number>, most: number) {
  const palette: number[] = [];
  const nearest = new Map([...seen.keys()].map((colour) => [colour, { index: 0, distance: Infinity }]));
  const loss = (colour: number) =>
    (seen.get(colour) ?? 0) * Math.min(nearest.get(colour)?.distance ?? 0, 1e6);
  while (palette.length < Math.min(most, seen.size)) {
    const next = [...seen.keys()].reduce((worst, colour) => (loss(colour) > loss(worst) ? colour : worst));
    for (const [colour, own] of nearest) {
      const distance = channels(colour).reduce((sum, c, n) => sum + (c - (channels(next)[n] ?? 0)) ** 2, 0);
      if (distance < own.distance) Object.assign(own, { index: palette.length, distance });
    }
    palette.push(next);
  }
  return { palette, nearest };
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
