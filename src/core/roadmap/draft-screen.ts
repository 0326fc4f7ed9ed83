import type { Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { type Counts, countsOf, nextStep, pastWindows } from './draft.ts';
import { questionsLeft } from './questions-left.ts';
import { replacedBy } from './replaced.ts';
import type { Roadmap, Stage } from './roadmap.ts';
import { planOf } from './stage-deadline.ts';

/** A draft at a glance: what was read, what is still open, and the one next thing. */
export async function draftScreen(ctx: Context, roadmap: Roadmap, stages: readonly Stage[]): Promise<Screen> {
  const { today } = ctx.me;
  const questions = await questionsLeft(ctx, roadmap, stages);
  const undecided = pastWindows(stages, today).filter(({ window }) => window.past === undefined).length;
  const nobody = stages.filter((one) => one.assignees.length === 0).length;
  const replaced = await replacedBy(ctx, roadmap);
  return screen(
    lines(
      cut(roadmap.title, 300),
      planLine(roadmap),
      '',
      readWords(countsOf(stages)),
      ...(questions > 0 ? [`Нужно уточнить сроки: ${questions}`] : []),
      ...(undecided > 0 ? [`Срок уже прошёл: ${undecided}`] : []),
      ...(nobody > 0 ? [`Без ответственных: ${nobody}`] : []),
      orderLine(roadmap),
      ...(roadmap.status === 'returned' && roadmap.remark ? ['', `Замечание: ${cut(roadmap.remark, 1000)}`] : []),
      ...(replaced ? ['', 'За этот период уже есть утверждённая карта: после утверждения её заменит новая.'] : []),
    ),
    mainRow(ctx, roadmap, stages, questions),
    [button('Этапы', 'draft.stages', roadmap.id, '0'), button('Ответственные', 'draft.people', roadmap.id, '0')],
    [button('Период', 'draft.plan', roadmap.id), button('Приказ', 'draft.order', roadmap.id)],
    [
      ...(replaced ? [button('Что изменилось', 'draft.changes', roadmap.id, '0')] : []),
      ...(pastWindows(stages, today).length > 0 ? [button('Прошедшие сроки', 'draft.past', roadmap.id, '0')] : []),
    ],
    [button('Удалить черновик', 'draft.delete', roadmap.id)],
  );
}

function mainRow(ctx: Context, roadmap: Roadmap, stages: readonly Stage[], questions: number): readonly Button[] {
  switch (nextStep(roadmap, stages, ctx.me.today)) {
    case 'plan':
      return [button('Назвать период карты', 'draft.plan', roadmap.id)];
    case 'questions':
      return [button(`Ответить на вопросы: ${questions}`, 'draft.ask', roadmap.id)];
    case 'past':
      return [
        button('Решить про прошедшие', 'draft.past', roadmap.id, '0'),
        button('На утверждение', 'draft.propose', roadmap.id),
      ];
    case 'propose':
      return [button('Отправить на утверждение', 'draft.propose', roadmap.id)];
  }
}

/** «Прочитано мероприятий: 17. Со сроками: 9 · повторяются: 3 · постоянно: 3 · без срока: 2» */
export function readWords({ all, dated, recurring, continuous, onRequest, undated }: Counts): string {
  const parts: readonly (readonly [string, number])[] = [
    ['Со сроками', dated],
    ['повторяются', recurring],
    ['постоянно', continuous],
    ['по запросу', onRequest],
    ['без срока', undated],
  ];
  const named = parts.filter(([, count]) => count > 0).map(([word, count]) => `${word}: ${count}`);
  return [`Прочитано мероприятий: ${all}.`, upper(named.join(' · '))].filter((one) => one !== '').join(' ');
}

const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

export function planLine(roadmap: Roadmap): string {
  const plan = planOf(roadmap);
  return plan ? `Период: ${showDay(plan.from)} – ${showDay(plan.to)}` : 'Период: не назван';
}

export const orderLine = ({ orderNumber, orderDate }: Roadmap): string =>
  orderNumber && orderDate
    ? `Приказ: №\u00a0${cut(orderNumber, 60)} от ${showDay(orderDate)}`
    : 'Приказ: номер и дата пока не указаны';
