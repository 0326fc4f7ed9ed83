import { type Action, action, type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { choice, optional, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { writers } from './hub.ts';
import { helpQuestion, isChoice, kindQuestion, labelsQuestion, shape, shapeOf, textQuestion } from './item-asking.ts';
import { labelsIn, longest } from './item-words.ts';
import { itemBy } from './own-access.ts';
import { whenForm } from './own-condition.ts';
import { rewrite, valuesOf } from './own-edit.ts';
import { itemScreen } from './own-items.ts';
import { askedKeys, changed, optionChange, withOptions } from './own-meaning.ts';
import { save } from './own-versions.ts';
import type { Item, OwnQuestionnaire } from './questionnaire.ts';

const opens = (verb: string, name: string): Action =>
  action(verb, writers, async (ctx, target = '', key = '') => {
    const { draft, item } = await itemBy(ctx, `${target}:${key}`);
    return ctx.fill(name, `${draft.id}:${item.key}`);
  });

export const itemFormActions: readonly Action[] = [
  opens('q.text', 'q-text'),
  opens('q.opts', 'q-options'),
  opens('q.kind', 'q-kind'),
  opens('q.help', 'q-help'),
  opens('q.when', 'q-when'),
];

/** The draft with its changed question; the screen follows the question to its new key, where it got one. */
async function kept(ctx: Context, after: OwnQuestionnaire, at: number, what: string): Promise<Screen> {
  const saved = await save(ctx, after, what);
  return itemScreen(saved, saved.items[at]?.key ?? '');
}

const textForm = guided<{ readonly text: string }>('q-text', writers, async (ctx, subject) => {
  const { item: now } = await itemBy(ctx, subject);
  return {
    form: form('q-text', 'Текст вопроса', { immediate: true }).ask(
      'text',
      textQuestion(
        lines('Напишите вопрос заново. Ответы на него останутся вместе: это тот же вопрос.', '', `Сейчас: ${now.text}`),
      ),
    ),
    send: async (inside, { text }) => {
      const { draft, item } = await itemBy(inside, subject);
      return itemScreen(await save(inside, rewrite(draft, { ...item, text }), `text ${item.key}`), item.key);
    },
  };
});

const optionsForm = (item: Item, wasAsked: boolean) =>
  form('q-options', 'Варианты ответа', { immediate: true })
    .ask(
      'labels',
      labelsQuestion(
        lines(
          'Напишите варианты через точку с запятой или каждый с новой строки.',
          '',
          'Сейчас:',
          ...valuesOf(item).map(({ label }) => label),
        ),
      ),
    )
    .askIf(
      ({ labels }) => wasAsked && labels !== undefined && optionChange(valuesOf(item), labelsIn(labels)) === 'reworded',
      'mended',
      choice('На этот вопрос уже могли ответить. Что изменилось?', {
        words: 'Только слова, смысл прежний',
        sense: 'Это другие варианты',
      }),
    );

const choicesForm = guided<AnswersOf<ReturnType<typeof optionsForm>>>('q-options', writers, async (ctx, subject) => {
  const now = await itemBy(ctx, subject);
  if (!isChoice(now.item.kind)) throw new Refusal('stale');
  const asked = await askedKeys(ctx, now.draft);
  return {
    form: optionsForm(now.item, asked.has(now.item.key)),
    send: async (inside, { labels, mended }) => {
      const { draft, item } = await itemBy(inside, subject);
      const after = withOptions(draft, item, labelsIn(labels), { asked, mended: mended !== 'sense' });
      return kept(inside, after, draft.items.indexOf(item), `options ${item.key}`);
    },
  };
});

const shapeForm = (wasAsked: boolean) =>
  form('q-kind', 'Тип вопроса', { immediate: true })
    .ask(
      'kind',
      kindQuestion(
        wasAsked
          ? 'Какой это вопрос? На него уже могли ответить: с другим типом он станет новым вопросом, прежние ответы с ним не смешаются.'
          : 'Какой это вопрос?',
      ),
    )
    .askIf(({ kind }) => isChoice(kind), 'labels', shape.labels)
    .askIf(({ kind }) => kind === 'scale', 'scale', shape.scale)
    .askIf(({ kind }) => kind === 'number', 'ends', shape.ends);

const kindForm = guided<AnswersOf<ReturnType<typeof shapeForm>>>('q-kind', writers, async (ctx, subject) => {
  const now = await itemBy(ctx, subject);
  const asked = await askedKeys(ctx, now.draft);
  return {
    form: shapeForm(asked.has(now.item.key)),
    send: async (inside, answers) => {
      const { draft, item } = await itemBy(inside, subject);
      const { key, options: _options, min: _min, max: _max, ...words } = item;
      const after = changed(draft, key, { ...words, ...shapeOf(answers) }, asked);
      return kept(inside, after, draft.items.indexOf(item), `kind ${key}`);
    },
  };
});

/** Who reads the answers; whatever is meant for the psychologist stays out of every summary (5.2.3). */
const seenBy = { everybody: 'Куратор и руководитель', few: 'Только психолог и куратор' } as const;

const detailsForm = () =>
  form('q-help', 'Подсказка, раздел, кто видит')
    .ask('help', optional(helpQuestion('Подсказка под вопросом? Если не нужна, пропустите.')))
    .ask(
      'section',
      optional(words('Какой раздел начинается с этого вопроса? Если никакой, пропустите.', { max: longest.section })),
    )
    .ask('seen', choice('Кто увидит ответы на этот вопрос?', seenBy));

const helpForm = guided<AnswersOf<ReturnType<typeof detailsForm>>>('q-help', writers, async (ctx, subject) => {
  const { item: now } = await itemBy(ctx, subject);
  return {
    form: detailsForm(),
    prefill: { help: now.help ?? '', section: now.section ?? '', seen: now.confidential ? 'few' : 'everybody' },
    send: async (inside, { help, section, seen }) => {
      const { draft, item } = await itemBy(inside, subject);
      const { help: _help, section: _section, confidential: _confidential, ...rest } = item;
      const next: Item = {
        ...rest,
        ...(help ? { help } : {}),
        ...(section ? { section } : {}),
        ...(seen === 'few' ? { confidential: true } : {}),
      };
      return itemScreen(await save(inside, rewrite(draft, next), `help ${item.key}`), item.key);
    },
  };
});

export const itemForms: readonly GuidedForm[] = [textForm, choicesForm, kindForm, helpForm, whenForm];
