import type { APIRequestContext, Page } from '@playwright/test';
import { expect, interfaceOf, PAGES, press, ready, test, viewAddress } from '../../support/site.ts';

type Image = { src: string; sizes: string; type: string };
type Manifest = {
  [member: string]: unknown;
  icons: (Image & { purpose: string })[];
  screenshots: (Image & { form_factor: string; label: string })[];
  shortcuts: { name: string; short_name: string; description: string; url: string; icons: Image[] }[];
};

const manifestOf = async (request: APIRequestContext, root: string, lang: string) => {
  const response = await request.get(`${root}app.${lang}.webmanifest`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('application/manifest+json');
  return (await response.json()) as Manifest;
};

const linked = (page: Page) =>
  page.locator('link[rel=manifest]').evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));

/** Width and height from the header of a PNG (PNG 3, IHDR). */
const sizeOf = (png: Buffer) => {
  expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
};

const SITES = [
  {
    name: 'the reader',
    base: '/',
    langs: { en: ['Duidu', 'ltr'], 'zh-Hans': ['对读', 'ltr'], 'zh-Hant': ['對讀', 'ltr'] },
    shortcuts: {
      en: ['new-security-concept/en/', 'new-security-concept/zh-Hans/', 'new-security-concept/en/zh-Hans/'],
      'zh-Hans': [
        'new-security-concept/zh-Hans/',
        'new-security-concept/en/',
        'new-security-concept/zh-Hans/en/',
      ],
      'zh-Hant': [
        'new-security-concept/zh-Hant/',
        'new-security-concept/en/',
        'new-security-concept/zh-Hant/en/',
      ],
    },
  },
  {
    name: 'another library, under a base path',
    base: '/reader/',
    langs: { en: ['Duidu', 'ltr'], 'zh-Hans': ['对读', 'ltr'], ar: ['دويدو', 'rtl'] },
    // The first paper of that library is not in Chinese.
    shortcuts: {
      en: ['harbour/en/', 'harbour/ar/', 'harbour/en/ar/'],
      'zh-Hans': ['harbour/en/', 'harbour/ar/', 'harbour/en/ar/'],
      ar: ['harbour/ar/', 'harbour/en/', 'harbour/ar/en/'],
    },
  },
];

