import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';

export type Messenger = 'Telegram' | 'VK';

/** One phone of the page in the hands of the story; `then` is what the bot must say before the story goes on. */
export interface Hand {
  readonly begin: (then: string) => Promise<void>;
  readonly press: (label: string, then: string) => Promise<void>;
  readonly menu: (label: string, then: string) => Promise<void>;
  readonly say: (words: string, then: string) => Promise<void>;
  readonly send: (path: string, then: string) => Promise<void>;
  readonly hears: (words: string) => Promise<void>;
  /** A picture of this phone. */
  readonly picture: (name: string) => Promise<void>;
  readonly link: (label: string) => Promise<string>;
}

export interface Desk {
  readonly phone: (person: string, messenger: Messenger) => Hand;
  readonly advance: (label: string) => Promise<void>;
  /** The whole page with these phones side by side. */
  readonly page: (name: string, phones: readonly string[]) => Promise<void>;
  /** Another page of the browser, such as one behind a one-time link. */
  readonly elsewhere: (name: string, url: string) => Promise<void>;
}

const PATIENCE_MS = 30_000;
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const file = (name: string): string => `${images}${name}.png`;

export async function openDesk(browser: Browser, url: string): Promise<Desk> {
  await mkdir(images, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1.25,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(() => localStorage.setItem('sandbox-hints-closed', 'yes'));
  await page.goto(url);
  return {
    phone: (person, messenger) => hand(page, page.locator(`section[aria-label="${person}, ${messenger}"]`)),
    advance: async (label) => {
      await page.getByRole('button', { name: label, exact: true }).click();
      await page.locator('.clock:not(.busy)').waitFor();
    },
    page: (name, phones) => wholePage(page, name, phones),
    elsewhere: async (name, address) => {
      const other = await browser.newPage({ viewport: { width: 420, height: 300 }, deviceScaleFactor: 1.25 });
      await other.goto(address);
      await other.screenshot({ path: file(name) });
      await other.close();
    },
  };
}

function hand(page: Page, phone: Locator): Hand {
  const log = phone.locator('.log');
  const hears = async (words: string): Promise<void> => {
    const fresh = log.locator('.msg').filter({ hasText: words });
    const last = log.locator('.msg:nth-last-child(-n + 3)').and(fresh).last();
    await last.waitFor().catch(async () => {
      throw new Error(`No «${words}» after:\n${(await log.locator('.msg').allInnerTexts()).slice(-2).join('\n---\n')}`);
    });
    await log.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const doing = (act: (words: string) => Promise<void>) => async (words: string, then: string) => {
    await phone.scrollIntoViewIfNeeded();
    await act(words);
    await hears(then);
  };
  return {
    hears,
    begin: (then) => doing(() => phone.getByRole('button', { name: 'Начать', exact: true }).click())('', then),
    press: doing((label) => inline(log, label).click()),
    menu: doing((label) => phone.locator('.keys').getByRole('button', { name: label, exact: true }).click()),
    say: doing(async (words) => {
      await phone.locator('textarea').fill(words);
      await phone.locator('textarea').press('Enter');
    }),
    send: doing((path) => phone.locator('input[type=file]').setInputFiles(path)),
    picture: async (name) => {
      await phone.scrollIntoViewIfNeeded();
      await settle(page);
      await phone.screenshot({ path: file(name) });
    },
    link: async (label) => {
      const opened = page.context().waitForEvent('page');
      await inline(log, label).click();
      const other = await opened;
      const address = other.url();
      await other.close();
      return address;
    },
  };
}

const inline = (log: Locator, label: string): Locator =>
  log.locator('.inline').getByRole('button', { name: label, exact: true }).last();

async function wholePage(page: Page, name: string, phones: readonly string[]): Promise<void> {
  const first = page.locator(`section[aria-label="${phones[0] ?? ''}"]`);
  await first.evaluate((element) => element.scrollIntoView({ inline: 'start', block: 'nearest' }));
  await settle(page);
  await page.screenshot({ path: file(name) });
}

/** The page draws what it was told within a frame or two, and its notices fade. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(350);
