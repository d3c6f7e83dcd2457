import { viewAddress } from '../../site.ts';
import { plain, written } from './lines.ts';
import type { ScreenReader } from './reader.ts';
import { ENGINES, expect, test } from './test.ts';

const TERM = 'new security concept';
const FIRST =
  'is, in essence, to rise above one-sided security and seek common security through mutually beneficial cooperation';
const SECOND =
  'It is a concept established on the basis of common interests and is conducive to social progress';

/** What a key makes Orca say, in one line: browsers cut it into utterances, and end them, each in its own way. */
const said = async (reader: ScreenReader, key: string) =>
  written(await reader.press(key))
    .map((line) => plain(line.replace('\t', ' ')).replace(/\.$/, ''))
    .join(' | ');

for (const engine of ENGINES)
  test(`${engine}: by headings, paragraphs, links and buttons, to the settings and another view`, async ({
    reader,
  }) => {
    const own = <Words>(chromium: Words, firefox: Words) => (engine === 'chromium' ? chromium : firefox);
    const presses = async (key: string, ...lines: string[]) => {
      for (const line of lines) expect(await said(reader, key), key).toBe(line);
    };
    const heading = (level: number, english: string, chinese: string) =>
      own(
        `en ${english} heading level ${level} | zh-hans ${chinese}`,
        `en ${english} | zh-hans ${chinese} | en-us heading level ${level}`,
      );
    const languages = 'en Languages push button | en opens dialog';
    const contents = 'en Contents push button | en opens dialog';
    const settings = 'en Settings push button | en opens dialog';
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    // How much of the first line is said with the skip link depends on how long the page has been there: not compared.
    await reader.press('ctrl+Home');
    await presses(
      'h',
      heading(1, "China's Position Paper on the New Security Concept", '中方关于新安全观的立场文件'),
      heading(2, 'I. Introduction', '一、引言'),
      heading(2, 'II. Background', '二、背景'),
    );
    await presses(
      'p',
      own(
        `en The | en ${TERM} link | en ${FIRST} | en space | en ${SECOND}`,
        `en The | en ${TERM} link | en ${FIRST}. ${SECOND}`,
      ),
    );
    await reader.press('ctrl+Home');
    await presses(
      'k',
      own(
        'zh-latn Duidu link | en space | zh-hans 对读 | en All papers',
        'zh-latn Duidu | en space | zh-hans 对读 | en All papers | en-us link',
      ),
      'en About link',
    );
    await reader.press('ctrl+Home');
    await presses('b', languages, contents, settings);

    // In Chromium Orca may be without a place when a dialog has opened or closed, at the first times above all, and
    // says nothing until the next key: a step on and back says then where the focus is.
    const lands = async (key: string) => {
      const line = await said(reader, key);
      if (line || engine !== 'chromium') return line;
      await reader.press('Tab');
      return said(reader, 'shift+Tab');
    };
    // A key turns one mode into the other; while Orca is without a place it turns and says nothing.
    const goesTo = async (mode: 'Focus mode' | 'Browse mode') => {
      const lines: string[] = [];
      while (lines.at(-1) !== `en-us ${mode}` && lines.length < 4) lines.push(await said(reader, 'Insert+a'));
      expect(lines.at(-1), lines.join(' / ')).toBe(`en-us ${mode}`);
      if (engine === 'firefox') expect(lines).toHaveLength(1);
    };
    // The dialog's name is not in every run: its button has the focus before Orca knows of the dialog.
    expect(await lands('Return')).toContain('en Close push button');
    const closed = await lands('Escape');
    expect(closed).toContain(settings);
    if (!closed.endsWith('Focus mode')) await goesTo('Focus mode');
    // In focus mode keys are the page's: its layouts, each said once, in Orca's voice as all live regions are.
    await presses('l', 'en-us Stacked', 'en-us Peek');
    await goesTo('Browse mode');
    await reader.press('ctrl+Home');
    await presses('b', languages, contents, settings, 'en Unfold all toggle button not pressed');
    if (engine === 'firefox') {
      // Chromium has Orca go on from here to the footer, past all that stands in the text.
      await presses('b', 'en In plain words (not part of the paper) collapsed push button');
      await presses('b', 'en Paragraph 1 collapsed push button');
      await presses('b', 'zh-hans 中文 : Paragraph 1 collapsed push button');
      await presses('Return', 'zh-hans expanded');
    }
    await reader.press('ctrl+Home', 'k', 'k', 'k');
    expect(await said(reader, 'k')).toMatch(/^zh-hans 中文/);
    // The page changes under Orca: it may also say where it is now. The message comes once.
    const spoken = await reader.pressUntil('Return', '已显示');
    expect(written(spoken.filter(({ text }) => text.includes('已显示')))).toEqual(['en-us\t已显示简体中文']);
  });
