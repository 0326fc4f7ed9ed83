import { guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { checked, words } from '#core/conversation/questions.ts';
import { readers } from './desk.ts';
import { codeOf, searchable } from './filter.ts';
import { listScreen } from './list-screens.ts';

const findQuestions = () =>
  form('bank-find', 'Найти в банке', { immediate: true }).ask(
    'words',
    checked(words('Часть фамилии, предмета или организации?', { max: 60 }), (answer) =>
      searchable(answer) === '' ? 'Напишите несколько букв.' : undefined,
    ),
  );

/** By a typed part of a surname, a subject or an organisation, on both sides of the bank. */
export const findForm = guided<AnswersOf<ReturnType<typeof findQuestions>>>('bank-find', readers, async () => ({
  form: findQuestions(),
  send: (inside, answers) => listScreen(inside, codeOf({ marks: [], words: searchable(answers.words) }), '0'),
}));
