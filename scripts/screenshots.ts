import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { openDesk } from './screenshots/desk.ts';
import { startProgram } from './screenshots/program.ts';
import { playYear } from './screenshots/year.ts';

// Plays the guide's story in the sandbox's page and writes docs/images: npm run screenshots

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`No browser at ${executablePath}: install Chromium, or set CHROMIUM to the path of one.`);
  process.exit(1);
}

const program = await startProgram('2026-08-24T10:00:00+03:00');
try {
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=ru-RU'],
    ],
  });
  try {
    await playYear(await openDesk(browser, program.url));
  } finally {
    await browser.close();
  }
} finally {
  await program.stop();
}
