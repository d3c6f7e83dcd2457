import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

/** Encodes a text by inverting TextDecoder, which decodes all these encodings and encodes none. */
function encodeAs(encoding: string, text: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytesOf = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    try {
      const decoded = decoder.decode(new Uint8Array(bytes));
      if ([...decoded].length === 1 && !bytesOf.has(decoded)) bytesOf.set(decoded, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let first = 0; first < 256; first++) add(first);
  if (/gb|big5|shift|euc/i.test(encoding)) {
    for (let first = 0x81; first < 0xff; first++)
      for (let second = 0x40; second < 0xff; second++) add(first, second);
  }
  return new Uint8Array(
    [...text].flatMap((one) => {
      const bytes = bytesOf.get(one);
      if (!bytes) throw new Error(`${encoding} has no ${one}`);
      return bytes;
    }),
  );
}

const utf16 = (text: string, isBigEndian: boolean, mark = '') => {
  const view = new DataView(new ArrayBuffer(2 * (mark + text).length));
  [...(mark + text)].forEach((one, n) => view.setUint16(2 * n, one.charCodeAt(0), !isBigEndian));
  return new Uint8Array(view.buffer);
};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (source: Uint8Array) => {
  const { text, encoding } = decode(source, 'a.txt');
  return [encoding, text];
};

const TEXTS: [encoding: string, text: string][] = [
  ['GB18030', '论灯\n\n一、灯芯\n\n灯要油。它也要一只手。\n\n二、灯罩\n\n每晚擦它。\n'],
  ['GB18030', '天下着雨，他从门口看出去，路上一个人也没有。“你还不走吗？”她问。'],
  ['Big5', '論燈\n\n一、燈芯\n\n燈要油。它也要一隻手。\n\n二、燈罩\n\n每晚擦它。\n'],
  ['Big5', '天下著雨，他從門口看出去，路上一個人也沒有。「你還不走嗎？」她問。'],
  ['Shift_JIS', 'ランプについて\n\n第一章\n\nランプは油を欲しがる。手も欲しがる。「誰だ？」と彼は言った。'],
  ['EUC-JP', 'ランプについて\n\n第一章\n\nランプは油を欲しがる。手も欲しがる。「誰だ？」と彼は言った。'],
  ['EUC-KR', '등불에 대하여\n\n1. 심지\n\n등불은 기름을 원한다. 손도 하나 있어야 한다.'],
  [
    'windows-1252',
    'Des lampes\n\n1. La mèche\n\nUne lampe veut de l’huile. Elle veut aussi une main, à côté.',
  ],
  ['windows-1252', 'Über Lampen\n\nEine Lampe will Öl – und größere Hände.'],
  ['windows-1252', 'De las lámparas\n\n¿Quién la enciende? El señor Muñoz, según dicen.'],
  ['windows-1252', 'Das lâmpadas\n\nA lâmpada não quer só óleo; quer também uma mão.'],
  ['windows-1252', 'On Lamps\n\n“It wants oil,” she said — and that was all.'],
  ['windows-1250', 'O lampach\n\nLampa chce oliwy i ręki, która ją zapali. Źle się świeci.'],
  ['windows-1250', 'O lampách\n\nLampa chce olej a také ruku, která ji každý večer utře. Příliš žlutá.'],
  ['windows-1250', 'A lámpákról\n\nA lámpának olaj kell, és egy kéz is, amely őrzi a tűzét.'],
  ['ISO-8859-2', 'O lampach\n\nLampa chce oliwy i ręki, która ją zapali. Źle się świeci, więc się śpi.'],
  ['windows-1251', 'О лампах\n\nЛампе нужно масло. Ей нужна и рука.\n\n– Кто там? – спросил он.'],
  ['windows-1251', 'Про лампи\n\nЛампі потрібна олія. Їй потрібна й рука, що є поруч.'],
  ['KOI8-R', 'О лампах\n\nЛампе нужно масло. Ей нужна и рука.'],
  ['IBM866', 'О лампах\n\nЛампе нужно масло. Ей нужна и рука.'],
  ['windows-1253', 'Περί λυχνιών\n\nΗ λυχνία θέλει λάδι. Θέλει και ένα χέρι.'],
  ['windows-1254', 'Lambalar üzerine\n\nLambanın yağı olmalı. Bir de eli: ışığı o yakıyor, değil mi?'],
  ['windows-1255', 'על מנורות\n\nמנורה רוצה שמן. היא רוצה גם יד.'],
  ['windows-1256', 'في المصابيح\n\nالمصباح يريد زيتا. ويريد يدا أيضا، أليس كذلك؟'],
  [
    'windows-1257',
    'Apie lempas\n\nLempai reikia aliejaus. Jai taip pat reikia rankos, kuri ją kas vakarą šluosto. Žmonės ją mėgsta.',
  ],
  ['windows-1258', 'Bàn về đèn\n\nĐèn cần dầu. Nó cũng cần một bàn tay. Ai thắp nó?'],
  ['windows-874', 'ว่าด้วยตะเกียง\n\nตะเกียงต้องการน้ำมัน และต้องการมือด้วย'],
];

describe('decode', () => {
  it.each(TEXTS)('recognises %s: %j', (encoding, text) => {
    const encoded = encoding === 'windows-1258' ? vietnamese(text) : encodeAs(encoding, text);
    expect(read(encoded)).toEqual([encoding, text]);
  });

  it.each([
    ['UTF-8', bytes('On Lamps\nIt.')],
    ['UTF-8', bytes('\ufeffOn Lamps\nIt.')],
    ['UTF-16LE', utf16('On Lamps\nIt.', false, '\ufeff')],
    ['UTF-16BE', utf16('On Lamps\nIt.', true, '\ufeff')],
    ['UTF-16LE', utf16('On Lamps\nIt.', false)],
    ['UTF-16BE', utf16('On Lamps\nIt.', true)],
  ])('reads %s with a byte order mark and without', (encoding, source) => {
    expect(read(source)).toEqual([encoding, 'On Lamps\nIt.']);
  });

  it.each([false, true])('reads other letters in UTF-16 without a mark (big-endian: %s)', (isBigEndian) => {
    for (const text of [
      '论灯\n\n灯要油。它也要一只手。\n每晚擦它。',
      'О лампах\nЛампе нужно масло.',
      'في المصابيح\nزيت',
    ]) {
      expect(read(utf16(text, isBigEndian))[1]).toBe(text);
    }
  });

  it('believes what XML and HTML declare, unless the bytes are UTF-8', () => {
    const xml = '<?xml version="1.0" encoding="windows-1251"?><a>Öl</a>';
    // The letters alone would be German.
    expect(read(encodeAs('windows-1252', xml))).toEqual(['windows-1251', xml.replace('Ö', 'Ц')]);
    expect(read(bytes(xml))).toEqual(['UTF-8', xml]);
    const html = '<html><meta charset="gb2312"><p>灯要油';
    expect(read(encodeAs('GB18030', html))).toEqual(['GBK', html]);
    const wrong = '<?xml version="1.0" encoding="UTF-8"?><a>Une lampe à côté, une mèche</a>';
    expect(read(encodeAs('windows-1252', wrong))).toEqual(['windows-1252', wrong]);
  });

  it('replaces a broken byte of a book in UTF-8, and notes its line', () => {
    const [start, end] = [bytes('论灯\n\n灯要'), bytes('油。它也要一只手。')];
    const broken = new Uint8Array([...start, 0xe7, ...end]);
    expect(decode(broken, 'a.txt')).toEqual({
      text: '论灯\n\n灯要□油。它也要一只手。',
      encoding: 'UTF-8',
      places: [{ at: 'a.txt:3', note: 'has a character that could not be read: □ stands for it' }],
    });
    // Cut in the middle of a character.
    expect(decode(bytes('论灯\n\n灯要油').subarray(0, -1), 'a.txt').text).toBe('论灯\n\n灯要□');
  });

  it('notes an encoding other than UTF-8, and knows a long text by more than its start', () => {
    const text = `${'It comes. '.repeat(9000)}\n${'灯要油。它也要一只手。'.repeat(20)}`;
    const { encoding, places } = decode(encodeAs('GB18030', text), 'a.txt');
    expect(encoding).toBe('GB18030');
    expect(decode(utf16('Lamps', false, '\ufeff'), 'a.txt').places).toEqual([
      { at: 'a.txt', note: 'was read as UTF-16LE' },
    ]);
    expect(places).toEqual([{ at: 'a.txt', note: 'was read as GB18030: check that its letters are right' }]);
  });

  it.each([
    [
      'bytes that are no text',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x1a, 0xff, 0xd8, 0x01, 0x02]),
      'is no text',
    ],
    ['a null character', bytes('a\nb\0c'), 'a.txt:2  has a null character'],
    ['white space', bytes(' \n'), 'is empty'],
    ['nothing', new Uint8Array(), 'is empty'],
  ])('rejects %s', (_, source, message) => expect(() => decode(source, 'a.txt')).toThrow(message));

  it('makes line ends \\n, and page breaks spaces', () => {
    expect(read(bytes('a\r\nb\rc\fd'))[1]).toBe('a\nb\nc d');
  });
});

/** Vietnamese in windows-1258, which has some letters with a tone and writes other tones after the letter. */
function vietnamese(text: string): Uint8Array {
  const letters = [...text.normalize()].map((one) => {
    try {
      encodeAs('windows-1258', one);
      return one;
    } catch {
      const [base = '', ...marks] = one.normalize('NFD');
      const tones = marks.filter((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark));
      const shape = marks.filter((mark) => !tones.includes(mark));
      return (base + shape.join('')).normalize() + tones.join('');
    }
  });
  return encodeAs('windows-1258', letters.join(''));
}
