// The targets, and how what was measured compares with them. tests/smoke/targets.spec.ts asserts the exact ones.
import type { EarlyTap, Interactive } from './interactive.ts';
import type { FirstHtml } from './first-html.ts';
import type { FirstVisit } from './first-visit.ts';
import type { Loading } from './loading.ts';
import { median } from './statistics.ts';
import { spread, type Switching } from './switching.ts';

/** Bytes, counts, CSS px, seconds, or multiples of the reference page. */
export const TARGETS = {
  ownHtml: 9_500,
  blocking: 0,
  visitBytes: 90_000,
  visitScript: 72_000,
  visitRequests: 20,
  offlineCopy: 450_000,
  shift: 0,
  fullText: 1.4,
  lostParagraphs: 0,
  switchMedian: 2,
  switchP90: 3,
  moved: 1,
  longSwitch: 3,
  buildSeconds: 60,
};

/** One line of the result. `exact` figures are the same in each run on one build; the others depend on the machine. */
export type Figure = {
  name: string;
  measured: number;
  unit: 'bytes' | 'ms' | '×' | 'px' | 's' | '';
  target?: number;
  exact?: true;
  how: string;
};

/** Whether a figure keeps its target; undefined if it has none. NaN, which is no measurement, does not. */
export const reached = ({ measured, target }: Figure): boolean | undefined =>
  target === undefined ? undefined : measured <= target;

export const missedExactly = (figures: Figure[]): Figure[] =>
  figures.filter((figure) => figure.exact && reached(figure) === false);

/** What was measured of one build, with the reference page in turn. */
export type Measured = {
  html: FirstHtml;
  visit: FirstVisit;
  offlineBytes: number;
  loading: { duidu: Loading; reference: Loading };
  interactive: Interactive[];
  earlyTaps: EarlyTap[];
  switching: { duidu: Switching; reference: Switching };
};

const PHONE = 'slow phone (150 ms, 1.6 Mbit/s, CPU ÷ 4)';
const CLICK = 'Event Timing duration of the click, phone, CPU ÷ 4';

/** The lines of the result, the exact ones first. */
export function figuresOf(measured: Measured): Figure[] {
  const { html, visit, offlineBytes, loading, interactive, earlyTaps, switching } = measured;
  const exact = (name: string, unit: Figure['unit'], value: number, target: number, how: string): Figure => ({
    name,
    measured: value,
    unit,
    target,
    exact: true,
    how,
  });
  const silent = 'every response until the network is silent for 3 s, service worker blocked';
  const [duidu, reference] = [spread(switching.duidu.durations), spread(switching.reference.durations)];
  const both = [median(switching.duidu.both), median(switching.reference.both)] as const;
  const times = `${CLICK}, ${switching.duidu.durations.length} taps, the reference page in turn`;
  return [
    exact('first HTML, own part', 'bytes', html.own, TARGETS.ownHtml, `brotli of ${html.page} (${html.html}, the largest difference of all pairs) minus brotli of the text of its <main> (${html.text})`), // prettier-ignore
    exact('render-blocking files', '', visit.blocking.length, TARGETS.blocking, 'renderBlockingStatus in Resource Timing'), // prettier-ignore
    exact('first visit', 'bytes', visit.bytes, TARGETS.visitBytes, `${silent}; bodies as sent, brotli (response headers: ${visit.headers} more)`), // prettier-ignore
    exact('first visit, script', 'bytes', visit.scriptBytes, TARGETS.visitScript, 'of these, JavaScript by content type'), // prettier-ignore
    exact('first visit, requests', '', visit.requests, TARGETS.visitRequests, silent),
    exact('offline copy', 'bytes', offlineBytes, TARGETS.offlineCopy, 'the files in the list of the service worker, as brotli where there is that'), // prettier-ignore
    exact('layout shift while loading', '', loading.duidu.shift, TARGETS.shift, `Layout Instability score, ${PHONE}, the largest of all visits`), // prettier-ignore
    {
      name: 'full text painted',
      measured: loading.duidu.fullText / loading.reference.fullText,
      unit: '×',
      target: TARGETS.fullText,
      how: `median ${ms(loading.duidu.fullText)}, reference page ${ms(loading.reference.fullText)}, ${PHONE}, in turn`,
    },
    {
      name: 'first paint of text',
      measured: loading.duidu.firstPaint,
      unit: 'ms',
      how: `first contentful paint, median; reference page ${ms(loading.reference.firstPaint)}`,
    },
    {
      name: 'interactive',
      measured: median(interactive.map(({ tap }) => tap)),
      unit: 'ms',
      how: `first tap on a language that switches in place, median of ${interactive.length}, ${PHONE}; its text is painted after ${ms(median(interactive.map(({ shown }) => shown)))}`,
    },
    {
      name: 'early taps that lose the paragraph',
      measured: earlyTaps.filter(({ moved }) => moved === Infinity).length,
      unit: '',
      target: TARGETS.lostParagraphs,
      how: `${earlyTaps.length} visits to a link to a paragraph, ${PHONE}; tapped when text is painted`,
    },
    {
      name: 'switch, median',
      measured: duidu.median / reference.median,
      unit: '×',
      target: TARGETS.switchMedian,
      how: `${ms(duidu.median)}, reference page ${ms(reference.median)}; ${times}`,
    },
    {
      name: 'switch, 90th percentile',
      measured: duidu.p90 / reference.p90,
      unit: '×',
      target: TARGETS.switchP90,
      how: `${ms(duidu.p90)}, reference page ${ms(reference.p90)}; ${times}`,
    },
    {
      name: 'switch until the text is painted',
      measured: median(switching.duidu.shown),
      unit: 'ms',
      how: 'from the click to the paint in which the other language is shown, median of the same taps',
    },
    {
      name: 'switch to both languages',
      measured: both[0] / both[1],
      unit: '×',
      how: `${ms(both[0])}, reference page ${ms(both[1])}; ${CLICK}, median`,
    },
    {
      name: 'a switch moves the text by',
      measured: switching.duidu.moved,
      unit: 'px',
      target: TARGETS.moved,
      how: 'the first sentence in the window, the largest of all taps, to one language and to both',
    },
  ];
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

/** The result as lines of text: target, measured, bar, reached or not; then how each was measured. */
export function table(figures: Figure[]): string[] {
  const cells = figures.map((figure) => {
    const { name, target, unit } = figure;
    const state = { true: 'reached', false: 'NOT REACHED', undefined: '' }[String(reached(figure))] ?? '';
    return [name, shown(figure.measured, unit), target === undefined ? '' : shown(target, unit), state];
  });
  const rows = [['target', 'measured', 'at most', ''], ...cells];
  const line = ([name = '', measured = '', target = '', state = '']: string[]) =>
    `${name.padEnd(36)}${measured.padStart(16)}${target.padStart(16)}  ${state}`.trimEnd();
  const how = figures.map(({ name, how }) => `  ${name}: ${how}`);
  return [...rows.map(line), '', 'How each was measured:', ...how];
}

function shown(value: number, unit: Figure['unit']): string {
  const digits = { bytes: 0, ms: 0, '×': 2, px: 2, s: 1, '': value % 1 ? 4 : 0 }[unit];
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '×' ? `× ${number}` : `${number} ${unit}`.trim();
}
