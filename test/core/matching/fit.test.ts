import { describe, expect, test } from 'vitest';
import type { MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import { fitOf, offerOf, requestOf } from '#core/matching/fit.ts';
import { defaultWeights, type Weights, weightWords } from '#core/matching/weights.ts';
import { mentee, mentor } from './grounds.ts';

const between = (
  one: Partial<MentorProfile>,
  other: Partial<MenteeProfile>,
  weights: Weights = defaultWeights,
  surname = 'Лугова',
) => fitOf(offerOf(mentor(surname, one)), requestOf(mentee('Ким', other).entry), weights);

describe('what speaks for a pair (П1 6.1)', () => {
  test.each([
    ['математика', 'учитель математики'],
    ['Физика, астрономия', 'астрономия'],
    ['русский язык и литература', 'литературы'],
    ['начальные классы', 'Начальные классы'],
  ])('one subject, in whatever case: %s and %s', (taught, wanted) => {
    expect(between({ subjects: taught }, { subject: wanted }).reasons).toEqual(['тот же предмет']);
  });

  test.each([
    ['физика', 'физкультура'],
    ['английский язык', 'русский язык'],
    ['учитель химии', 'учитель биологии'],
    ['', 'математика'],
  ])('not one subject: %s and %s', (taught, wanted) => {
    expect(between({ subjects: taught }, { subject: wanted }).reasons).toEqual([]);
  });

  test('help in what is hard, the hardest named first, and worth more the harder it is', () => {
    const found = between(
      { areas: ['parents', 'discipline', 'ict'] },
      { needs: { parents: 1, discipline: 3, ict: 0, lesson: 3 } },
    );
    expect(found.reasons).toEqual(['помощь (дисциплина, работа с родителями)']);
    const easier = between({ areas: ['discipline'] }, { needs: { discipline: 1 } });
    const harder = between({ areas: ['discipline'] }, { needs: { discipline: 3 } });
    expect(harder.worth).toBeGreaterThan(easier.worth);
  });

  test('a mode that suits both, also where one side takes either', () => {
    expect(between({ mode: 'mixed' }, { mode: 'online' }).reasons).toEqual(['онлайн удобно обеим сторонам']);
    expect(between({ mode: 'person' }, { mode: 'online' }).reasons).toEqual([]);
  });

  test('a mentor named in the wishes, in whatever case; a word that only looks alike is none', () => {
    expect(between({}, { wishes: 'Хотелось бы работать с Луговой А. П.' }).reasons).toEqual(['названо в пожеланиях']);
    expect(between({}, { wishes: 'Кто-нибудь, кто любит луг и лес' }).reasons).toEqual([]);
  });

  test('long service beside somebody who has just begun', () => {
    expect(between({ years: 21 }, { years: 1 }).reasons).toEqual(['стаж: 21\u00a0год']);
    expect(between({ years: 21 }, { years: 12 }).reasons).toEqual([]);
  });

  test('a reason of no weight is not named, and a pair for which nothing speaks is still worth more than none', () => {
    const silent = Object.fromEntries(Object.keys(weightWords).map((key) => [key, 0])) as unknown as Weights;
    const found = between({ subjects: 'физика', years: 30 }, { subject: 'физика', years: 0 }, silent);
    expect(found.reasons).toEqual([]);
    expect(found.worth).toBeGreaterThan(0);
  });
});

describe('where each could help the other, a reverse pair is thought of (3.1)', () => {
  const lacking = mentee('Лугова', { needs: { ict: 3, parents: 1 } }).entry;
  const both = (
    one: Partial<MentorProfile>,
    other: Partial<MenteeProfile>,
    { asMentor, weights = defaultWeights }: { asMentor?: Partial<MentorProfile>; weights?: Weights } = {},
  ) =>
    fitOf(
      offerOf(mentor('Лугова', one), lacking),
      requestOf(mentee('Ким', other).entry, asMentor && mentor('Ким', asMentor).entry),
      weights,
    );
  const said = 'возможно реверсивное: ИКТ и цифровые ресурсы';

  test.each(['Цифровые доски и презентации', 'веду сайт, знаю ИКТ', 'Компьютер, нейросети'])(
    'by strengths: %s',
    (strengths) => {
      const found = both({ subjects: 'физика' }, { subject: 'физика', strengths });
      expect(found).toMatchObject({ reasons: ['тот же предмет', said], bothWays: true });
    },
  );

  test.each(['терпение, доброта', 'практикум по химии', 'фиктивные диалоги'])(
    'not by other strengths: %s',
    (strengths) => {
      expect(both({ subjects: 'физика' }, { subject: 'физика', strengths }).bothWays).toBe(false);
    },
  );

  test('by what the mentee offers others as a mentor; what is rarely hard for the mentor is no need', () => {
    const met = { areas: ['discipline'] };
    const needs = { needs: { discipline: 2 } };
    expect(both(met, needs, { asMentor: { areas: ['ict'] } }).reasons).toContain(said);
    expect(both(met, needs, { asMentor: { areas: ['parents'] } }).bothWays).toBe(false);
  });

  test('not where the mentor does not help the mentee, nor where the school gives it no weight', () => {
    const strengths = 'Цифровые ресурсы';
    expect(both({ subjects: 'химия' }, { subject: 'физика', strengths }).bothWays).toBe(false);
    const weights = { ...defaultWeights, reverse: 0 };
    const found = both({ subjects: 'физика' }, { subject: 'физика', strengths }, { weights });
    expect(found).toMatchObject({ reasons: ['тот же предмет'], bothWays: false });
  });
});
