import { type Action, action } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { writers } from './hub.ts';
import { kindOf } from './item-words.ts';
import { draftBy } from './own-access.ts';
import { conditionsFor, dependents, itemOf, move, remove, rewrite, valuesOf } from './own-edit.ts';
import { save } from './own-versions.ts';
import type { Item, OwnQuestionnaire } from './questionnaire.ts';

const perPage = 7;

/** The questions of a draft, one at a time. */
export const itemActions: readonly Action[] = [
  action('q.items', writers, async (ctx, target = '', page = '0') => itemsScreen(await draftBy(ctx, target), page)),
  action('q.item', writers, async (ctx, target = '', key = '') => itemScreen(await draftBy(ctx, target), key)),
  action('q.move', writers, async (ctx, target = '', key = '', way = '') => {
    const draft = await draftBy(ctx, target);
    if (way !== 'up' && way !== 'down') throw new Refusal('stale');
    return itemScreen(await save(ctx, move(draft, key, way === 'up' ? -1 : 1), `moved ${key}`), key);
  }),
  action('q.must', writers, async (ctx, target = '', key = '') => {
    const draft = await draftBy(ctx, target);
    const { optional, ...item } = itemOf(draft, key);
    const next: Item = optional ? item : { ...item, optional: true };
    return itemScreen(await save(ctx, rewrite(draft, next), `optional ${key}`), key);
  }),
  action('q.drop', writers, async (ctx, target = '', key = '') => dropScreen(await draftBy(ctx, target), key)),
  action('q.dropped', writers, async (ctx, target = '', key = '') =>
    itemsScreen(await save(ctx, remove(await draftBy(ctx, target), key), `removed ${key}`), '0'),
  ),
];

export function itemsScreen(draft: OwnQuestionnaire, wanted: string): Screen {
  const page = pageOf(draft.items, perPage, wanted);
  const numbers = page.items.map(({ key }, index) => button(String(page.start + index + 1), 'q.item', draft.id, key));
  return screen(
    lines(
      cut(draft.title, 200),
      draft.items.length === 0
        ? 'Вопросов пока нет.'
        : `Вопросов: ${draft.items.length}. Нажмите номер, чтобы изменить.`,
      ...page.items.flatMap((item, index) => [
        ...(item.section ? ['', `Раздел: ${cut(item.section, 80)}`] : []),
        `${page.start + index + 1}. ${cut(item.text, 140)} · ${kindOf(item)}${item.optional ? ', можно пропустить' : ''}`,
      ]),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'q.items', draft.id, String(page.at + 1))]
      : [],
    [button('Добавить вопрос', 'q.add', draft.id), button('К анкете', 'q.card', draft.id)],
  );
}

export function itemScreen(draft: OwnQuestionnaire, key: string): Screen {
  const item = itemOf(draft, key);
  const at = draft.items.findIndex((one) => one.key === key);
  const to = (label: string, verb: string, ...more: readonly string[]): Button =>
    button(label, verb, draft.id, key, ...more);
  return screen(
    lines(
      `Вопрос ${at + 1} из ${draft.items.length}`,
      '',
      cut(item.text, 600),
      ...(item.help ? [cut(item.help, 300)] : []),
      '',
      `Тип: ${kindOf(item)}${item.optional ? ', можно пропустить' : ''}`,
      ...(item.options ? item.options.map(({ label }) => `• ${label}`) : []),
      ...(item.section ? [`С него начинается раздел: ${cut(item.section, 80)}`] : []),
      ...conditionWords(draft, item),
      ...(item.confidential ? ['Ответ увидят только педагог-психолог и куратор.'] : []),
    ),
    [to('Текст', 'q.text'), item.options ? to('Варианты', 'q.opts') : to('Тип', 'q.kind')],
    [
      ...(conditionsFor(draft, key).length > 0 ? [to('Условие', 'q.when')] : []),
      to('Подробности', 'q.help'),
      ...(item.options ? [to('Тип', 'q.kind')] : []),
    ],
    [
      ...(at > 0 ? [to('Выше', 'q.move', 'up')] : []),
      ...(at < draft.items.length - 1 ? [to('Ниже', 'q.move', 'down')] : []),
    ],
    [to(item.optional ? 'Сделать обязательным' : 'Разрешить пропустить', 'q.must')],
    [to('Удалить', 'q.drop'), button('К вопросам', 'q.items', draft.id, String(Math.floor(at / perPage)))],
  );
}

function conditionWords({ items }: OwnQuestionnaire, { when }: Item): readonly string[] {
  const source = items.find(({ key }) => key === when?.key);
  if (!when || !source) return [];
  const words = valuesOf(source).filter(({ value }) => when.is.includes(value));
  return [`Только если «${cut(source.text, 100)}»: ${words.map(({ label }) => label).join(', ')}`];
}

function dropScreen(draft: OwnQuestionnaire, key: string): Screen {
  const freed = dependents(draft, key).length;
  return screen(
    lines(
      'Удалить вопрос?',
      '',
      cut(itemOf(draft, key).text, 600),
      ...(freed > 0 ? ['', `От него зависят вопросы: ${freed}. Они останутся, но будут задаваться всем.`] : []),
    ),
    [button('Удалить', 'q.dropped', draft.id, key), button('Оставить', 'q.item', draft.id, key)],
  );
}
