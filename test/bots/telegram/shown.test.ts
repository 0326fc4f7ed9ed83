import { describe, expect, test } from 'vitest';
import { shown } from '#bots/telegram/shown.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { named } from '#core/kernel/text.ts';

const name = () => 'Анна П.';
const menu = [['Мои дела', 'План']];

describe('a screen in Telegram', () => {
  test('people are named at the last moment, in text and labels', () => {
    const person = named(id<'person'>('p1'));
    expect(shown(screen(['Ответственный: ', person], [button([person], 'who', 'p1')]), name)).toEqual({
      text: 'Ответственный: Анна П.',
      markup: { inline_keyboard: [[{ text: 'Анна П.', callback_data: 'who:p1' }]] },
      editable: true,
    });
  });

  test('a text of 4096 characters goes whole, a longer one ends in «…»', () => {
    expect(shown(screen('🙂'.repeat(4096)), name).text).toBe('🙂'.repeat(4096));
    const cut = shown(screen('🙂'.repeat(4097)), name).text;
    expect([...cut]).toHaveLength(4096);
    expect(cut.endsWith('🙂…')).toBe(true);
  });

  test('words that look like markup stay words', () => {
    expect(shown(screen('<b>&"</b> *_[x](tg://user?id=1)'), name)).toEqual({
      text: '<b>&"</b> *_[x](tg://user?id=1)',
      editable: true,
    });
  });

  test('a link is a button with an address', () => {
    expect(shown(screen('x', [link('Файл', 'https://example.org/f')]), name).markup).toEqual({
      inline_keyboard: [[{ text: 'Файл', url: 'https://example.org/f' }]],
    });
  });

  test('the menu is an ordinary keyboard; an empty one takes it away', () => {
    const withMenu = (rows: Screen['menu'] & object): Screen => ({ text: ['Меню'], rows: [], menu: rows });
    expect(shown(withMenu(menu), name)).toEqual({
      text: 'Меню',
      markup: {
        keyboard: [[{ text: 'Мои дела' }, { text: 'План' }]],
        resize_keyboard: true,
        is_persistent: true,
      },
      editable: false,
    });
    expect(shown(withMenu([]), name).markup).toEqual({ remove_keyboard: true });
  });

  test('a screen with answers and a menu is told in two: its first paragraph brings the menu', () => {
    const both: Screen = { text: ['Анна · Школа\n\nДело', '\n\nЕщё'], rows: [[button('Открыть', 'o')]], menu };
    expect(shown(both, name)).toMatchObject({
      head: { text: 'Анна · Школа', markup: { keyboard: [[{ text: 'Мои дела' }, { text: 'План' }]] } },
      text: 'Дело\n\nЕщё',
      markup: { inline_keyboard: [[{ callback_data: 'o' }]] },
      editable: false,
    });
  });

  test('a button over 64 bytes is our bug, also in Cyrillic', () => {
    expect(() => shown(screen('x', [button('Да', 'a'.repeat(64))]), name)).not.toThrow();
    expect(() => shown(screen('x', [button('Да', 'a'.repeat(65))]), name)).toThrow(RangeError);
    expect(() => shown(screen('x', [button('Да', 'я'.repeat(33))]), name)).toThrow(RangeError);
    expect(() => shown(screen('x', [button('', 'a')]), name)).toThrow(RangeError);
  });
});
