// npm run pictures: draws the app's icons from static/icon.svg and takes screenshots of the built site, for app stores
// (static/) and the README (docs/). They are committed, so that a build needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { THEME_BACKGROUND } from '../src/lib/settings/themes.ts';
import { findBrowser } from './browser.mjs';
import { palettePng, type Pixels } from './png.ts';
import { serve } from './serve.mjs';

const LOGO = readFileSync('static/icon.svg', 'utf8');
// The seal with 对 cut out of it: a shape in one colour, which the system chooses.
const CUT = LOGO.replace('#a32415', '#fff').replace('#fbf9f4', '#000');
const SHAPE = `<svg viewBox="0 0 64 64"><mask id="cut">${CUT}</mask><rect width="64" height="64" mask="url(#cut)"/></svg>`;

// `part` is the part of the icon's width that the seal takes. Systems may crop an icon to any shape that contains the
// central circle of 80 % (W3C, Web App Manifest, "Icon masks and safe zone"). A square of 56 % fits into that circle.
const ICONS = [
  { name: 'icon-192', side: 192, part: 1, drawing: LOGO },
  { name: 'icon-512', side: 512, part: 1, drawing: LOGO },
  { name: 'icon-maskable', side: 512, part: 0.56, drawing: LOGO, ground: THEME_BACKGROUND.light },
  { name: 'icon-monochrome', side: 512, part: 0.56, drawing: SHAPE },
  { name: 'apple-touch-icon', side: 180, part: 0.72, drawing: LOGO, ground: THEME_BACKGROUND.light },
];

const SCREENS = [
  { name: 'static/screen-narrow', width: 384, height: 832, scale: 1.25, from: 'introduction' },
  { name: 'static/screen-wide', width: 1280, height: 800, scale: 1, from: '_text' },
  { name: 'docs/reader', width: 1280, height: 800, scale: 1.25, from: 'background' },
  { name: 'docs/phone', width: 390, height: 760, scale: 1.5, from: 'policy-p3', tapped: 'policy-p3-s1' },
];

const executablePath = findBrowser();
if (!executablePath) throw new Error('There is no Chromium on this machine. npm test installs one.');
const browser = await chromium.launch({ executablePath });
const { url, stop } = await serve({ port: 0 });

for (const { name, side, part, drawing, ground = 'transparent' } of ICONS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const size = Math.round(side * part);
  const style = `margin:0;display:grid;place-items:center;height:100vh;background:${ground}`;
  await page.setContent(
    `<body style="${style}">${drawing.replace('<svg', `<svg width="${size}" height="${size}"`)}`,
  );
  await save(`static/${name}`, page, 64);
}
for (const { name, width, height, scale, from, tapped } of SCREENS) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await page.goto(`${url}new-security-concept/en/zh-Hans/`, { waitUntil: 'networkidle' });
  if (tapped) await page.locator(`#${tapped}`).click();
  await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), from);
  await save(name, page, 16);
}
await browser.close();
await stop();

/** Saves a screenshot of a page and closes the page. `name` is the path without its extension. */
async function save(name: string, page: Page, colours: number) {
  const shot = await page.screenshot({ omitBackground: true });
  const png = palettePng(await decode(page, shot), colours);
  writeFileSync(`${name}.png`, png);
  console.log(`${name}.png: ${png.length} bytes`);
  await page.close();
}

/** Decodes a picture in the browser. */
async function decode(page: Page, picture: Buffer): Promise<Pixels> {
  await page.goto('about:blank');
  const { width, height, base64 } = await page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    const { data } = canvas?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    let letters = '';
    for (const byte of data) letters += String.fromCharCode(byte);
    return { width: image.width, height: image.height, base64: btoa(letters) };
  }, picture.toString('base64'));
  return { width, height, rgba: Uint8Array.from(Buffer.from(base64, 'base64')) };
}
