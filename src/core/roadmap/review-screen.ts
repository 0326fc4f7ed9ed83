import { type Context, holds } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Approved } from './approve.ts';
import { countsOf } from './draft.ts';
import { orderLine, planLine, readWords } from './draft-screen.ts';
import type { Roadmap, Stage } from './roadmap.ts';
import { assigneesWords, deadlineWords, stageName } from './words.ts';

const perPage = 6;

/** The roadmap as the head decides on it; `as` is for whom the buttons are, the presser unless it goes to somebody else. */
export async function reviewScreen(
  ctx: Context,
  roadmap: Roadmap,
  stages: readonly Stage[],
  wanted: string,
  as?: RoleName,
): Promise<Screen> {
  const page = pageOf(stages, perPage, wanted);
  const next: readonly Button[] =
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'draft', roadmap.id, String(page.at + 1))]
      : [];
  return screen(
    lines(
      roadmap.status === 'proposed' ? 'Дорожная карта на утверждение' : 'Дорожная карта',
      cut(roadmap.title, 300),
      planLine(roadmap),
      orderLine(roadmap),
      readWords(countsOf(stages)),
      ...page.items.flatMap((stage) => [
        '',
        stageName(stage, 200),
        say`${cut(deadlineWords(stage.deadline), 120)} · ${assigneesWords(stage.assignees)}`,
      ]),
    ),
    ...(roadmap.status === 'proposed' ? decisions(ctx, roadmap, as) : []),
    next,
    [button('Меню', 'menu')],
  );
}

function decisions(ctx: Context, roadmap: Roadmap, as?: RoleName): readonly (readonly Button[])[] {
  if (as === 'head' || (as === undefined && holds(ctx.me, 'head')))
    return [
      [button('Утвердить', 'roadmap.approve', roadmap.id)],
      [button('Вернуть с замечанием', 'roadmap.return', roadmap.id)],
    ];
  return as === undefined && holds(ctx.me, 'curator') ? [[button('Отозвать', 'draft.recall', roadmap.id)]] : [];
}

/** What approval has set in motion. */
export function approvedScreen({ roadmap, occurrences }: Approved): Screen {
  const open = occurrences.filter((one) => one.status === 'open');
  const past = occurrences.filter((one) => one.status === 'past').length;
  const [next] = open.map((one) => one.due).sort(Temporal.PlainDate.compare);
  return screen(
    lines(
      'Дорожная карта утверждена.',
      cut(roadmap.title, 300),
      orderLine(roadmap),
      roadmap.approvedBy ? undefined : 'Номер и дату приказа ввёл куратор.',
      '',
      `Впереди сроков: ${open.length}`,
      past > 0 ? `Срок прошёл до утверждения, напоминаний не будет: ${past}` : undefined,
      next ? `Ближайший срок: ${showDay(next)}` : undefined,
    ),
    [button('План года', 'plan'), button('Меню', 'menu')],
  );
}
