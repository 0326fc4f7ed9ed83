import { areaWords } from '#core/bank/codes.ts';
import { type AnswersOf, form, isComplaint, type Question } from '#core/conversation/form.ts';
import { checked, choice, withHelp, words, yesNo } from '#core/conversation/questions.ts';
import { type House, hasMarks, withoutNames } from './without-names.ts';

const longestTitle = 100;
const longest = 400;
const sentences = 2;

/** What was typed with the marks of what was taken out: so the author sees it before sending, and so it is kept. */
const nameless = (question: Question<string>, house: House): Question<string> => ({
  ...question,
  show: (said) => {
    const kept = withoutNames(said.text, house);
    return [hasMarks(kept) ? `${kept}\nВ скобках то, что бот убрал.` : kept];
  },
  read: (said) => {
    const answer = question.read(said);
    return isComplaint(answer) ? answer : withoutNames(answer, house);
  },
});

const twoSentences = (text: string, house: House): Question<string> =>
  withHelp(
    nameless(
      checked(words(text, { max: longest }), (answer) => {
        const said = sentencesIn(answer).length;
        return said > sentences
          ? `Хватит двух предложений, сейчас их: ${said}. Сократите и отправьте ещё раз.`
          : undefined;
      }),
      house,
    ),
    'Одно-два предложения, без имён и классов. Что похоже на имя, бот уберёт и покажет вам до отправки.',
  );

/** A dot ends a sentence where a capital letter follows it; «т. е.» and «5 мин.» do not. */
export const sentencesIn = (text: string): readonly string[] =>
  text
    .trim()
    .split(/(?<=[\p{L}\p{N})»"]{2}[.!?…]+)\s+(?=[\p{Lu}«"\d])/u)
    .filter((one) => one !== '');

/** Long enough to be told from others in a list. */
export const titleOf = (difficulty: string): string => {
  const [first = ''] = sentencesIn(difficulty);
  const points = [...first.replace(/[.…]+$/, '')];
  return points.length <= longestTitle
    ? points.join('')
    : `${points
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
};

export const hard = 'В чём была трудность?';
export const helpful = 'Что помогло?';

export const practiceForm = (house: House, municipality: boolean) =>
  form('practice', 'Практика')
    .ask('area', choice('О чём она?', areaWords))
    .ask('title', nameless(words('Название: как это стали бы искать?', { max: longestTitle }), house))
    .ask('difficulty', twoSentences(hard, house))
    .ask('helped', twoSentences(helpful, house))
    .askIf(() => municipality, 'open', yesNo('Показывать карточку и другим школам муниципалитета?'));
export type PracticeAnswers = AnswersOf<ReturnType<typeof practiceForm>>;

/** Of a solved request each side tells its own. */
export const shareForm = (house: House, side: 'difficulty' | 'helped') =>
  form('practice-share', 'Практика').ask('words', twoSentences(side === 'difficulty' ? hard : helpful, house));

export const findForm = () =>
  form('practice-find', 'Найти практику', { immediate: true }).ask(
    'words',
    words('Что ищете? Например: родители не приходят на собрание', { max: 200 }),
  );

export const returnForm = () =>
  form('practice-return', 'Вернуть карточку', { immediate: true }).ask(
    'remark',
    words('Что поправить? Замечание увидят авторы.', { max: 500 }),
  );
