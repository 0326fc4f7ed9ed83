import { lines, type Text } from '#core/kernel/text.ts';
import { type AnyForm, applicable, chosenIn, isAnswered, type Option, type Question } from './form.ts';
import { reviewScreen } from './form-review.ts';
import type { FormSession } from './form-session.ts';
import { type Button, button, inPairs, type Screen } from './screen.ts';

/** VK shows 10 inline buttons; four are kept for moving about. */
const optionsPerPage = 6;

export interface QuestionView {
  readonly complaint?: string | undefined;
  readonly page?: number;
}

/** A question with its place («3 из 8»), its likely answers, and the way back, past, out and to the end. */
export function questionScreen(form: AnyForm, session: FormSession, key: string, view: QuestionView = {}): Screen {
  const steps = applicable(form, session.said);
  const index = steps.findIndex((step) => step.key === key);
  const step = steps[index];
  if (!step) return reviewScreen(form, session, 0);
  const words = session.said[key];
  const earlier = words && !words.skipped ? lines(['Сейчас: ', ...step.question.show(words)]) : undefined;
  return {
    text: lines(
      steps.length > 1 ? `${form.title} · ${index + 1} из ${steps.length}` : form.title,
      '',
      ...(view.complaint ? [view.complaint, ''] : []),
      step.question.text,
      ...(earlier ? ['', earlier] : []),
    ),
    rows: [
      ...optionRows(step.question, session, key, view.page ?? 0),
      ...navigation(form, session, { key, first: index === 0, optional: step.question.optional }),
    ],
  };
}

function optionRows(
  question: Question<unknown>,
  session: FormSession,
  key: string,
  page: number,
): readonly (readonly Button[])[] {
  const pages = Math.max(1, Math.ceil(question.options.length / optionsPerPage));
  const paged = pages > 1;
  const size = paged ? optionsPerPage - 1 : optionsPerPage;
  const count = Math.max(1, Math.ceil(question.options.length / size));
  const at = ((page % count) + count) % count;
  const chosen = question.several ? chosenIn(session.said[key]) : [];
  const shown = question.options.slice(at * size, at * size + size);
  // The way to more of them stands beside the last option: VK shows six rows, three are for moving about.
  return inRows([
    ...shown.map((option) => optionButton(question, session, key, option, chosen)),
    ...(paged ? [button(`Ещё варианты (${at + 1} из ${count})`, 'f.page', session.id, key, String(at + 1))] : []),
  ]);
}

const optionButton = (
  question: Question<unknown>,
  session: FormSession,
  key: string,
  option: Option,
  chosen: readonly string[],
): Button =>
  question.several
    ? button([chosen.includes(option.value) ? '✓ ' : '', ...option.label], 'f.tick', session.id, key, option.value)
    : button(option.label, 'f.say', session.id, key, option.value);

/** Two short labels stand side by side, a long one alone; at most three rows. */
function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const short = buttons.every((one) => width(one.label) <= 16);
  if (!short) return buttons.length <= 3 ? buttons.map((one) => [one]) : inPairs(buttons);
  return inPairs(buttons);
}

const width = (label: Text): number =>
  label.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 12), 0);

function navigation(
  form: AnyForm,
  session: FormSession,
  { key, first, optional }: { readonly key: string; readonly first: boolean; readonly optional: boolean },
): readonly (readonly Button[])[] {
  const several = applicable(form, session.said).find((step) => step.key === key)?.question.several;
  const ready = applicable(form, session.said).every((step) => isAnswered(step, session.said));
  const moves = [
    ...(first ? [] : [button('Назад', 'f.back', session.id, key)]),
    ...(several ? [button('Готово', 'f.next', session.id, key)] : []),
    ...(optional ? [button('Пропустить', 'f.skip', session.id, key)] : []),
  ];
  return [
    moves,
    ready && !form.immediate ? [button('Проверить и отправить', 'f.review', session.id)] : [],
    [button('Сохранить и продолжить позже', 'f.later', session.id)],
  ].filter((row) => row.length > 0);
}
