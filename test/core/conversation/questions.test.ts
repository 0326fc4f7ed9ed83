import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isComplaint, type Question } from '#core/conversation/form.ts';
import { amount, whole } from '#core/conversation/question-number.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { scale } from '#core/conversation/question-scale.ts';
import { telephone } from '#core/conversation/question-telephone.ts';
import { time } from '#core/conversation/question-time.ts';
import { choice, several, words, yesNo } from '#core/conversation/questions.ts';
import { id } from '#core/kernel/id.ts';

const at = { at: '2026-11-20T06:00:00Z', zone: 'Europe/Volgograd' };
const typed = (text: string) => ({ text, ...at });
const pressed = (text: string) => ({ text, ...at, code: true as const });
const read = <A>(question: Question<A>, text: string) => {
  const value = question.read(typed(text));
  return isComplaint(value) ? 'complaint' : value;
};
const complaint = <A>(question: Question<A>, text: string): string => {
  const value = question.read(typed(text));
  return isComplaint(value) ? value.complaint : 'none';
};

describe('text', () => {
  test('is as long as asked, in characters as people count them', () => {
    const about = words('О себе?', { min: 3, max: 5 });
    expect(read(about, ' абв ')).toBe('абв');
    expect(complaint(about, 'аб')).toBe('Слишком коротко: 2 из 3 знаков. Напишите подробнее.');
    expect(complaint(about, 'абвгде')).toContain('Слишком длинно: 6 из 5 знаков');
    expect(read(about, '👍🏽👍🏽')).toBe('👍🏽👍🏽');
  });
});

describe('a number', () => {
  test('is whole where a whole one is asked, with its unit or without', () => {
    const years = whole('Сколько лет?', { min: 0, max: 60 });
    for (const text of ['5', ' 5 ', '5 лет', '5 ч.', '5,0', '05']) expect(read(years, text)).toBe(5);
    for (const text of ['5,5', '61', '-1', 'пять', '5 тыс', '', '1e1', '5 6'])
      expect(read(years, text)).toBe('complaint');
    expect(complaint(years, '99')).toBe('Нужно целое число от 0 до 60.');
  });

  test('may have decimals, with a comma or a point, no more than asked', () => {
    const hours = amount('Сколько часов?', { min: 0.5, max: 40, decimals: 1 });
    for (const text of ['1,5', '1.5', '1,50 ч']) expect(read(hours, text)).toBe(1.5);
    for (const text of ['1,55', '0,4', '40,1', ',5']) expect(read(hours, text)).toBe('complaint');
    expect(hours.show(typed('1.5'))).toEqual(['1,5']);
    expect(complaint(hours, 'часа два')).toBe('Нужно число от 0,5 до 40, можно с запятой, например: 0,5.');
  });
});

describe('a time', () => {
  test.each([
    ['9:30', '09:30'],
    ['9 30', '09:30'],
    ['9.30', '09:30'],
    ['09-30', '09:30'],
    ['0930', '09:30'],
    ['в 9', '09:00'],
    ['9', '09:00'],
    ['9 ч', '09:00'],
    ['в 9 часов 5 минут', '09:05'],
    ['14 ч. 30 мин.', '14:30'],
    ['7 вечера', '19:00'],
    ['в 7:30 утра', '07:30'],
    ['3 дня', '15:00'],
    ['12 дня', '12:00'],
    ['12 ночи', '00:00'],
    ['Полдень', '12:00'],
    ['0:00', '00:00'],
  ])('«%s» is %s', (text, expected) => {
    expect(String(read(time('Когда?'), text)).slice(0, 5)).toBe(expected);
  });

  test.each(['24:00', '9:60', '25', 'полдевятого', 'после обеда', '930', '9:5', '15 утра', '7 ночи', ''])(
    '«%s» is asked again',
    (text) => {
      expect(complaint(time('Когда?'), text)).toContain('Напишите часы и минуты');
    },
  );

  test('property: whatever is typed, it is a time of day or a complaint', () => {
    fc.assert(fc.property(fc.string(), (text) => ['object', 'string'].includes(typeof read(time('Когда?'), text))));
  });
});

describe('a telephone', () => {
  test.each([
    '+7 912 345-67-89',
    '8 (912) 345 67 89',
    '89123456789',
    '79123456789',
    '912 345-67-89',
    'тел. 8-912-345-67-89',
  ])('«%s» is kept as +79123456789', (text) => {
    expect(read(telephone('Телефон?'), text)).toBe('+79123456789');
    expect(telephone('Телефон?').show(typed(text))).toEqual(['+7\u00a0912\u00a0345-67-89']);
  });
  test('a town’s telephone is one too', () => {
    expect(read(telephone('Телефон?'), '(8442) 33-44-55')).toBe('+78442334455');
  });
  test.each([
    '112',
    '345-67-89',
    '+1 212 555 01 23',
    '+8 912 345 67 89',
    '8 912 345 67 8',
    '0123456789',
    'позвоните мне',
    '',
  ])('«%s» is asked again', (text) => {
    expect(complaint(telephone('Телефон?'), text)).toContain('например: +7 912 345-67-89');
  });
});

