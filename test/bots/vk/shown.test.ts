import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shown } from '#bots/vk/shown.ts';
import { button, link, type Screen, screen } from '#core/conversation/screen.ts';

const name = () => 'Анна П.';
const keyboard = (shownScreen: { keyboard?: string }) => JSON.parse(shownScreen.keyboard ?? 'null');

describe('a screen in VK', () => {
  test('answers are callback buttons, links open', () => {
    expect(
      keyboard(shown(screen('x', [button('Да', 'yes', 'id1')], [link('Файл', 'https://example.org/f')]), name)),
    ).toEqual({
      inline: true,
      buttons: [
        [{ color: 'secondary', action: { type: 'callback', label: 'Да', payload: '{"a":"yes:id1"}' } }],
        [{ action: { type: 'open_link', label: 'Файл', link: 'https://example.org/f', payload: '{}' } }],
      ],
    });
  });

  test('a label is cut to 40 characters', () => {
    const [[one]] = keyboard(shown(screen('x', [button('🙂'.repeat(30), 'a')]), name)).buttons;
    expect(one.action.label).toBe(`${'🙂'.repeat(19)}…`);
  });

  test('a list of ten answers is laid out in rows VK takes', () => {
    const rows = Array.from({ length: 10 }, (_, n) => [button(`${n}`, 'n', `${n}`)]);
    const { buttons } = keyboard(shown(screen('x', ...rows), name));
    expect(buttons.map((row: unknown[]) => row.length)).toEqual([2, 2, 2, 2, 2]);
    expect(() => shown(screen('x', ...rows, [button('11', 'n')]), name)).toThrow(RangeError);
  });

  test('any layout of up to ten answers fits six rows of five, in the same order', () => {
    const layout = fc
      .array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 10 })
      .filter((row) => row.reduce((a, b) => a + b) <= 10);
    fc.assert(
      fc.property(layout, (sizes) => {
        const all = sizes.map((size, row) => Array.from({ length: size }, (_, n) => button(`${row}.${n}`, 'n')));
        const { buttons } = keyboard(shown(screen('x', ...all), name));
        expect(buttons.length).toBeLessThanOrEqual(6);
        expect(Math.max(...buttons.map((row: unknown[]) => row.length))).toBeLessThanOrEqual(5);
        const labels = buttons.flat().map((one: { action: { label: string } }) => one.action.label);
        expect(labels).toEqual(all.flat().map((one) => one.label.join('')));
      }),
    );
  });

  test('the menu is text buttons; an empty one takes it away; a label too long to come back is our bug', () => {
    const withMenu = (rows: Screen['menu'] & object) => shown({ text: ['x'], rows: [], menu: rows }, name);
    expect(keyboard(withMenu([['План']]))).toEqual({
      one_time: false,
      buttons: [[{ color: 'secondary', action: { type: 'text', label: 'План', payload: '{}' } }]],
    });
    expect(keyboard(withMenu([]))).toEqual({ one_time: false, buttons: [] });
    expect(() => withMenu([['П'.repeat(41)]])).toThrow(RangeError);
  });

  test('nobody is mentioned by what somebody typed', () => {
    expect(shown(screen('[id1|Директор] и [club5|x], но [1|2]'), name).text).toBe(
      '[\u2060id1|Директор] и [\u2060club5|x], но [1|2]',
    );
  });

  test('a button over 64 bytes is our bug', () => {
    expect(() => shown(screen('x', [button('Да', 'a'.repeat(65))]), name)).toThrow(RangeError);
  });
});
