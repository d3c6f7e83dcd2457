import { paperFile, segmentsOf, viewAddress } from '../../support/site.ts';
import { plain, written } from './lines.ts';
import type { ScreenReader } from './reader.ts';
import { ENGINES, expect, test } from './test.ts';
import { t } from '../messages.ts';

const TERM = 'new security concept';
const FIRST =
  'is, in essence, to rise above one-sided security and seek common security through mutually beneficial cooperation';
const SECOND =
  'It is a concept established on the basis of common interests and is conducive to social progress';

/** What Orca says after a key, joined into one line: each browser splits and ends utterances in its own way. */
const said = async (reader: ScreenReader, key: string) =>
  written(await reader.press(key))
    .map((line) => plain(line.replace('\t', ' ')).replace(/\.$/, ''))
    .join(' | ');

for (const engine of ENGINES) {
  test(`${engine}: a step says the sentence once in both languages, and Tab goes on from it`, async ({
    reader,
  }) => {
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    // Into focus mode, in which keys go to the page. Firefox needs a position for that.
    await reader.press('Tab', 'Insert+a');
    const [english, chinese] = ['en', 'zh-Hans'].map((lang) => segmentsOf(paperFile(lang).text));
    for (const [key, n] of [
      ['j', 0],
      ['j', 1],
      ['k', 0],
    ] as const) {
      const both = plain(`${english?.[n]?.text} ${chinese?.[n]?.text}`).replace(/\.$/, '');
      // Like all live regions, it is spoken in Orca’s own voice, whatever its language tags are.
      expect(await said(reader, key), key).toBe(`en-us ${both}`);
    }
    expect(await said(reader, 'Tab')).toContain('en-us cold war | en link');
  });

  test(`${engine}: go by headings, paragraphs, links and buttons, open the settings and a counterpart, and switch the view`, async ({
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
    const [contents = '', search = '', settings = ''] = (['contents', 'search', 'settings'] as const).map(
      (name) => `en ${t('en', `sheets.${name}`)} push button | en opens dialog`,
    );
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    // How much of the first line is spoken with the skip link depends on timing, so it is not compared.
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
        `en The | en ${TERM} link | en collapsed | en ${FIRST} | en space | en ${SECOND}`,
        `en The | en ${TERM} link | en collapsed | en ${FIRST}. ${SECOND}`,
      ),
    );
    await reader.press('ctrl+Home');
    await presses(
      'k',
      own(
        `zh-latn Duidu link | en space | zh-hans 对读 | en ${t('en', 'site.shelf')}`,
        `zh-latn Duidu | en space | zh-hans 对读 | en ${t('en', 'site.shelf')} | en-us link`,
      ),
      `en ${t('en', 'site.about')} link`,
    );
    await reader.press('ctrl+Home');
    await presses('b', contents, search, settings);

    // In Chromium Orca may lose its position when a dialog opens or closes, mostly the first time, and says nothing until
    // the next key. Tab and Shift+Tab then make it say where the focus is.
    const lands = async (key: string) => {
      const line = await said(reader, key);
      if (line || engine !== 'chromium') return line;
      await reader.press('Tab');
      return said(reader, 'shift+Tab');
    };
    // One key toggles between the modes. While Orca has no position it toggles silently.
    const goesTo = async (mode: 'Focus mode' | 'Browse mode') => {
      const lines: string[] = [];
      while (lines.at(-1) !== `en-us ${mode}` && lines.length < 4) lines.push(await said(reader, 'Insert+a'));
      expect(lines.at(-1), lines.join(' / ')).toBe(`en-us ${mode}`);
      if (engine === 'firefox') expect(lines).toHaveLength(1);
    };
    // The name of the dialog is not spoken in every run: its button has the focus before Orca knows of the dialog. Focus on
    // its heading is worse: in Firefox Orca then says nothing at all.
    expect(await lands('Return')).toContain(`en ${t('en', 'sheets.close')} push button`);
    const closed = await lands('Escape');
    expect(closed).toContain(settings);
    if (!closed.endsWith('Focus mode')) await goesTo('Focus mode');
    // In focus mode keys go to the page: it announces each layout once, in Orca’s own voice as all live regions are.
    const layout = (name: 'stacked' | 'peek') => `en-us ${t('en', `settings.options.layout.${name}`)}`;
    await presses('l', layout('stacked'), layout('peek'));
    // The page shows one language of two: a step announces that one, and the counterpart is announced once when it opens.
    const [english = '', chinese = ''] = ['en', 'zh-Hans'].map(
      (lang) => segmentsOf(paperFile(lang).text)[0]?.text,
    );
    await presses('j', `en-us ${plain(english).replace(/\.$/, '')}`);
    await presses('f', `en-us ${plain(chinese)}`);
    await goesTo('Browse mode');
    await reader.press('ctrl+Home');
    await presses('b', contents, search, settings);
    if (engine === 'firefox') {
      // In Chromium Orca continues from here to the footer, past all buttons in the text.
      const paragraph = t('en', 'paragraph.name', { number: '1.1' });
      await presses('b', `en ${t('en', 'plain.heading')} collapsed push button`);
      await presses('b', `en ${paragraph} collapsed push button`);
    }
    await reader.press('ctrl+Home', 'k', 'k', 'k');
    expect(await said(reader, 'k')).toMatch(/^zh-hans 简体中文/);
    // As the page changes, Orca may also say where it is now. The announcement comes once.
    const message = t('zh-Hans', 'views.shown', { languages: '简体中文' });
    const spoken = await reader.pressUntil('Return', message);
    expect(written(spoken.filter(({ text }) => text.includes(message)))).toEqual([`en-us\t${message}`]);
  });

  test(`${engine}: a search is announced, its results are read as pairs, and one leads to its sentence`, async ({
    reader,
  }) => {
    await reader.open(engine, viewAddress(['en', 'zh-Hans']));
    await reader.press('Tab', 'Insert+a');
    const opened = await said(reader, 'slash');
    // In Firefox Orca says nothing when a key opens a dialog.
    if (engine === 'chromium')
      expect(opened).toBe(`en-us Search dialog | en-us search | en ${t('en', 'search.label')} entry`);
    await reader.press('c', 'o', 'l');
    // Every sentence with "cold", all of them in English.
    const english = segmentsOf(paperFile('en').text).filter(({ text }) => text.includes('cold'));
    const [{ text: first } = { text: '' }] = english;
    const message = t('en', 'search.found_other', { count: english.length });
    const spoken = await reader.pressUntil('d', message);
    expect(spoken.filter(({ text }) => text.includes(message))).toHaveLength(1);
    expect(await said(reader, 'Down')).toMatch(new RegExp(`1\\.1 ${plain(first).slice(0, 40)}.*link$`));
    const arrived = await said(reader, 'Return');
    if (engine === 'chromium') expect(arrived).toContain(plain(first).replace(/\.$/, ''));
    // In Firefox Orca says no sentence that gets the focus. But it goes on from there.
    else expect(first).toContain((await said(reader, 'Down')).replace(/^en | clickable$/g, ''));
    expect(arrived).not.toContain(message);
  });
}
