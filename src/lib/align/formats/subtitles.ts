import { decodeEntities } from './entities.ts';
import { joinLines } from './join-lines.ts';
import { Remarks } from './remarks.ts';
import { SourceError, type SourceBlock, type SourceDocument } from './source.ts';
import { titleFromName } from './titles.ts';

// "00:01:02,500 --> 00:01:04.000 align:start", "01:02.500 --> 01:04.000"
const CLOCK = '(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})(?:[.,:](\\d{1,3}))?';
const TIMES = new RegExp(`^\\s*${CLOCK}\\s*--?>\\s*${CLOCK}(?:\\s.*)?$`);
const TAG =
  /<\/?(?:b|br|c|em|font|i|lang|ruby|s|span|strong|u|v)\b[^<>]*>|<\/?[biu]\s*>|<[\d:.]+>|\{\\[^{}]*\}|\{[yYcC]:[^{}]*\}/g;

/**
 * Reads subtitles, in SubRip (.srt) or WebVTT (.vtt). Each is a block with the time when it is shown, also where a sentence
 * goes on in the next one; the title of the file is the only heading. `lang` is '' unless the file names it. Throws SourceError.
 */
export function readSubtitles(text: string, file: string): SourceDocument {
  const remarks = new Remarks(file);
  const lines = text.split('\n');
  const starts = lines.flatMap((line, n) => (TIMES.test(line) ? [n] : []));
  if (!starts.length) {
    throw new SourceError(
      file,
      undefined,
      'has no subtitles: no line has times, such as "00:01:02,500 --> 00:01:04,000".',
      'Save it as SubRip (.srt) in a subtitle editor, or as .txt if it is a text without times.',
    );
  }
  const blocks = starts.flatMap((start, n): SourceBlock[] => {
    const content = textOf(contentLines(lines, start, starts[n + 1] ?? lines.length), start + 1, remarks);
    if (!content) return [];
    const [from, to] = timesOf(lines[start] ?? '');
    return [{ kind: 'paragraph', text: content, line: start + 1, time: [from, Math.max(from, to)] }];
  });
  if (!blocks.length) {
    throw new SourceError(
      file,
      undefined,
      'has times, but no text.',
      'Subtitles that are pictures cannot be read: use a program that recognises their text (OCR).',
    );
  }
  const isInOrder = blocks.every(({ time }, n) => (time?.[0] ?? 0) >= (blocks[n - 1]?.time?.[0] ?? 0));
  if (!isInOrder) {
    remarks.add('the subtitles were put in the order of their times');
    blocks.sort((a, b) => (a.time?.[0] ?? 0) - (b.time?.[0] ?? 0));
  }
  const [, lang = ''] = /^WEBVTT.*\n(?:.+\n)*?Language:[ \t]*(\S+)/.exec(text) ?? [];
  const title = titleFromName(file);
  const sections = [{ heading: title, line: 1, blocks }];
  return { lang, file, title, about: {}, sections, places: remarks.places };
}

/** The lines under a line with times: up to an empty line, or to the number of the next subtitle. */
function contentLines(lines: string[], start: number, next: number): string[] {
  const content = lines.slice(start + 1, next);
  // A damaged file can lack the empty line before a number.
  const end = content.length - 1;
  const isNumbered = next < lines.length && /^\s*\d+\s*$/.test(content[end] ?? '');
  if (isNumbered) content.length = end;
  const isFilled = (line: string) => line.trim() !== '';
  const first = content.findIndex(isFilled);
  if (first < 0) return [];
  const filled = content.slice(first);
  const gap = filled.findIndex((line) => !isFilled(line));
  if (gap < 0) return filled;
  // Text after an empty line belongs to the subtitle, unless it is a comment or a style of WebVTT, or a mark before times.
  const rest = filled.slice(gap);
  const after = rest.filter(isFilled);
  const isOther =
    /^(NOTE|STYLE|REGION)\b/.test(after[0] ?? '') ||
    (next < lines.length && !isNumbered && after.length === 1);
  return isOther ? filled.slice(0, gap) : [...filled.slice(0, gap), ...after];
}

function textOf(lines: string[], line: number, remarks: Remarks): string {
  const raw = lines.join('\n');
  if (/<v[.\s][^>]*>/i.test(raw)) remarks.add('the names of speakers were left out', line);
  const withoutReadings = raw.replaceAll(/<rt>[^<]*(?:<\/rt>|(?=<)|$)/gi, '');
  if (withoutReadings !== raw) remarks.add('how words are read was left out', line);
  const plain = withoutReadings
    .replaceAll(/<br\s*\/?>|\\[Nn]/gi, '\n')
    .replaceAll(TAG, '')
    .replaceAll('\\h', ' ');
  return joinLines(decodeEntities(plain).replaceAll(/[\u200e\u200f\u202a-\u202e]/g, '')).replaceAll(
    / {2,}/g,
    ' ',
  );
}

function timesOf(line: string): [from: number, to: number] {
  const [, ...parts] = TIMES.exec(line) ?? [];
  const seconds = ([hours = '0', minutes = '0', second = '0', fraction = '0']: string[]) =>
    Number(hours) * 3600 + Number(minutes) * 60 + Number(second) + Number(`0.${fraction}`);
  return [seconds(parts.slice(0, 4)), seconds(parts.slice(4, 8))];
}