describe('a scale', () => {
  const ten = scale('Насколько было комфортно?', { min: 1, max: 10, low: 'совсем нет', high: 'полностью' });
  test('has a button for every value, and says what its ends mean', () => {
    expect(ten.options.map((one) => one.value)).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(ten.text.join('')).toBe('Насколько было комфортно?\n1 — совсем нет, 10 — полностью');
  });
  test('a typed number is that value, also where a scale begins with nought', () => {
    expect(read(ten, '7')).toBe(7);
    expect(read(scale('?', { min: 0, max: 3 }), '1')).toBe(1);
    expect(read(scale('?', { min: 0, max: 3 }), '0')).toBe(0);
    expect(complaint(ten, '11')).toBe('Нужно целое число от 1 до 10.');
    expect(complaint(ten, '7,5')).toBe('Нужно целое число от 1 до 10.');
  });
});

describe('one of, several of, yes and no', () => {
  const areas = several('С чем помочь?', { subject: 'Предмет', parents: 'Родители и ученики', papers: 'Документы' });
  test('several are typed by number or by words', () => {
    for (const text of ['1, 2', '1 2', '1 и 2', '2;1', 'Предмет, родители и ученики', 'предм, родит', '1,1,2'])
      expect([...(read(areas, text) as readonly string[])].sort()).toEqual(['parents', 'subject']);
    expect(read(areas, 'Родители и ученики')).toEqual(['parents']);
    for (const text of ['4', '1, 9', 'предмет, погода', '']) expect(read(areas, text)).toBe('complaint');
  });

  test('what is stored is codes, so that numbers typed today mean the same after options change places', () => {
    expect(areas.code?.(typed('3, 1'))).toBe('papers,subject');
    expect(choice('?', { a: 'Да', b: 'Нет' }).code?.(typed('2'))).toBe('b');
  });

  test('a code is never taken for a number in the list', () => {
    const levels = choice('Уровень?', { '2': 'Средний', '3': 'Высокий' });
    expect(isComplaint(levels.read(pressed('1')))).toBe(true);
    expect(levels.read(pressed('2'))).toBe('2');
    expect(areas.read(pressed('gone,papers'))).toEqual(['papers']);
    expect(isComplaint(areas.read(pressed('gone')))).toBe(true);
  });

  test('yes and no are understood in words', () => {
    for (const text of ['да', 'Да', 'ДА', '1', 'yes']) expect(read(yesNo('Рады?'), text)).toBe('yes');
    expect(read(yesNo('Рады?'), 'может быть')).toBe('complaint');
  });
});

describe('a person', () => {
  const one = (surname: string, name: string, patronymic?: string, note?: string): Candidate => ({
    id: id<'person'>(`${surname}${name}`.padEnd(16, '0').slice(0, 16)),
    ...{ surname, name },
    ...(patronymic ? { patronymic } : {}),
    ...(note ? { note } : {}),
  });
  const vera = one('Сомова', 'Вера', 'Ильинична', 'математика');
  const inga = one('Сомова', 'Инга', 'Петровна', 'физика');
  const anna = one('Сомова-Лещёва', 'Анна');
  const oleg = one('Рябинин', 'Олег', 'Сергеевич');
  const many = [vera, inga, anna, oleg, ...'абвгдежзик'.split('').map((end) => one(`Берёзкин${end}`, 'Пётр', 'Ильич'))];
  const bank = person('Кто наставник?', many);
  const offered = (text: string) => bank.offer?.(typed(text)).map((option) => option.value) ?? [];

  test('is offered by a part of the surname, of the name, by initials', () => {
    expect(offered('сом')).toEqual([vera.id, inga.id, anna.id]);
    expect(offered('СОМОВА В')).toEqual([vera.id]);
    expect(offered('в. и. сомова')).toEqual([vera.id]);
    expect(offered('лещев')).toEqual([anna.id]);
    expect(offered('олег')).toEqual([oleg.id]);
    expect(offered('рябинин о. с.')).toEqual([oleg.id]);
  });

  test('is asked for more letters where more than eight would be offered', () => {
    expect(offered('берез')).toEqual([]);
    expect(complaint(bank, 'берез')).toContain('Подходит людей: 10');
    expect(complaint(bank, 'Кузнецов')).toContain('Никого с такой фамилией');
  });

  test('is confirmed by the button unless the whole name was typed', () => {
    expect(read(bank, 'Рябинин')).toBe('complaint');
    expect(complaint(bank, 'Рябинин')).toBe('Это тот человек? Подтвердите кнопкой.');
    expect(read(bank, 'рябинин олег')).toBe(oleg.id);
    expect(read(bank, 'Олег Сергеевич Рябинин')).toBe(oleg.id);
    expect(bank.code?.(typed('Рябинин Олег'))).toBe(oleg.id);
  });

  test('is one of the candidates, whatever a button carries', () => {
    expect(bank.read(pressed(vera.id))).toBe(vera.id);
    expect(isComplaint(bank.read(pressed('p000000000000bad')))).toBe(true);
    expect(bank.show(pressed(vera.id))).toEqual([{ person: vera.id }, ', ', 'математика']);
  });

  test('is offered at once where there are few', () => {
    expect(person('Кто?', [vera, oleg]).options.map((option) => option.value)).toEqual([vera.id, oleg.id]);
    expect(bank.options).toEqual([]);
  });
});
