import { type Context, holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { dayIn, daysBetween } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { recorded } from '#core/record/record.ts';
import { consentLines, consentsIn } from './consents.ts';
import { entryHere, keeps } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { fieldsOf } from './fields.ts';
import { listButton } from './hub.ts';
import { type Pair, pairsIn, placesTaken } from './pairs.ts';
import { mentorProfile } from './profile.ts';

/** Longest value on a card, in characters: all fields of it fit into one message. */
const shown = 220;
const shownPairs = 3;

/** Everything the bank says of one person on one side. */
export async function cardScreen(ctx: Context, entryId: string, note?: string): Promise<Screen> {
  const entry = await entryHere(ctx, entryId);
  const pairs = await pairsOf(ctx, entry);
  const keeper = keeps(ctx);
  const position = keeper ? await positionOf(ctx, entry) : undefined;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`${named(entry.personId)}`,
      `${entry.side === 'mentor' ? 'Наставник' : 'Наставляемый'}${position ? ` · ${position}` : ''}`,
      stateLine(entry),
      ...(keeper ? await restedLines(ctx, entry) : []),
      '',
      ...profileLines(entry, keeper),
      ...placesLines(entry, pairs),
      pairsLine(pairs),
      ...(keeper ? ['', ...consentLines(entry, await consentsIn(ctx))] : []),
      `Проверено: ${showDay(entry.reviewedOn)}`,
    ),
    ...(keeper ? keeperRows(ctx, entry) : []),
    [listButton('К списку', entry.side)],
  );
}

export const pairsOf = async ({ tx, me }: Context, entry: BankEntry): Promise<readonly Pair[]> =>
  (await pairsIn(tx, me.organisation.id, me.today))(entry.personId, entry.side);

async function positionOf({ tx }: Context, { personId, organisationId }: BankEntry): Promise<string | undefined> {
  const held = await tx.roles.where({ personId, organisationId });
  return held.find((role) => role.position !== undefined)?.position;
}

export function stateLine(entry: BankEntry): string {
  const states: Readonly<Record<BankEntry['status'], string>> = {
    waiting: 'ждёт утверждения, категория предложена по ответам',
    approved: entry.approvedOn ? `в банке, утверждено ${showDay(entry.approvedOn)}` : 'в банке',
    left: 'нет в банке',
  };
  const rest = entry.pausedUntil ? ` · пауза до ${showDay(entry.pausedUntil)}` : '';
  const referred = entry.referredOn ? ` · у психолога с ${showDay(entry.referredOn)}` : '';
  return `Состояние: ${states[entry.status]}${rest}${referred}`;
}

/** Days for which the end of a pause stands on the card. */
const restedShown = 30;

async function restedLines({ tx, me }: Context, entry: BankEntry): Promise<readonly string[]> {
  const last = (await recorded(tx, entry.id)).find(({ act }) => ['paused', 'resumed', 'rested'].includes(act));
  if (last?.act !== 'rested') return [];
  const day = dayIn(me.organisation.settings.zone, last.at);
  return daysBetween(day, me.today) < restedShown ? [`Пауза закончилась: ${showDay(day)}`] : [];
}

/** A line per field that is known. */
export const profileLines = (entry: BankEntry, discreet: boolean): readonly string[] =>
  fieldsOf(entry.side).flatMap((field) => {
    const value = field.words(entry);
    return value === '' || (field.discreet && !discreet) ? [] : [`${field.label}: ${cut(value, shown)}`];
  });

const placesLines = (entry: BankEntry, pairs: readonly Pair[]): readonly string[] =>
  entry.side === 'mentor' ? [`Занято мест: ${placesTaken(pairs)} из ${mentorProfile(entry).capacity ?? 1}`] : [];

const statusWords: Readonly<Record<string, string>> = {
  agreed: 'согласована',
  ordered: 'приказ готовится',
  'in-force': 'действует',
};

export function pairsLine(pairs: readonly Pair[]): Text {
  if (pairs.length === 0) return ['Пары: нет'];
  const each = pairs.map(
    ({ mentorship, others }): Text => say`${listOf(others)} (${statusWords[mentorship.status] ?? mentorship.status})`,
  );
  const rest = pairs.length - shownPairs;
  return [
    'Пары: ',
    ...each.slice(0, shownPairs).flatMap((one, index) => [...(index > 0 ? ['; '] : []), ...one]),
    ...(rest > 0 ? [`; и ещё: ${rest}`] : []),
  ];
}

function keeperRows(ctx: Context, entry: BankEntry): readonly (readonly Button[])[] {
  if (entry.status === 'left')
    return [[button('Вернуть в банк', 'bank.back', entry.id), button('История', 'bank.history', entry.id, '0')]];
  const curator = holds(ctx.me, 'curator');
  return [
    [button('Исправить', 'bank.edit', entry.id), button('Проверено', 'bank.seen', entry.id)],
    [restButton(entry, 'bank'), button('История', 'bank.history', entry.id, '0')],
    entry.side === 'mentee' ? menteeButtons(entry, curator) : [],
    [button('Убрать из банка', 'bank.leave', entry.id)],
  ];
}

/** «Не сейчас» stands where the way back will. */
export const restButton = (entry: BankEntry, verb: 'bank' | 'card'): Button =>
  entry.pausedUntil ? button('Снять паузу', `${verb}.wake`, entry.id) : button('Не сейчас', `${verb}.rest`, entry.id);

const menteeButtons = (entry: BankEntry, curator: boolean): readonly Button[] =>
  curator
    ? [
        entry.referredOn
          ? button('Отозвать от психолога', 'bank.recall', entry.id)
          : button('Направить психологу', 'bank.refer', entry.id),
        button('Конфиденциально', 'bank.word', entry.id),
      ]
    : [];
