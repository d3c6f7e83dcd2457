import { chromium, firefox, webkit, type BrowserType } from '@playwright/test';
import { findBrowser, findFirefox, hasWebKitGtk, SWITCHES } from '../../../scripts/browser.mjs';
import { launchWebKit } from './webkit.ts';

/** A browser engine that tests run in. */
export type Engine = {
  newTab: (size: { width: number; height: number }) => Promise<Tab>;
  close: () => Promise<unknown>;
};

/** The operations that tests need of a page, the same in every engine. Most of the work is done in the page itself. */
export type Tab = {
  goto: (url: string) => Promise<void>;
  back: () => Promise<void>;
  url: () => Promise<string>;
  /** Runs a function in the page. The function may use its argument, but nothing from its scope; it may be async. */
  evaluate: <Given, Result>(task: (given: Given) => Result, given?: Given) => Promise<Awaited<Result>>;
  press: (key: string) => Promise<void>;
  resize: (size: { width: number; height: number }) => Promise<void>;
  close: () => Promise<void>;
};

/** Starts an engine: the browser installed on this machine if there is one, else Playwright’s own. */
export async function launch(name: 'chromium' | 'firefox' | 'webkit'): Promise<Engine> {
  if (name === 'webkit') return hasWebKitGtk() ? launchWebKit() : inPlaywright(webkit);
  if (name === 'chromium') return inPlaywright(chromium, { executablePath: findBrowser(), args: SWITCHES });
  const executablePath = findFirefox();
  return inPlaywright(firefox, executablePath ? { executablePath, channel: 'moz-firefox' } : {});
}

type Launch = { executablePath?: string | undefined; channel?: string; args?: string[] };

async function inPlaywright(type: BrowserType, { executablePath, ...rest }: Launch = {}): Promise<Engine> {
  const browser = await type.launch({ ...(executablePath ? { executablePath } : {}), ...rest });
  return {
    newTab: async (viewport) => {
      const page = await browser.newPage({ viewport, locale: 'en-GB' });
      return {
        // Firefox aborts a navigation when the page before it is still starting. Asking again is enough.
        goto: async (url) => {
          await page.goto(url).catch((error: unknown) => {
            if (!String(error).includes('NS_BINDING_ABORTED')) throw error;
            return page.goto(url);
          });
        },
        // The page may be gone before it answers. The caller’s next check shows whether going back worked.
        back: () => page.evaluate(() => history.back()).catch(() => undefined),
        url: () => Promise.resolve(page.url()),
        evaluate: (task, given) => page.evaluate(task as never, given as never),
        press: (key) => page.keyboard.press(key),
        resize: (size) => page.setViewportSize(size),
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
