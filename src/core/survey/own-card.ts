import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { readers, writers } from './hub.ts';
import { minutesOf } from './item-words.ts';
import { draftBy, isOwn, named, ownBy, targetOf } from './own-access.ts';
import { type Fault, faultsOf } from './own-faults.ts';
import { itemsScreen } from './own-items.ts';
import { listScreen, questions } from './own-list.ts';
import { copy, discard, nextVersion, publish } from './own-versions.ts';
import { type OwnQuestionnaire, type Questionnaire, refOf } from './questionnaire.ts';

type Any = Questionnaire | OwnQuestionnaire;

const shownFaults = 8;

/** A questionnaire's card, and what is done with the whole of it. */
export const cardActions: readonly Action[] = [
  action('q.card', readers, async (ctx, target = '') => cardScreen(ctx, await named(ctx, target))),
  action('q.copy', writers, async (ctx, target = '') => cardScreen(ctx, await copy(ctx, target), 'Копия создана.')),
  action('q.edit', writers, async (ctx, target = '') => {
    const draft = await nextVersion(ctx, target);
    return itemsScreen(draft, '0');
  }),
  action('q.publish', writers, async (ctx, target = '') => publishScreen(await draftBy(ctx, target))),
  action('q.published', writers, async (ctx, target = '') => {
    const own = await ownBy(ctx, target);
    // Pressed twice: it is published already, and nothing is left to do.
    if (own.status === 'published') return cardScreen(ctx, own);
    return cardScreen(ctx, await publish(ctx, target), 'Анкета опубликована.');
  }),
  action('q.delete', writers, async (ctx, target = '') => {
    const draft = await draftBy(ctx, target);
    return screen(lines('Удалить черновик анкеты?', '', cut(draft.title, 300), questions(draft.items.length)), [
      button('Удалить', 'q.deleted', draft.id),
      button('Оставить', 'q.card', draft.id),
    ]);
  }),
  action('q.deleted', writers, async (ctx, target = '') => {
    await discard(ctx, target);
    return listScreen(ctx);
  }),
];

export function cardScreen(ctx: Context, one: Any, news?: string): Screen {
  const faults = isDraft(one) ? faultsOf(one) : [];
  return screen(
    lines(
      ...(news ? [news, ''] : []),
      cut(one.title, 300),
      stateOf(ctx, one),
      `Вопросов: ${one.items.length} · займёт минут: ${minutesOf(one.items)}`,
      ...(one.intro ? ['', cut(one.intro, 600)] : []),
      ...(faults.length > 0 ? ['', 'Что поправить до публикации:', ...faultLines(faults)] : []),
    ),
    ...buttonsOf(ctx, one, faults.length === 0),
  );
}

const isDraft = (one: Any): one is OwnQuestionnaire => isOwn(one) && one.status === 'draft';

function buttonsOf(ctx: Context, one: Any, ready: boolean): readonly (readonly Button[])[] {
  const target = targetOf(one);
  const writes = holds(ctx.me, ...writers);
  const look = one.items.length > 0 ? [button('Посмотреть как отвечающий', 'q.look', target, '0')] : [];
  const excel = button('Скачать .xlsx', 'q.xlsx', target);
  const back = [button('К списку анкет', 'q.list', '0')];
  if (!writes) return [look, [excel], back];
  if (!isDraft(one))
    return [
      look,
      [button('Провести опрос', 'c.new', refOf(one))],
      [button('Сделать копию и изменить', 'q.copy', target)],
      [...(isOwn(one) ? [button('Изменить', 'q.edit', target)] : []), excel],
      back,
    ];
  return [
    look,
    [button('Вопросы', 'q.items', target, '0'), button('Название', 'q.title', target)],
    ready ? [button('Опубликовать', 'q.publish', target)] : [],
    [excel, button('Удалить черновик', 'q.delete', target)],
    back,
  ];
}

function stateOf(ctx: Context, one: Any): string {
  if (!isOwn(one)) return `Готовая анкета · версия ${one.version}`;
  const { zone } = ctx.me.organisation.settings;
  if (one.publishedAt) return `Версия ${one.version} · опубликована ${showDay(dayIn(zone, one.publishedAt))}`;
  return `Версия ${one.version} · черновик`;
}

const faultLines = (faults: readonly Fault[]): readonly string[] => [
  ...faults.slice(0, shownFaults).map(({ place, why }) => `• ${place === undefined ? why : `вопрос ${place}: ${why}`}`),
  ...(faults.length > shownFaults ? [`Ещё: ${faults.length - shownFaults}`] : []),
];

const publishScreen = (draft: OwnQuestionnaire): Screen =>
  screen(
    lines(
      'Опубликовать анкету?',
      '',
      cut(draft.title, 300),
      `Вопросов: ${draft.items.length}`,
      '',
      'Опубликованная версия больше не меняется. Чтобы что-то поправить, понадобится новая версия.',
    ),
    [button('Опубликовать', 'q.published', draft.id), button('Не сейчас', 'q.card', draft.id)],
  );
