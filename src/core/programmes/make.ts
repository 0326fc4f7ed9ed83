import { type Area, areaWords, type Mode } from '#core/bank/codes.ts';
import { workingDays } from '#core/calendar/working-days.ts';
import { type Action, action, type Context, type GuidedForm, holds } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { isSide, ownPair } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { sidesLines, spanOf } from '#core/pairing/words.ts';
import { currentOf, mayHave, pairToSee, programmesOf } from './access.ts';
import { cardScreen } from './card.ts';
import { expectedOf, readyFor, readyStrengths } from './catalogue.ts';
import type { ProgrammesDeps } from './deps.ts';
import { draftIn, type Made } from './draft.ts';
import { earlierFor } from './earlier.ts';
import { type Ground, groundOf } from './ground.ts';
import { chosenOf, keys, programmeForm } from './make-questions.ts';
import { interleaved, type Planned } from './plan.ts';
import { isOver } from './state.ts';
import { daysOf, needsNone, usualEnds, usualStart } from './term.ts';

/** A programme is made by mentor and mentee together (5.2.2; П1 5.1): either begins it, and there is one of it. */
export const makeActions: readonly Action[] = [
  action('prog.of', 'anyone', (ctx, pair = '') => ofPair(ctx, pair)),
  action('prog.open', 'anyone', (ctx, id = '') => cardScreen(ctx, id)),
  action('prog.new', 'anyone', (ctx, pair = '') => begin(ctx, pair)),
];

/** The programme of a pair, or how to come to one. */
export async function ofPair(ctx: Context, pairId: string, note?: string): Promise<Screen> {
  const asked = await pairToSee(ctx, pairId);
  const current = currentOf(await programmesOf(ctx, asked.pair.id));
  if (current) return cardScreen(ctx, current.id, note);
  const mine = isSide(ctx, asked);
  const before = await earlierFor(ctx, asked);
  return screen(
    lines(
      'Программы пока нет',
      ...sidesLines(asked.members),
      '',
      whyNone(asked, mine),
      before &&
        `В прежней паре программа не завершена, осталось мероприятий: ${before.left.length}. Её можно продолжить.`,
    ),
    before ? [button('Продолжить программу прежней пары', 'prog.on', asked.pair.id)] : [],
    mine && whyNot(asked) === undefined ? [button('Составить программу', 'prog.new', asked.pair.id)] : [],
    [
      ...(holds(ctx.me, 'curator', 'head', 'council') ? [button('Пара', 'pair', asked.pair.id)] : []),
      button('Программы', 'progs'),
      button('Меню', 'menu'),
    ],
  );
}

const whyNone = (asked: Asked, mine: boolean): string =>
  whyNot(asked) ??
  (mine
    ? 'Составьте её вместе: бот предложит направления из анкеты и готовые мероприятия, это займёт несколько минут.'
    : 'Её составляют наставник и наставляемый. Когда все согласятся, она придёт куратору на утверждение.');

/** Why a pair has no programme to be made; undefined where one can be. */
function whyNot({ pair }: Pick<Asked, 'pair'>): string | undefined {
  if (needsNone(pair))
    return 'Скоростному и ситуационному наставничеству программа не нужна (п. 3.1): достаточно встречи или просьбы о помощи.';
  if (pair.status === 'ended') return 'Пара завершена. Новую программу составляют в новой паре.';
  if (!mayHave(pair)) return 'Программу составляют, когда все в паре ответили «Да».';
  const { from, to } = daysOf(pair);
  return usualEnds(pair, from).length > 0
    ? undefined
    : `Срок пары ${spanOf(from, to)}, а программа длится от 3 до 12 месяцев (п. 1.3). Попросите куратора изменить срок пары приказом.`;
}

async function begin(ctx: Context, pairId: string): Promise<Screen> {
  const { pair } = await mayBegin(ctx, pairId);
  const going = (await programmesOf(ctx, pair.id)).find((one) => !isOver(one));
  return going ? cardScreen(ctx, going.id) : ctx.fill('programme', pair.id);
}

/** One's own pair in which a programme can be made. Throws not-found, stale. */
async function mayBegin(ctx: Context, pairId: string): Promise<Asked> {
  const asked = await ownPair(ctx, pairId);
  if (whyNot(asked) !== undefined) throw new Refusal('stale');
  return asked;
}

export const programmeGuided = ({ national }: ProgrammesDeps): GuidedForm => ({
  name: 'programme',
  who: 'anyone',
  remembered: true,
  open: async (ctx, subject) => {
    const asked = await mayBegin(ctx, subject);
    const ground = await groundOf(ctx, asked);
    const start = usualStart(asked.pair, ctx.me.today);
    return {
      form: programmeForm(ground, { pair: asked.pair, from: start }),
      prefill: { from: start.toString(), ...(ground.mode ? { mode: ground.mode } : {}) },
      send: async (inside, answers) => {
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'programme', status: 'sent' });
        const isWorking = workingDays(national, inside.me.organisation.settings);
        const { programme, joined } = await draftIn(inside, asked, madeOf(ground, answers), isWorking);
        return cardScreen(
          inside,
          programme.id,
          joined
            ? 'Программу уже начала другая сторона: ваши мероприятия добавлены в неё, остальное осталось как было.'
            : 'Черновик готов, даты расставлены по сроку. Проверьте и предложите всем в паре.',
        );
      },
    };
  },
});

/** Answers of the form as a draft: each direction in turn, so that all are worked at through the whole term. */
function madeOf(ground: Ground, answers: Readonly<Record<string, unknown>>): Made {
  const groups = ground.learners.flatMap(({ personId }, index) => {
    const whose = personId ? { personId } : {};
    const line = ([title, expected]: readonly [string, string]): Planned => ({ title, expected, ...whose });
    const against = areasIn(answers, index).map((area) =>
      chosenOf(readyFor[area], answers[keys.ready(index, area)]).map((one) => ({ ...line(one), area })),
    );
    return [...against, chosenOf(readyStrengths, answers[keys.strengths(index)]).map(line)];
  });
  const areas = [...new Set(ground.learners.flatMap((_, index) => areasIn(answers, index)))];
  const strengths = [...new Set(ground.learners.flatMap((one) => (one.strengths === '' ? [] : [one.strengths])))];
  // Each was read by its own question: the form is made of learners, so its type does not name them.
  const { from, to, mode, schedule } = answers as { from: PlainDate; to: PlainDate; mode: Mode; schedule: string };
  return {
    ...{ from, to, mode, schedule, areas, lines: interleaved(groups), expected: expectedOf(areas, true) },
    ...(strengths.length > 0 ? { strengths: strengths.join('; ') } : {}),
  };
}

function areasIn(answers: Readonly<Record<string, unknown>>, index: number): readonly Area[] {
  const said = answers[keys.areas(index)];
  // The keys of a literal.
  return (Object.keys(areaWords) as readonly Area[]).filter((area) => Array.isArray(said) && said.includes(area));
}
