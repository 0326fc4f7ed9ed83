import { describe, expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { firstInvitation } from '#core/people/first-invitation.ts';
import { readFullName } from '#core/people/read-person.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import { type School, school } from '../support/school.ts';
import { announcesSession, sessionNamed } from '../support/sessions.ts';
import type { StoryPhone } from '../support/story-phone.ts';

const municipality = 'Управление образования района';

/** Somebody of another school, who has accepted their invitation and given consent. */
async function teacher(
  here: School,
  called: string,
  organisation: string,
  on: Channel,
  above?: string,
): Promise<StoryPhone> {
  const name = readFullName(called);
  if (!name) throw new Error(called);
  const invited = { organisation, name, role: 'staff' as const, ...(above ? { municipality: above } : {}) };
  const { token } = await here.system((tx) => firstInvitation({ tx, newId, now: here.clock.now() }, secrets, invited));
  const phone = (await here.stranger(name.surname, on))[on];
  await phone.starts(token);
  await phone.presses('Да, это я');
  await phone.presses('Даю согласие');
  phone.news();
  return phone;
}

describe.each<readonly [Channel, Channel]>([
  ['vk', 'telegram'],
  ['telegram', 'vk'],
])('announced in %s, read in %s', (announcing, reading) => {
  test('what is for the municipality reaches its schools and no other; what is for all reaches everybody', async () => {
    const here = await school({ now: '2026-10-05T10:00:00+03:00' });
    const curator = (await here.member('Кораблёва Инна', 'curator', announcing))[announcing];
    const inSchool = { surname: 'Кораблёва', name: 'Инна', patronymic: 'Павловна' };
    await here.system((tx) =>
      firstInvitation({ tx, newId, now: here.clock.now() }, secrets, {
        ...{ organisation: here.organisation.name, name: inSchool, role: 'curator', municipality },
      }),
    );
    const neighbour = await teacher(here, 'Борисов Борис Олегович', 'Лицей № 2', reading, municipality);
    const stranger = await teacher(here, 'Вересова Вера Игоревна', 'Школа другого района', reading);

    await announcesSession(curator, { theme: 'Для района', for: 'Для школ муниципалитета', experts: 'Кораблёва' });
    await here.settle();
    expect(neighbour.sees()).toShow('Встреча с экспертом', 'Для района', '[Записаться]');
    expect(stranger.news()).toEqual([]);
    const session = await sessionNamed(here, 'Для района');
    expect((await stranger.forges(`ses.book:${session.id}`)).text).not.toContain('Место за вами');
    expect(await neighbour.presses('Записаться')).toShow('Место за вами');
    await curator.says('Встречи с экспертами');
    await curator.presses('9\u00a0октября, Для района');
    await curator.presses('Кто записан');
    expect(curator.sees()).toShow('Записано: 1 из 2');

    stranger.news();
    await announcesSession(curator, {
      ...{ theme: 'Для всех', for: 'Для всех школ', experts: 'Кораблёва', day: '16 октября' },
    });
    await here.settle();
    expect(stranger.sees()).toShow('Встреча с экспертом', 'Для всех');
    expect(await stranger.presses('Записаться')).toShow('Место за вами');
    await stranger.says('Встречи с экспертами');
    expect(stranger.sees()).toShow('Для всех', 'место за вами');
    expect(stranger.sees().text).not.toContain('Для района');
    await here.stop();
  });
});
