import { endForGone } from '#core/activities/change-effect.ts';
import { judgeChange } from '#core/activities/judge-change.ts';
import { judgeClosing } from '#core/closing/left.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, say } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import type { Member } from '#core/pairing/mentorship.ts';
import { titleOf } from '#core/pairing/words.ts';
import { forgetAsked } from '#core/programmes/lapse.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { Desk } from '#core/survey/campaign-opening.ts';

type Person = Id<'person'>;

/**
 * Whoever withdraws consent stands in their pairs until an order, but is asked nothing any more. What waited for their word alone in a
 * group happens now, before their words go: a change of the plan takes effect; one that still waits for others ends, because words of
 * it are erased. Of a programme that nobody has approved the text changes with the erasure, so it is offered anew. Those who stay are
 * told. Returns the pairs.
 */
export async function silence(desk: Desk, personId: Person): Promise<readonly Member['mentorshipId'][]> {
  const { tx, organisation, now } = desk;
  const standing = (await tx.members.where({ personId, organisationId: organisation.id })).filter(
    (one) => one.leftOn === undefined,
  );
  const goneOn = dayIn(organisation.settings.zone, now);
  for (const one of standing) await tx.members.put({ ...one, goneOn });
  const pairs = [...new Set(standing.map((one) => one.mentorshipId))];
  for (const pair of pairs) {
    const waiting = await judgeChange(desk, pair);
    if (waiting) await endForGone(desk, waiting);
    await tellDrafters(desk, pair);
  }
  return pairs;
}

/** Once nothing of theirs is left in the offers to close a programme. */
export async function afterSilence(desk: Desk, pairs: readonly Member['mentorshipId'][]): Promise<void> {
  for (const pair of pairs) await judgeClosing(desk, pair);
}

/** What was asked about a programme holds no longer: of a group it is a draft again, of the two it is dropped. */
async function tellDrafters(desk: Desk, mentorshipId: Member['mentorshipId']): Promise<void> {
  const { tx } = desk;
  const members = (await membersOf({ tx }, mentorshipId)).filter((one) => one.goneOn === undefined);
  const people = peopleOn(members);
  for (const programme of await tx.programmes.where({ mentorshipId })) {
    if (programme.status !== 'offered' && programme.status !== 'agreed') continue;
    await forgetAsked(tx, programme);
    await tell(desk, {
      key: `prog-gone:${programme.id}:${programme.version}`,
      people,
      organisationId: programme.organisationId,
      screen: people.length > 1 ? draftAgain(programme, members) : noMore,
    });
  }
}

const draftAgain = ({ id }: Programme, members: readonly Member[]): Screen =>
  screen(
    lines(
      say`Программа: ${titleOf({ members })}`,
      'Состав группы меняется, и программа снова черновик: прежние ответы больше не действуют. Проверьте её и предложите всем.',
    ),
    [button('Открыть программу', 'prog.open', id)],
  );

const noMore: Screen = screen('Черновик программы снят, отвечать не нужно. Что дальше с парой, скажет куратор.', [
  button('Мои пары', 'my.pairs'),
]);
