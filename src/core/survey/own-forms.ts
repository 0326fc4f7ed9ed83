import { type Action, action, type GuidedForm, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { optional, words, yesNo } from '#core/conversation/questions.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { writers } from './hub.ts';
import { helpQuestion, isChoice, kindQuestion, shape, shapeOf, textQuestion } from './item-asking.ts';
import { longest } from './item-words.ts';
import { draftBy } from './own-access.ts';
import { cardScreen } from './own-card.ts';
import { addItem } from './own-edit.ts';
import { itemScreen, itemsScreen } from './own-items.ts';
import { begin, save } from './own-versions.ts';

export const makingActions: readonly Action[] = [
  action('q.new', writers, async () =>
    screen(
      lines(
        'Новая анкета',
        '',
        'Вопросы можно добавить здесь по одному или прислать таблицей: одна строка — один вопрос. Готовую анкету проще скопировать из её карточки и поправить.',
      ),
      [button('Вопрос за вопросом', 'q.blank')],
      [button('Шаблон .xlsx', 'q.template'), button('Из файла .xlsx', 'q.file')],
      [button('К списку анкет', 'q.list', '0')],
    ),
  ),
  action('q.blank', writers, (ctx) => ctx.fill('q-new', 'own')),
  action('q.title', writers, async (ctx, target = '') => ctx.fill('q-title', (await draftBy(ctx, target)).id)),
  action('q.add', writers, async (ctx, target = '') => ctx.fill('q-add', (await draftBy(ctx, target)).id)),
];

const titleForm = (name: string, heading: string, now?: { readonly title: string; readonly intro?: string }) =>
  form(name, heading, { immediate: true })
    .ask(
      'title',
      words(withNow('Как называется анкета? Это название увидят отвечающие.', now?.title), { max: longest.title }),
    )
    .ask(
      'intro',
      optional(
        words(withNow('Что сказать перед первым вопросом? Можно пропустить.', now?.intro), { max: longest.intro }),
      ),
    );

const withNow = (question: string, now: string | undefined) =>
  lines(question, ...(now ? ['', `Сейчас: ${cut(now, 700)}`] : []));

type Title = AnswersOf<ReturnType<typeof titleForm>>;

const newForm = guided<Title>('q-new', writers, async () => ({
  form: titleForm('q-new', 'Новая анкета'),
  send: async (ctx, { title, intro }) => itemsScreen(await begin(ctx, { title, intro, items: [], lastKey: 0 }), '0'),
}));

const renameForm = guided<Title>('q-title', writers, async (ctx, subject) => {
  const now = await draftBy(ctx, subject);
  return {
    form: titleForm('q-title', 'Название анкеты', now),
    send: async (inside, { title, intro }) => {
      const { intro: _was, ...draft } = await draftBy(inside, subject);
      const next = { ...draft, title, ...(intro === undefined ? {} : { intro }) };
      return cardScreen(inside, await save(inside, next, 'title'));
    },
  };
});

const addForm = () =>
  form('q-add', 'Новый вопрос', { immediate: true })
    .ask('kind', kindQuestion('Какой это вопрос?'))
    .ask('text', textQuestion('Напишите сам вопрос.'))
    .askIf(({ kind }) => isChoice(kind), 'labels', shape.labels)
    .askIf(({ kind }) => kind === 'scale', 'scale', shape.scale)
    .askIf(({ kind }) => kind === 'number', 'ends', shape.ends)
    .ask('skip', yesNo('Можно ли пропустить этот вопрос?'))
    .ask('help', optional(helpQuestion('Подсказка под вопросом? Если не нужна, пропустите.')));

const addItemForm = guided<AnswersOf<ReturnType<typeof addForm>>>('q-add', writers, async (ctx, subject) => {
  await draftBy(ctx, subject);
  return {
    form: addForm(),
    send: async (inside, answers) => {
      const draft = addItem(await draftBy(inside, subject), {
        ...shapeOf(answers),
        text: answers.text,
        ...(answers.help === undefined ? {} : { help: answers.help }),
        ...(answers.skip === 'yes' ? { optional: true } : {}),
      });
      const key = draft.items.at(-1)?.key ?? '';
      return itemScreen(await save(inside, draft, `added ${key}`), key);
    },
  };
});

export const makingForms: readonly GuidedForm[] = [newForm, renameForm, addItemForm];
