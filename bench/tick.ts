import { instant } from '#core/kernel/time.ts';
import { giveConsent } from '#core/people/consent.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { remind } from '#core/reminders/tick.ts';
import { newId } from '#db/new-id.ts';
import { sources } from '../src/app/house.ts';
import { russianCalendar } from '../src/calendar/russia.ts';
import { secrets } from '../src/secrets.ts';
import { ask } from '../test/support/global.ts';
import { median } from './measure.ts';
import { populate } from './populate.ts';
import type { Bench } from './server.ts';
import { milliseconds, type Section, slower } from './table.ts';

const schools = 40;
const due = 25;
const clock = () => instant('2026-09-16T07:00:00Z');

/** The first tick of a morning with 1,000 stages due in forty schools, among ten thousand rows of the calendar and among a million. */
export async function ticks(bench: Bench): Promise<Section> {
  const [few, many] = [await morning(bench, 10_000), await morning(bench, 1_000_000)];
  return {
    title: '3. The tick: 1,000 stages due in forty schools',
    rows: [
      slower('the first tick of the day among 1,000,000 occurrences', [many.first, 'among 10,000', few.first], {
        words: '≤ 1.5',
        most: 1.5,
      }),
      slower('the next one, which looks at everything again', [many.again, 'among 10,000', few.again], {
        words: '≤ 1.5',
        most: 1.5,
      }),
      slower('a tick in the five minutes after one without news', [
        many.resting,
        'a transaction that reads one row',
        many.bare,
      ]),
    ],
    note: `Posted by the first tick: ${few.posted} and ${many.posted} reminders; a school costs ${milliseconds(many.first / schools)}.`,
  };
}

async function morning({ database }: Bench, rows: number) {
  const { store, dataSource, url, close } = await database(`tick_${rows}`);
  const settings = defaultSettings;
  const now = clock();
  await populate(store, { ...{ organisations: schools, stages: due, settings, giveConsent, secrets, newId, now } });
  // What is over, and what is far away.
  const each = Math.round((rows - schools * due) / (schools * due));
  await ask(
    url,
    `insert into occurrences (id, organisation_id, roadmap_id, stage_id, due, due_version, status, ticked)
     select gen_random_uuid()::text, s.organisation_id, s.roadmap_id, s.id,
       case when n % 2 = 0 then date '2020-01-01' else date '2028-01-01' end + (n % 300)::int, 1,
       case when n % 2 = 0 then 'done' else 'open' end, '[]'
     from stages s cross join generate_series(1, ${each}) n`,
  );
  await ask(url, 'analyze');
  const deps = { store, clock, newId, national: russianCalendar(), sources };
  const tick = remind(deps);
  const begun = performance.now();
  const posted = await tick();
  const first = performance.now() - begun;
  const again = await median(1, tick, 5);
  const glance = remind(deps, { restMinutes: 5 });
  await glance();
  const resting = await median(20, glance);
  const bare = await median(50, () => dataSource.query('select id from organisations limit 1'));
  await close();
  return { posted, first, again, resting, bare };
}
