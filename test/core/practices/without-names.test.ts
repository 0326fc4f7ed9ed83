import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type House, withoutNames } from '#core/practices/without-names.ts';

const people = [
  ['Лугова', 'Анна', 'Петровна'],
  ['Ким', 'Олег', 'Игоревич'],
  ['Снегирёв', 'Денис', 'Ильич'],
  ['Добровольский', 'Пётр', 'Кузьмич'],
  ['Кравец', 'Любовь', 'Никитична'],
  ['Соловей', 'Илья', 'Саввич'],
  ['Шевченко', 'Вера', 'Ильинична'],
  ['Цой', 'Марина', 'Юрьевна'],
  ['Ли', 'Роман', 'Ильясович'],
  ['Петрова-Водкина', 'Софья', 'Олеговна'],
  ['Седых', 'Яна', 'Андреевна'],
].map(([surname = '', name = '', patronymic = '']) => ({ surname, name, patronymic }));
const house: House = { name: 'МБОУ «Школа № 5 посёлка Ясный»', people };
const clean = (words: string): string => withoutNames(words, house);

describe('what tells who and where it was is taken out', () => {
  test.each([
    ['Помогла Лугова Анна Петровна.', 'Помогла [имя].'],
    ['Поговорили с Луговой и с Кимом.', 'Поговорили с [имя] и с [имя].'],
    ['спросила у снегирева', 'спросила у [имя]'],
    ['Вместе с Добровольским, у Добровольского.', 'Вместе с [имя], у [имя].'],
    ['Пошли к Кравцу и к Соловью.', 'Пошли к [имя] и к [имя].'],
    ['Цоем довольны. Ли помог.', '[имя] довольны. [имя] помог.'],
    ['Анна Петровна показала, с Анной Петровной легко.', '[имя] показала, с [имя] легко.'],
    ['Мама Сидорова Ваня Иванович пришёл', 'Мама [имя] пришёл'],
    ['Нам посоветовала Т. И. Орлова, а потом Орлова Т. И. и И. С. К.', 'Нам посоветовала [имя], а потом [имя] и [имя]'],
    ['Орлова Т. И. Поговорили. Сергей Кузьмич помог.', '[имя]. [имя] помог.'],
    ['Маша сказала, что Олега не было', 'Маша сказала, что [имя] не было'],
    ['У Петровой-Водкиной и у Водкиной', 'У [имя] и у [имя]'],
    [
      'В 5 А и 10-Б классе шумно, в 7б тоже, и в 8 «в» классе.',
      'В [класс] и [класс] шумно, в [класс] тоже, и в [класс].',
    ],
    ['Звоните 8 (844) 212-34-56 или +7 912 345 67 89', 'Звоните [телефон] или [телефон]'],
    ['Пишите a.b@school.ru, https://vk.com/id1, t.me/luga, @lugova_ap', 'Пишите [почта], [ссылка] [ссылка] [ссылка]'],
    ['В школе № 5 и в лицее 12, в посёлке Ясном', 'В [школа] и в [школа], в посёлке [школа]'],
    ['МБОУ «Школа № 5 посёлка Ясный» помогла', '[школа] помогла'],
  ])('%s', (said, kept) => {
    expect(clean(said)).toBe(kept);
  });

  test.each([
    'Дети в кимоно, лугом и лугами, снегири на ветке, соловьиная песня.',
    'Помогло ли это? Вера в детей. Любовь к предмету.',
    'Прошло 5 а не 6 уроков; 20 минут, 5 г соли, 10 м.',
    'В 5 классе учим таблицу: 6 × 7 = 42, 2024–2025 учебный год, 12.03.2027.',
    'В школе тихо, ясный день, основная мысль. Гимназия рядом.',
    'Кирпич, москвичи, отлично, верёвка, ручной труд.',
  ])('what merely begins alike is kept: %s', (said) => {
    expect(clean(said)).toBe(said);
  });
});

/** Every case of a surname in -ова, -ов, -ский and of a consonant, as a textbook has it. */
const cases = (surname: string): readonly string[] => {
  const to = (stem: string, ...ends: readonly string[]) => ends.map((end) => stem + end);
  if (/(?:ов|ёв|ин)а$/.test(surname)) return to(surname.slice(0, -1), 'а', 'ой', 'у', 'ою', 'ы', 'ых', 'ым', 'ыми');
  if (/(?:ов|ёв|ин)$/.test(surname)) return to(surname, '', 'а', 'у', 'ым', 'е', 'ы', 'ых', 'ыми');
  if (surname.endsWith('ский'))
    return to(surname.slice(0, -2), 'ий', 'ого', 'ому', 'им', 'ом', 'ая', 'ой', 'ую', 'ие', 'их', 'ими');
  if (surname.endsWith('а')) return to(surname.slice(0, -1), 'а', 'ы', 'е', 'у', 'ой', 'ою');
  return to(surname, '', 'а', 'у', 'ом', 'е', 'ы', 'ов', 'ам', 'ами', 'ах');
};
const roots = 'Бород Ветр Вороб Жаворонк Зимов Карас Лебед Морозк Озер Рябин Тополев Чайк Щук'.split(' ');
const surname = fc
  .tuple(fc.constantFrom(...roots), fc.constantFrom('ов', 'ова', 'ёв', 'ёва', 'ин', 'ина', 'инский', 'ук', 'а', 'ан'))
  .map(([root, end]) => root + end);
const ordinary = fc.constantFrom(
  ...'мы попросили на уроке потом стало легче и дети слушали вместе с с каждым днём план сделали'.split(' '),
);
const dressed = (word: string) =>
  fc
    .constantFrom<(one: string) => string>(
      (one) => one,
      (one) => one.toLowerCase(),
      (one) => one.toUpperCase(),
      (one) => one.replaceAll('ё', 'е'),
    )
    .map((dress) => dress(word));
const punctuation = fc.constantFrom(' ', ', ', '. ', ' — ', ' («', '; ', '\n', '! ');

describe('for any text', () => {
  test('a surname of the school stands in it in no case afterwards, and every other word does', () => {
    const text = fc
      .record({ surname, words: fc.array(ordinary, { minLength: 1, maxLength: 12 }), gap: punctuation })
      .chain(({ surname: one, words, gap }) =>
        fc
          .tuple(fc.constantFrom(...cases(one)).chain(dressed), fc.nat(words.length))
          .map(([form, place]) => ({ one, form, words, gap, place })),
      );
    fc.assert(
      fc.property(text, ({ one, form, words, gap, place }) => {
        const said = [...words.slice(0, place), form, ...words.slice(place)].join(gap);
        const kept = withoutNames(said, { name: '', people: [{ surname: one, name: 'Зоя' }] });
        expect(kept.toLowerCase()).not.toContain(form.toLowerCase());
        expect(kept).toBe([...words.slice(0, place), '[имя]', ...words.slice(place)].join(gap));
      }),
      { numRuns: 2000 },
    );
  });

  test('taking out twice takes out no more, and nothing breaks it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), fc.string(), (said, name) => {
        const odd: House = { name, people: [...people, { surname: name, name: said.slice(0, 9) }] };
        const once = withoutNames(said, odd);
        expect(typeof withoutNames(once, odd)).toBe('string');
        expect(clean(clean(said))).toBe(clean(said));
      }),
      { numRuns: 200 },
    );
  });
});
