import { firstOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import { say, type Text } from '#core/kernel/text.ts';
import { isBefore } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { listOf, titleOf } from '#core/pairing/words.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import type { Line, Morning } from '#core/reminders/source.ts';
import type { Going, OrderDay, World } from './source.ts';
import { answerBy } from './state.ts';

const subjectOf = (id: string): string => `prog:${id}`;
/** Pairs named in a line: the rest are counted, and all of them stand in the list behind the button. */
const mostNamed = 3;

/** Only what is still so at the moment of sending. */
export function linesFor(morning: Morning, world: World, reminders: readonly Reminder[]): readonly Line[] {
  return reminders.flatMap((one): readonly Line[] => {
    const going = world.going.find(({ programme }) => subjectOf(programme.id) === one.subject);
    if (going) return ofGoing(going, one);
    const order = world.orders.find(({ orderId }) => subjectOf(orderId) === one.subject);
    if (order) return isBefore(order.by, morning.staff.today) ? ofOrder(order, one) : [];
    return world.orders.flatMap((each) => ofPair(each, one));
  });
}

function ofGoing({ programme, members }: Going, { personId, subject, lead, dueVersion }: Reminder): readonly Line[] {
  const now = programme.status === 'agreed' ? 'approve' : 'answer';
  if (lead !== now || dueVersion !== programme.version) return [];
  const open = (label: string) => button(label, 'prog.open', programme.id);
  if (now === 'approve')
    return [{ subject, text: say`Программа ждёт утверждения: ${titleOf({ members })}`, button: open('Утвердить') }];
  if (!peopleOn(members).includes(personId) || answerBy(programme, personId)) return [];
  return [
    {
      subject,
      text: say`Вам предложили программу, ждём ответа: ${listOf(peopleOn(members).filter((one) => one !== personId))}`,
      button: open('Ответить'),
    },
  ];
}

function ofOrder({ by, lacking }: OrderDay, { subject }: Reminder): readonly Line[] {
  if (lacking.length === 0) return [];
  const named = firstOf<Text>(
    lacking.map(({ members }) => titleOf({ members })),
    mostNamed,
  ).flatMap((one, index) => [...(index === 0 ? [] : ['; ']), ...(typeof one === 'string' ? [one] : one)]);
  return [
    {
      subject,
      text: say`К сроку приказа (${showDay(by)}) нет программы, пар и групп: ${lacking.length}. ${named}`,
      button: button('Без программы', 'progs.of', 'none', '0'),
    },
  ];
}

function ofPair({ by, lacking }: OrderDay, { subject, personId }: Reminder): readonly Line[] {
  const found = lacking.find(({ pair }) => subjectOf(pair.id) === subject);
  if (!found || !peopleOn(found.members).includes(personId)) return [];
  return [
    {
      subject,
      text: say`Составить программу: ${listOf(peopleOn(found.members).filter((one) => one !== personId))}, по приказу до ${showDay(by)}`,
      button: button('Составить', 'prog.of', found.pair.id),
      due: by,
    },
  ];
}
