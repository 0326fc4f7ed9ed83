import { type Context, guided } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { choice, optional, several, words, yesNo } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { cardScreen } from './card.ts';
import {
  areaWords,
  formWords,
  kindWords,
  menteeCategoryWords,
  mentorCategoryWords,
  modeWords,
  pupilForms,
} from './codes.ts';
import { change, entryHere, keepers, lockEntry } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { changesIn, fieldsOf } from './fields.ts';
import { menteeProfile } from './profile.ts';
import { kept } from './states.ts';

const levels = { 0: 'Справляется', 1: 'Иногда есть вопросы', 2: 'Бывает трудно', 3: 'Нужна помощь' } as const;
const { burnout: _never, ...openCategories } = menteeCategoryWords;

/** The forms of mentoring an organisation uses: pupils only where it has switched them on. */
const formsHere = (pupils: boolean): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(formWords).filter(([code]) => pupils || !pupilForms.some((one) => one === code)));

const text = (label: string) =>
  optional(words(`${label}: что написать? «Пропустить» оставит поле пустым.`, { max: 1000 }));
const number = (label: string, max: number) =>
  optional(whole(`${label}: сколько? «Пропустить» оставит поле пустым.`, { min: 0, max }));

/** Which field, and what it shall be: the questions of one field are asked, of the others not. */
const correctForm = (entry: BankEntry, pupils: boolean) => {
  const is = (key: string) => (answers: { readonly field?: string }) => answers.field === key;
  const categories: Readonly<Record<string, string>> = entry.side === 'mentor' ? mentorCategoryWords : openCategories;
  const labels = Object.fromEntries(
    fieldsOf(entry.side)
      .filter(({ key }) => key !== 'pupil' || pupils)
      .map(({ key, label }) => [key, label]),
  );
  return form('bank-correct', 'Исправить карточку', { immediate: true })
    .ask('field', choice('Что исправить?', labels))
    .askIf(is('categories'), 'categories', several('Категория?', categories))
    .askIf(is('external'), 'external', text('Организация, если человек не из вашей'))
    .askIf(is('subjects'), 'subjects', text('Предмет'))
    .askIf(is('subject'), 'subject', text('Предмет'))
    .askIf(is('areas'), 'areas', several('Направления помощи?', areaWords))
    .askIf(is('needs'), 'area', choice('Какое направление?', areaWords))
    .askIf(is('needs'), 'level', choice('Насколько трудно?', levels))
    .askIf(is('years'), 'years', number('Полных лет стажа', 60))
    .askIf(is('yearsHere'), 'yearsHere', number('Полных лет в организации', 60))
    .askIf(is('achievements'), 'achievements', text('Достижения'))
    .askIf(is('experience'), 'experience', text('Опыт наставничества'))
    .askIf(is('forms'), 'forms', several('Формы?', formsHere(pupils)))
    .askIf(is('form'), 'form', choice('Форма?', formsHere(pupils)))
    .askIf(is('kinds'), 'kinds', several('Виды?', kindWords))
    .askIf(is('mode'), 'mode', choice('Формат?', modeWords))
    .askIf(is('capacity'), 'capacity', number('Наставляемых одновременно', 20))
    .askIf(is('hours'), 'hours', number('Часов в неделю', 20))
    .askIf(is('motivation'), 'motivation', text('Мотивация'))
    .askIf(is('training'), 'training', yesNo('Нужно ли обучение?'))
    .askIf(is('strengths'), 'strengths', text('Сильные стороны'))
    .askIf(is('expects'), 'expects', text('Чего ждёт'))
    .askIf(is('wishes'), 'wishes', text('Пожелания к наставнику'))
    .askIf(is('pupil'), 'pupil', yesNo('Это ученик?'));
};

type Answers = AnswersOf<ReturnType<typeof correctForm>>;

/** One field of an entry; what it was stays in the history. */
export const correctionForm = guided<Answers>('bank-correct', keepers, async (ctx, subject) => {
  const entry = kept(await entryHere(ctx, subject));
  return {
    form: correctForm(entry, ctx.me.organisation.settings.pupils === true),
    send: async (inside, answers) => correct(inside, subject, answers),
  };
});

async function correct(ctx: Context, entryId: string, answers: Answers): Promise<Screen> {
  const entry = kept(await lockEntry(ctx, entryId));
  const after = corrected(entry, answers);
  const changes = changesIn(entry, after);
  if (Object.keys(changes).length > 0) await change(ctx, after, 'corrected', changes);
  return cardScreen(ctx, entry.id, Object.keys(changes).length > 0 ? 'Исправлено.' : 'Ничего не изменилось.');
}

/** The entry with one field as answered; 'stale' where the field is none of this side's. */
export function corrected(entry: BankEntry, answers: Answers): BankEntry {
  const { field, categories, external, pupil, area, level, training, ...rest } = answers;
  if (!fieldsOf(entry.side).some(({ key }) => key === field)) throw new Refusal('stale');
  switch (field) {
    case 'categories':
      return { ...entry, categories: categories ?? [] };
    case 'external': {
      const { external: _was, ...others } = entry;
      return external ? { ...others, external } : others;
    }
    case 'pupil': {
      const { pupil: _was, ...others } = entry;
      return pupil === 'yes' ? { ...others, pupil: true } : others;
    }
    case 'needs':
      return withProfile(entry, 'needs', {
        ...menteeProfile(entry).needs,
        ...(area && level ? { [area]: Number(level) } : {}),
      });
    case 'training':
      return withProfile(entry, 'wantsTraining', training === 'yes');
    default:
      return withProfile(entry, field, Object.entries(rest).find(([key]) => key === field)?.[1]);
  }
}

/** An answer that was skipped empties the field. */
function withProfile(entry: BankEntry, key: string, value: unknown): BankEntry {
  const others = Object.entries(entry.profile).filter(([name]) => name !== key);
  // Rebuilt from its own entries and one answer read by the field's own question.
  const profile = Object.fromEntries([
    ...others,
    ...(value === undefined ? [] : [[key, value]]),
  ]) as BankEntry['profile'];
  return { ...entry, profile };
}
