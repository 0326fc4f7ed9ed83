import type { BankEntry } from '#core/bank/entry.ts';
import { bankReceived } from '#core/bank/received.ts';
import type { BareContext } from '#core/conversation/route.ts';
import { contextOf } from '#core/conversation/route.ts';
import { dayIn } from '#core/kernel/time.ts';
import type { Person } from '#core/people/person.ts';
import { rolesOn } from '#core/people/roles.ts';
import { newId } from '#db/new-id.ts';
import { testLinks } from './hearing.ts';
import type { School } from './school.ts';
import type { Seen, StoryPhone } from './story-phone.ts';

export const mentorAnswers = {
  ...{ subjects: 'математика', years: 21, yearsHere: 12, achievements: 'Победа в конкурсе «Учитель года»' },
  ...{ experience: 'formal', areas: ['lesson', 'discipline'], forms: ['teacher-teacher'], kinds: ['traditional'] },
  ...{ mode: 'mixed', capacity: '2', hours: 3, training: 'no' },
};

/** What the bank makes of a questionnaire that somebody sent: the answers as they are handed over. */
export async function enters(
  here: School,
  { person }: { readonly person: Person },
  questionnaire: 'mentor' | 'mentee',
  answers: Readonly<Record<string, unknown>>,
): Promise<void> {
  await here.system(async (tx) => {
    const today = dayIn(here.organisation.settings.zone, here.clock.now());
    const roles = rolesOn(await tx.roles.where({ personId: person.id }), today);
    const [account] = await tx.accounts.where({ personId: person.id });
    const bare: BareContext = {
      ...{ tx, now: here.clock.now(), newId, links: testLinks },
      // Somebody who is not in the bot has no account: nothing here looks at it.
      account: account ?? (await tx.accounts.meet('vk', `none:${person.id}`, here.clock.now())),
      me: { person, organisation: here.organisation, elsewhere: [], roles, today },
    };
    const ctx = contextOf({ features: [] })(bare);
    const { id: organisationId } = here.organisation;
    const response = {
      id: newId<'response'>(),
      organisationId,
      personId: person.id,
      said: {},
      sentAt: here.clock.now(),
    };
    await bankReceived(ctx, { ...response, questionnaire: `${questionnaire}.1` }, answers);
  });
  await here.settle();
}

export const bankOf = (here: School): Promise<readonly BankEntry[]> =>
  here.system((tx) => tx.bank.where({ organisationId: here.organisation.id }));

/** From the hub to the card that stands in a list at that number. */
export async function opensCard(phone: StoryPhone, list: string, number: number): Promise<Seen> {
  await phone.says('Банк');
  await phone.presses(list);
  return phone.presses(String(number));
}
