import { endQuietly } from '#core/activities/change-effect.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { endReasonWords, titleOf } from '#core/pairing/words.ts';
import { tellCurators } from '#core/people/curators.ts';
import { type Held, heldOf } from '#core/programmes/access.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { record } from '#core/record/record.ts';
import type { Desk } from '#core/survey/campaign-opening.ts';
import { askForReplies } from './replies.ts';
import type { Outcome } from './state.ts';

/** The last day of a programme, and by whom; an order that ended the pair is nobody's press. */
export interface Closing extends Omit<Outcome, 'by'> {
  readonly by?: Outcome['by'];
  readonly on: PlainDate;
}

/**
 * Closes an approved programme (П1 7.1): what was offered about it is over, both sides are told why, the closing questionnaires are put
 * to them, the mentor is asked for the summary. In the system's scope, after the presser's right was checked. A second call is nothing.
 */
export async function closeProgramme(desk: Desk, programmeId: Id<'programme'>, closing: Closing): Promise<Programme> {
  const { tx } = desk;
  const held = await tx.programmes.lock(programmeId);
  if (held.status !== 'approved') return held;
  const { on, reason, grounds, by } = closing;
  const programme: Programme = {
    ...{ ...held, status: 'closed', closedOn: on, closeReason: reason },
    ...(by ? { closedBy: by } : {}),
    ...(grounds ? { closeGrounds: grounds } : {}),
  };
  await tx.programmes.put(programme);
  await tx.closings.remove({ programmeId });
  for (const change of await tx.changes.where({ programmeId, status: 'offered' })) await endQuietly(desk, change);
  await record(desk, {
    ...{ organisationId: held.organisationId, subject: held.mentorshipId, act: 'programme-closed' },
    ...(by ? { by } : {}),
    details: { programme: held.id, cause: reason, on: on.toString() },
  });
  const ground = await heldOf(tx, programme);
  await tellAll(desk, ground);
  await askForReplies(desk, ground);
  return programme;
}

/** Why, when, and on what grounds. */
export const reasonLines = ({ closedOn, closeReason, closeGrounds }: Programme): readonly string[] => [
  ...(closedOn ? [`Завершена: ${showDay(closedOn)}`] : []),
  ...(closeReason ? [`Причина: ${endReasonWords[closeReason]} (П1 7.1)`] : []),
  ...(closeGrounds ? [`Основание: ${closeGrounds}`] : []),
];

/** Both sides are told the grounds of the curator's word, and where to turn (4.4.5). */
const appeal =
  'Если вы не согласны, обратитесь в методическое объединение или совет наставников: он помогает договориться (п. 4.4.5).';

async function tellAll({ tx, organisation, now }: Desk, { programme, members }: Held): Promise<void> {
  const { id, closedBy: by } = programme;
  const mentors = peopleOn(members, 'mentor');
  const others = peopleOn(members).filter((one) => !mentors.includes(one));
  const words = (head: Text | string, ...more: readonly string[]): Text =>
    lines(head, say`${titleOf({ members })}`, ...reasonLines(programme), ...more);
  const told = (screen: Screen, people: readonly Id<'person'>[]) =>
    tell(
      { tx },
      {
        key: `programme-closed:${id}`,
        organisationId: organisation.id,
        people: people.filter((one) => one !== by),
        screen,
      },
    );
  const after = programme.closeReason === 'curator' ? ['', appeal] : [];
  const open: Button = button('Открыть', 'closing.open', id);
  await told(
    screen(words('Программа завершена.', '', 'Осталось подвести итоги адаптации (п. 5.2.2).', ...after), [
      button('Подвести итоги', 'closing.sum', id),
      open,
    ]),
    mentors,
  );
  await told(screen(words('Программа завершена.', ...after), [open]), others);
  await tellCurators(tx, organisation, {
    key: `programme-over:${id}`,
    ...{ now, ...(by ? { except: by } : {}) },
    screen: screen(words('Программа завершена.', '', 'Дальше: приказ о завершении пары или новая программа.'), [open]),
  });
}
