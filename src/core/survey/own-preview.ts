import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { questionScreen } from '#core/conversation/form-screens.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { readers } from './hub.ts';
import { toForm } from './item-form.ts';
import { minutesOf } from './item-words.ts';
import { named, targetOf } from './own-access.ts';
import { valuesOf } from './own-edit.ts';
import type { Item, OwnQuestionnaire, Questionnaire } from './questionnaire.ts';

/** «Посмотреть как отвечающий»: the screens a respondent gets, with nothing kept of what is pressed there. */
export const previewActions: readonly Action[] = [
  action('q.look', readers, async (ctx, target = '', place = '0', page = '0') => {
    const one = await named(ctx, target);
    const at = Number(place);
    if (at === 0 || one.items.length === 0) return beginning(one);
    return at > one.items.length || !Number.isSafeInteger(at) || at < 0 ? over(one) : lookAt(ctx, one, at, page);
  }),
];

const beginning = (one: Questionnaire | OwnQuestionnaire): Screen =>
  screen(
    lines(
      'Просмотр: ответы не сохраняются',
      '',
      cut(one.title, 300),
      ...(one.intro ? ['', cut(one.intro, 600)] : []),
      '',
      `Вопросов: ${one.items.length} · займёт минут: ${minutesOf(one.items)}`,
    ),
    [button('Начать', 'q.look', targetOf(one), '1')],
    [button('К анкете', 'q.card', targetOf(one))],
  );

const over = (one: Questionnaire | OwnQuestionnaire): Screen =>
  screen(lines('Просмотр закончен: здесь отвечающий проверит ответы и отправит их.', '', cut(one.title, 300)), [
    button('С начала', 'q.look', targetOf(one), '0'),
    button('К анкете', 'q.card', targetOf(one)),
  ]);

/** The question at this place, conditions aside: every one of them can be looked at. */
function lookAt(ctx: Context, one: Questionnaire | OwnQuestionnaire, at: number, page: string): Screen {
  const item = one.items[at - 1];
  if (!item) return over(one);
  const all = one.items.map(({ when: _any, ...rest }) => rest);
  const form = toForm({ ...one, items: all }, { title: `Просмотр: ${cut(one.title, 80)}`, candidates: [] });
  const shown = questionScreen(form, nobodys(ctx), item.key, {
    page: Number.isSafeInteger(Number(page)) ? Number(page) : 0,
  });
  const target = targetOf(one);
  const rows = shown.rows.map((row) => row.flatMap((each) => harmless(each, target, at)));
  const onward = `q.look:${target}:${at + 1}`;
  const leads = rows.flat().some((each) => 'action' in each && each.action === onward);
  return screen(lines(shown.text, ...conditionOf(one.items, item)), ...rows, [
    ...(leads ? [] : [button('Дальше', 'q.look', target, String(at + 1))]),
    button('Закончить просмотр', 'q.card', target),
  ]);
}

/** A form nobody has open: buttons that would answer it only go on to the next question. */
const nobodys = (ctx: Context): FormSession => ({
  ...{ id: id<'form'>('preview'), organisationId: ctx.me.organisation.id, personId: ctx.me.person.id },
  ...{ form: 'preview', subject: '', said: {}, status: 'open', updatedAt: ctx.now },
});

function harmless(one: Button, target: string, at: number): readonly Button[] {
  if ('url' in one) return [];
  const [verb, , , page = '0'] = one.action.split(':');
  switch (verb) {
    case 'f.say':
    case 'f.tick':
    case 'f.next':
    case 'f.skip':
      return [button(one.label, 'q.look', target, String(at + 1))];
    case 'f.page':
      return [button(one.label, 'q.look', target, String(at), page)];
    case 'f.back':
      return [button(one.label, 'q.look', target, String(at - 1))];
    default:
      return [];
  }
}

function conditionOf(items: readonly Item[], { when }: Item): readonly string[] {
  const source = items.find(({ key }) => key === when?.key);
  if (!when || !source) return [];
  const words = valuesOf(source)
    .filter(({ value }) => when.is.includes(value))
    .map(({ label }) => `«${label}»`);
  return ['', `Показывается, если на вопрос «${cut(source.text, 100)}» ответили: ${words.join(', ')}.`];
}
