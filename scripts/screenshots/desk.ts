import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { type Keep, keeper } from './keeper.ts';

export type Messenger = 'Telegram' | 'VK';

/** One phone of the page in the hands of the story; `then` is what the bot must say before the story goes on. */
export interface Hand {
  readonly begin: (then: string) => Promise<void>;
  readonly press: (label: string, then: string) => Promise<void>;
  readonly menu: (label: string, then: string) => Promise<void>;
  readonly say: (words: string, then: string) => Promise<void>;
  readonly send: (path: string, then: string) => Promise<void>;
  readonly hears: (words: string) => Promise<void>;
  readonly heard: (words: string) => Promise<boolean>;
  /** The code the bot said last. */
  readonly code: () => Promise<string>;
  /** A picture of this phone; with its keyboard folded there is room for a long message. */
  readonly picture: (name: string, keys?: 'folded') => Promise<void>;
  readonly link: (label: string) => Promise<string>;
}

export interface Desk {
  readonly phone: (person: string, messenger: Messenger) => Hand;
  /** Somebody new with a phone, before whom an invitation lies. */
  readonly seat: (who: {
    readonly name: string;
    readonly messenger: Messenger;
    readonly start: string;
  }) => Promise<void>;
  readonly advance: (label: string) => Promise<void>;
  /** The whole page, from this person's phone on. */
  readonly page: (name: string, from: string) => Promise<void>;
  /** Another page of the browser, such as the one behind a one-time link; a file is sent through it. */
  readonly elsewhere: (name: string, url: string, file: string) => Promise<void>;
}

const phoneView = z.object({
  messages: z.array(
    z.object({ inline: z.array(z.array(z.object({ text: z.string(), link: z.string().optional() }))) }),
  ),
});

const PATIENCE_MS = 30_000;
const forPhones = { width: 1280, height: 1000 };
const forReadme = { width: 1180, height: 900 };

export async function openDesk(browser: Browser, url: string): Promise<Desk> {
  const keep = await keeper(browser);
  const page = await browser.newPage({
    baseURL: url,
    viewport: forPhones,
    deviceScaleFactor: 1.25,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript({ content: "localStorage.setItem('sandbox-hints-closed', 'yes')" });
  await page.goto(url);
  return {
    phone: (person, messenger) => hand(page, keep, page.locator(`section[aria-label="${person}, ${messenger}"]`)),
    seat: async ({ name, messenger, start }) => {
      const person = { name, start, [messenger === 'VK' ? 'vk' : 'telegram']: true };
      await page.request.post('/control/people', { data: { people: [person] } });
      await page.locator(`section[aria-label="${name}, ${messenger}"]`).waitFor();
    },
    advance: async (label) => {
      await page.getByRole('button', { name: label, exact: true }).click();
      await page.locator('.clock:not(.busy)').waitFor();
    },
    page: (name, from) => wholePage(page, keep, name, from),
    elsewhere: async (name, address, path) => {
      const other = await browser.newPage({ viewport: { width: 420, height: 240 }, deviceScaleFactor: 1.25 });
      await other.goto(address);
      await other.locator('input[type=file]').setInputFiles(path);
      await keep(name, await other.screenshot());
      await other.getByRole('button', { name: 'Отправить' }).click();
      await other.getByText('Файл принят.').waitFor();
      await other.close();
    },
  };
}

function hand(page: Page, keep: Keep, phone: Locator): Hand {
  const log = phone.locator('.log');
  const fold = phone.getByRole('button', { name: 'Клавиатура бота', exact: true });
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
    heard: async (words) => (await log.locator('.msg.bot').filter({ hasText: words }).count()) > 0,
    code: async () => {
      const said = await log.locator('.msg.bot').last().textContent();
      return /код: (\S+)/.exec(said ?? '')?.[1] ?? '';
    },
    begin: (then) => doing(() => phone.getByRole('button', { name: 'Начать', exact: true }).click())('', then),
    press: doing((label) => inline(log, label).click()),
    menu: doing((label) => phone.locator('.keys').getByRole('button', { name: label, exact: true }).click()),
    say: doing(async (words) => {
      await phone.locator('textarea').fill(words);
      await phone.locator('textarea').press('Enter');
    }),
    send: doing((path) => phone.locator('input[type=file]').setInputFiles(path)),
    picture: async (name, keys) => {
      await phone.scrollIntoViewIfNeeded();
      if (keys === 'folded') await fold.click();
      await settle(page);
      if (keys === 'folded') await log.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await keep(name, await phone.screenshot());
      if (keys === 'folded') await fold.click();
    },
    link: async (label) => {
      const id = await page.locator('article.seat', { has: phone }).getAttribute('data-phone');
      const view = phoneView.parse(await (await page.request.get(`/control/phones/${id}`)).json());
      const buttons = view.messages.flatMap((one) => one.inline.flat());
      return buttons.findLast((one) => one.text === label)?.link ?? '';
    },
  };
}

/** «17. …» is the button whose label begins so. */
const inline = (log: Locator, label: string): Locator =>
  log
    .locator('.inline')
    .getByRole(
      'button',
      label.endsWith('…') ? { name: new RegExp(`^${label.slice(0, -1)}`) } : { name: label, exact: true },
    )
    .last();

async function wholePage(page: Page, keep: Keep, name: string, from: string): Promise<void> {
  await page.setViewportSize(forReadme);
  const first = page.locator(`section[aria-label="${from}"]`);
  await first.evaluate((element) => element.scrollIntoView({ inline: 'start', block: 'nearest' }));
  for (const log of await page.locator('.log').all())
    await log.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await settle(page);
  await keep(name, await page.screenshot());
  await page.setViewportSize(forPhones);
}

/** The page draws what it was told within a frame or two, and the mark of where one types fades. */
async function settle(page: Page): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  await page.mouse.move(0, 0);
  await page.waitForTimeout(350);
}
