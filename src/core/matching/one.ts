import type { Shelved } from '#core/bank/shelf.ts';
import { type Context, holds } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { breathing } from '#core/kernel/breath.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { MatchingHouse } from './deps.ts';
import { groundsNow, personOf } from './desk.ts';
import { leftWords } from './hub.ts';
import { type Grounds, type Proposal, proposing, type Ranked, ranked } from './proposal.ts';

/** Mentors shown for one mentee: the best of them. */
const shown = 5;

/** One mentee: who is proposed and why, and who else would do, the best first (4.4.5; П1 6.1). */
export async function oneScreen(
  ctx: Context,
  { breath }: MatchingHouse,
  entryId: string,
  note?: string,
): Promise<Screen> {
  const person = await personOf(ctx, entryId, 'mentee');
  const grounds = await groundsNow(ctx);
  const mentee = grounds.mentees.find((one) => one.person.id === person);
  if (!mentee) throw new Refusal('stale');
  const best = ranked(grounds, mentee).slice(0, shown);
  const proposal = await breathing(proposing(grounds), breath);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Кому: ${named(person)}`,
      ...stateLines(proposal, mentee),
      '',
      ...(best.length > 0
        ? ['Кто подойдёт, лучшие первыми:', ...best.map((one, index) => rankLine(one, index + 1))]
        : ['Подходящих наставников в банке нет: все на паузе, не утверждены, отказались или исключены.']),
    ),
    ...buttonsFor(ctx, { grounds, proposal, mentee, best }),
  );
}

function stateLines({ couples, leftOut }: Proposal, mentee: Shelved): readonly Text[] {
  const couple = couples.find((one) => one.mentee === mentee.person.id);
  if (couple)
    return [
      say`Предлагается: ${named(couple.mentor)}${couple.pinned ? ' (закреплено)' : ''}`,
      ...(couple.fit.reasons.length > 0 ? [[`Причины: ${couple.fit.reasons.join('; ')}`]] : []),
    ];
  const left = leftOut.find((one) => one.mentee === mentee.person.id);
  return left ? [[`Пара не предложена: ${leftWords[left.why]}`]] : [];
}

const rankLine = ({ mentor, fit, free }: Ranked, number: number): Text =>
  say`${number}. ${named(mentor.person.id)}: ${[...fit.reasons, free > 0 ? `свободных мест: ${free}` : 'мест нет'].join('; ')}`;

interface Looked {
  readonly grounds: Grounds;
  readonly proposal: Proposal;
  readonly mentee: Shelved;
  readonly best: readonly Ranked[];
}

function buttonsFor(ctx: Context, looked: Looked): readonly (readonly Button[])[] {
  const { mentee, best } = looked;
  const to = mentee.entry.id;
  const verb = holds(ctx.me, 'curator') ? 'match.pin' : 'match.pair';
  const numbers = best.map(({ mentor }, index) => button(String(index + 1), verb, to, mentor.entry.id));
  return [
    numbers,
    ...(holds(ctx.me, 'curator') ? curatorRows(looked) : []),
    reverseRow(looked),
    [button('Весь подбор', 'match')],
  ];
}

/** The form of a pair in which each teaches the other, with whoever is proposed or else the best who could. */
function reverseRow({ proposal, mentee: { entry, person }, best }: Looked): readonly Button[] {
  const proposed = proposal.couples.find((one) => one.mentee === person.id)?.mentor;
  const both = best.filter(({ fit, free }) => fit.bothWays && free > 0);
  const one = both.find(({ mentor }) => mentor.person.id === proposed) ?? both[0];
  if (!one) return [];
  const number = best.indexOf(one) + 1;
  return [button(`Реверсивная пара с № ${number}`, 'match.reverse', entry.id, one.mentor.entry.id)];
}

function curatorRows({ grounds, proposal, mentee: { entry, person } }: Looked): readonly (readonly Button[])[] {
  const couple = proposal.couples.find((one) => one.mentee === person.id);
  const mentor = grounds.mentors.find((one) => one.person.id === couple?.mentor);
  const { excluded, aside } = grounds.decided;
  const barred = excluded.some((one) => one.mentee === person.id) || aside.includes(person.id);
  return [
    couple && mentor
      ? [
          couple.pinned
            ? button('Открепить', 'match.unpin', entry.id)
            : button('Закрепить', 'match.pin', entry.id, mentor.entry.id),
          button('Не вместе', 'match.ban', entry.id, mentor.entry.id),
        ]
      : [],
    couple && mentor ? [button('Предложить эту пару', 'match.pair', entry.id, mentor.entry.id)] : [],
    [
      ...(aside.includes(person.id) ? [] : [button('Пока не подбирать', 'match.aside', entry.id)]),
      ...(barred ? [button('Снять исключения', 'match.back', entry.id)] : []),
    ],
  ];
}
