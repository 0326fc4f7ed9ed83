import { hear } from '#core/conversation/hear.ts';
import type { Heard } from '#core/conversation/input.ts';
import { instant } from '#core/kernel/time.ts';
import { giveConsent } from '#core/people/consent.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { remind } from '#core/reminders/tick.ts';
import { openDatabase } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { doorOf, sources } from '../src/app/house.ts';
import { linksOf } from '../src/app/links.ts';
import { bankPapers, pairPapers, peoplePapers, roadmapPapers } from '../src/app/papers.ts';
import { russianCalendar } from '../src/calendar/russia.ts';
import { secrets } from '../src/secrets.ts';
import { median, print } from './measure.ts';
import { populate } from './populate.ts';

/** An update through the whole core, and a tick, against the barest transaction of the same database. */
export async function store(url: string | undefined): Promise<void> {
  const database = await openDatabase(url === undefined ? {} : { url });
  const clock = () => instant('2026-09-16T07:00:00Z');
  const links = linksOf(() => [], undefined);
  const door = doorOf({
    ...{ newId, clock, links, roadmapPapers, bankPapers, pairPapers, national: russianCalendar() },
    people: { secrets, papers: peoplePapers, alarm: () => undefined },
  });
  const bare = await median(100, () =>
    database.store.transaction({ as: 'system' }, (tx) => tx.organisations.where({})),
  );
  const baseline = { baseline: 'a transaction that reads one table', baselineMilliseconds: bare };
  const tickDeps = { store: database.store, clock, newId, national: russianCalendar(), sources };
  const tick = remind(tickDeps);
  print({ what: 'a tick with nothing there', milliseconds: await median(20, tick), ...baseline });
  const { address } = await populate(database.store, {
    organisations: 40,
    stages: 20,
    settings: defaultSettings,
    giveConsent,
    secrets,
    newId,
    now: clock(),
  });
  const first = performance.now();
  await tick();
  print({
    what: 'the first tick of the day: 40 schools, 800 stages due',
    milliseconds: performance.now() - first,
    ...baseline,
  });
  print({ what: 'a later tick that looks at everything again', milliseconds: await median(1, tick, 3), ...baseline });
  const glance = remind(tickDeps, { restMinutes: 5 });
  await glance();
  print({
    what: 'the ticks in the five minutes after one without news',
    milliseconds: await median(20, glance),
    ...baseline,
  });
  const heard: Heard = { channel: 'telegram', address, input: { kind: 'text', text: '/menu' } };
  const through = hear(door);
  print({
    what: 'an update through the door (/menu)',
    milliseconds: await median(30, () => database.store.transaction({ as: 'system' }, (tx) => through(tx, heard))),
    ...baseline,
  });
  await database.close();
}
