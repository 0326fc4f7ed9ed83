import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { type Desk, openDesk } from './screenshots/desk.ts';
import { type Program, startProgram } from './screenshots/program.ts';
import { playTown } from './screenshots/town.ts';
import { playYear } from './screenshots/year.ts';

// Plays the guide's stories in the sandbox's page and writes docs/images: npm run screenshots [-- year | town]

const stories: Readonly<Record<string, (desk: Desk, program: Program) => Promise<void>>> = {
  year: playYear,
  town: playTown,
};
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`No browser at ${executablePath}: install Chromium, or set CHROMIUM to the path of one.`);
  process.exit(1);
}

const wanted = process.argv.slice(2);
for (const [name, play] of Object.entries(stories)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
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
      await play(await openDesk(browser, program.url), program);
    } finally {
      await browser.close();
    }
  } finally {
    await program.stop();
  }
}