for (const { name, base, langs, shortcuts } of SITES) {
  test(`${name} is one app in every interface language`, async ({ request, site, library }) => {
    const root = base === '/' ? site : library;
    for (const [lang, [shortName, dir]] of Object.entries(langs)) {
      const manifest = await manifestOf(request, root, lang);
      expect(manifest).toMatchObject({
        id: base,
        scope: base,
        start_url: `${base}?launch`,
        short_name: shortName,
        lang,
        dir,
        display: 'standalone',
        background_color: '#fbf9f4',
        theme_color: '#fbf9f4',
      });
      expect(manifest.name).toContain(shortName);
      expect(manifest.description).toMatch(/.{15,}/);
      expect(manifest.icons.map(({ purpose, type, sizes }) => [purpose, type, sizes])).toEqual([
        ['any', 'image/svg+xml', 'any'],
        ['any', 'image/png', '192x192'],
        ['any', 'image/png', '512x512'],
        ['maskable', 'image/png', '512x512'],
        ['monochrome', 'image/png', '512x512'],
      ]);
      expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(['narrow', 'wide']);
      expect(manifest.shortcuts.map(({ url }) => url)).toEqual(
        shortcuts[lang as 'en'].map((address) => base + address),
      );
      expect((await request.get(new URL(String(manifest.start_url), root).href)).status()).toBe(200);
      for (const { url, name, short_name, description } of manifest.shortcuts) {
        expect((await request.get(new URL(url, root).href)).status(), url).toBe(200);
        for (const text of [name, short_name, description])
          expect(text).not.toMatch(/\{\{|app\.|undefined|^$/);
      }
      for (const { label } of manifest.screenshots) expect(label).toMatch(/.{5,}/);
    }
  });

  test(`${name} has every image in its manifest, of the stated size and type`, async ({
    request,
    site,
    library,
  }) => {
    const root = base === '/' ? site : library;
    const { icons, screenshots, shortcuts } = await manifestOf(request, root, 'en');
    for (const { src, sizes, type } of [
      ...icons,
      ...screenshots,
      ...shortcuts.flatMap((shortcut) => shortcut.icons),
    ]) {
      const response = await request.get(new URL(src, root).href);
      const body = await response.body();
      expect(response.status(), src).toBe(200);
      expect(response.headers()['content-type'], src).toBe(type);
      expect(body.length, src).toBeLessThanOrEqual(40_000);
      if (type === 'image/png') expect(sizeOf(body), src).toBe(sizes);
      else expect(body.toString()).toMatch(/^<svg .*<\/svg>\s*$/s);
    }
  });
}

test('every page links the manifest in its interface language, and the touch icon', async ({
  page,
  site,
  library,
}) => {
  for (const address of PAGES) {
    await page.goto(site + address);
    expect(await linked(page), address).toEqual([`${site}app.${interfaceOf(address)}.webmanifest`]);
    await expect(page.locator('link[rel=apple-touch-icon]')).toHaveJSProperty(
      'href',
      `${site}apple-touch-icon.png`,
    );
  }
  expect(sizeOf(await (await page.request.get(`${site}apple-touch-icon.png`)).body())).toBe('180x180');
  for (const [address, lang] of [
    ['tides/ar/fr/', 'ar'],
    ['tides/fr/ar/', 'en'],
    ['nothing/', 'en'],
  ] as const) {
    await page.goto(library + address);
    expect(await linked(page), address).toEqual([`${library}app.${lang}.webmanifest`]);
  }
});

test('switching languages in the browser changes the manifest', async ({ page, site }) => {
  await page.goto(site + viewAddress(['en']), { waitUntil: 'networkidle' });
  await ready(page);
  for (const [name, lang] of [
    ['简体中文', 'zh-Hans'],
    ['English', 'en'],
  ] as const) {
    await press(page.getByRole('link', { name, exact: true }));
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    expect(await linked(page)).toEqual([`${site}app.${lang}.webmanifest`]);
  }
});

test('Chromium reports no installability errors', async ({
  playwright,
  launchOptions,
  site,
  library,
}, info) => {
  // Use a persistent profile: nothing can be installed from a private window.
  const context = await playwright.chromium.launchPersistentContext(
    info.outputPath('profile'),
    launchOptions,
  );
  const page = await context.newPage();
  const devtools = await page.context().newCDPSession(page);
  for (const url of [site, `${site}${viewAddress(['zh-Hans', 'en'])}`, library, `${library}tides/ar/`]) {
    await page.goto(url, { waitUntil: 'networkidle' });
    const { errors, data, url: address } = await devtools.send('Page.getAppManifest');
    expect(errors, url).toEqual([]);
    expect([address], url).toEqual(await linked(page));
    expect(data?.length, url).toBeGreaterThan(1000);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors, url).toEqual([]);
    const { appId } = await devtools.send('Page.getAppId');
    expect(appId, url).toBe(new URL(url.startsWith(library) ? library : site).href);
  }
  await context.close();
});

test('the icons can be cropped to any shape, filled with one colour and put on a background', async ({
  page,
  site,
}) => {
  await page.goto(site);
  const analyse = (name: string) =>
    page.evaluate(async (src) => {
      const image = await createImageBitmap(await (await fetch(src)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const { data = [] } = canvas?.getImageData(0, 0, image.width, image.height) ?? {};
      const colours = new Set<string>();
      let [reach, clear] = [0, 0];
      for (let n = 0; n < data.length; n += 4) {
        const [x, y] = [(n / 4) % image.width, Math.floor(n / 4 / image.width)];
        if (data[n + 3] !== 255) clear++;
        if (data[n + 3]) colours.add(String([data[n], data[n + 1], data[n + 2]]));
        const seal = data[n + 3] === 255 && (data[n + 1] ?? 255) < 128;
        if (seal) reach = Math.max(reach, Math.hypot(x + 0.5 - image.width / 2, y + 0.5 - image.height / 2));
      }
      return { reach: reach / image.width, clear: clear > 0, colours: colours.size };
    }, `${site}${name}.png`);
  const maskable = await analyse('icon-maskable');
  expect(maskable.clear).toBe(false);
  expect(maskable.reach).toBeGreaterThan(0.35);
  expect(maskable.reach).toBeLessThanOrEqual(0.4);
  expect(await analyse('icon-monochrome')).toMatchObject({ clear: true, colours: 1 });
  expect(await analyse('apple-touch-icon')).toMatchObject({ clear: false });
});
