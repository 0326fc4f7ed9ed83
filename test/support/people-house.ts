import { expectUpload } from '#core/files/uploads.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { peopleDoor } from '#core/people/door.ts';
import { peopleFeature } from '#core/people/feature.ts';
import { firstInvitation } from '#core/people/first-invitation.ts';
import type { RoleName } from '#core/people/person.ts';
import { readFullName } from '#core/people/read-person.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import { type House, house, type Talker } from './hearing.ts';

/** Alarms raised in this test file. */
export const alarms: string[] = [];
export const peopleDeps = {
  secrets,
  papers: { picture: () => new Uint8Array([1]), sheet: async () => new Uint8Array([2]) },
  alarm: (code: string) => void alarms.push(code),
};

/** A house with nothing in it but people. */
export const openHouse = (kind?: 'postgres' | 'embedded'): Promise<House> =>
  house(
    {
      features: [peopleFeature(peopleDeps)],
      ...peopleDoor(peopleDeps),
      takeFile: (ctx, input) => expectUpload(ctx, input.file, 'result'),
    },
    kind,
  );

/** What the operator's command does: organisation, person and role where they are missing, and an invitation. */
export async function invited(home: House, name: string, role: RoleName, organisation = 'Школа № 5') {
  const read = readFullName(name);
  if (!read) throw new Error(name);
  return home.database.store.transaction({ as: 'system' }, async (tx) => {
    const desk = { tx, newId, now: home.now() };
    return firstInvitation(desk, secrets, { organisation, name: read, role });
  });
}

/** Somebody who accepted their invitation and gave consent. */
export async function connected(
  home: House,
  channel: Channel,
  name: string,
  role: RoleName,
  organisation?: string,
): Promise<Talker> {
  const { token } = await invited(home, name, role, organisation);
  const talker = home.talker(channel);
  await talker.starts(token);
  await talker.presses('Да, это я');
  await talker.presses('Даю согласие');
  return talker;
}
