import { describe, expect, it } from 'vitest';
import { readSubtitles } from './subtitles.ts';

const blocks = (text: string, file = 'a.srt') =>
  readSubtitles(text, file).sections.flatMap((section) =>
    section.blocks.map(({ text, time }) => [text, ...(time ?? [])]),
  );

describe('readSubtitles', () => {
  it('reads SubRip: text, times, lines and the title from the name', () => {
    const text = `1
00:00:01,500 --> 00:00:03,000
The <i>water</i> comes
{\\an8}and stays,

2
00:00:03,040 --> 00:01:00,000 X1:40 X2:600
- Who asks?
- <font color="#fff">Nobody</font>.

3
01:00:00,000 --> 01:00:01,000

4
01:00:02,000 --> 01:00:03,000
1999`;
    const { title, lang, sections, places } = readSubtitles(text, 'films/The_Tide.en.srt');
    expect([title, lang, sections.length, sections[0]?.heading, places]).toEqual([
      'The Tide',
      '',
      1,
      'The Tide',
      [],
    ]);
    expect(blocks(text)).toEqual([
      ['The water comes and stays,', 1.5, 3],
      ['- Who asks? - Nobody.', 3.04, 60],
      ['1999', 3602, 3603],
    ]);
    expect(sections[0]?.blocks.map(({ line }) => line)).toEqual([2, 7, 15]);
  });

  it('reads WebVTT, without its comments, styles, names of cues and speakers', () => {
    const text = `WEBVTT - The tide
Kind: captions
Language: fr

STYLE
::cue { color: red }

NOTE not this

intro
00:01.000 --> 00:02.000 align:start position:10%
<v Anne>L’eau <c.loud>vient</c> &amp; <00:01.500>reste.

NOTE
nor this

00:02.000 --> 00:03.000
<ruby>水<rt>みず</rt></ruby>&nbsp;<b>a</b> < b
`;
    expect(blocks(text, 'a.vtt')).toEqual([
      ['L’eau vient & reste.', 1, 2],
      ['水\u00a0a < b', 2, 3],
    ]);
    expect(readSubtitles(text, 'a.vtt').lang).toBe('fr');
    expect(readSubtitles(text, 'a.vtt').places.map(({ at, note }) => `${at} ${note}`)).toEqual([
      'a.vtt:11 the names of speakers were left out',
      'a.vtt:17 how words are read was left out',
    ]);
  });

  it('joins Chinese lines without a space', () => {
    expect(blocks('1\n00:00:01,000 --> 00:00:02,000\n水来了，\n它什么也不问。')).toEqual([
      ['水来了，它什么也不问。', 1, 2],
    ]);
  });

  it('reads damaged files: without empty lines or numbers, with an empty line inside, out of order', () => {
    expect(blocks('1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo')).toEqual([
      ['One', 1, 2],
      ['Two', 3, 4],
    ]);
    expect(blocks('00:00:05.000 --> 00:00:04.000\nOne\n\nmore\n\n00:00:03,000 -> 00:00:04,000\nTwo')).toEqual(
      [
        ['Two', 3, 4],
        ['One', 5, 5],
      ],
    );
  });

  it.each([
    ['Tides\n\nThe water comes.', 'a.srt  has no subtitles'],
    ['1\n00:00:01,000 --> 00:00:02,000\n\n', 'a.srt  has times, but no text.'],
  ])('says so if there are none: %j', (text, message) => {
    expect(() => readSubtitles(text, 'a.srt')).toThrow(message);
  });
});

it('keeps the lines of a subtitle after an empty line', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:02,000\nHe said:\n\nnever again.\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.';
  const { sections } = readSubtitles(text, 'a.en.srt');
  expect(sections[0]?.blocks.map((block) => block.text)).toEqual(['He said: never again.', 'Bye.']);
});
