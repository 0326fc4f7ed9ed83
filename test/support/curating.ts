import { readFileSync } from 'node:fs';
import type { StoryPhone } from './story-phone.ts';

/** Bytes of one of the invented roadmaps. */
export const roadmapFile = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/roadmaps/${name}`, import.meta.url));

const typed = ['до 20 ноября', 'сентябрь – октябрь', 'раз в квартал'];

/** Answers every question about a deadline, asked at once or from the draft, in turn by its first button, in words, and by «Без срока пока». */
export async function answersDeadlines(phone: StoryPhone): Promise<number> {
  const questions = phone.sees().buttons.find((label) => label.startsWith('Ответить на вопросы'));
  if (questions) await phone.presses(questions);
  const asked = { count: 0 };
  for (; phone.sees().buttons.includes('Без срока пока'); asked.count += 1) {
    const words = typed[Math.floor(asked.count / 3) % typed.length] ?? '';
    if (asked.count % 3 === 0) await phone.presses(phone.sees().buttons[0] ?? '');
    else if (asked.count % 3 === 1) await phone.says(words);
    else await phone.presses('Без срока пока');
    // What could not be read is asked again; then a button settles it.
    if (phone.sees().text.includes('Напишите срок иначе')) await phone.presses('Без срока пока');
  }
  return asked.count;
}

/** From the file to the head's desk. */
export async function sendsRoadmap(phone: StoryPhone, bytes: Uint8Array, name: string): Promise<void> {
  await phone.sends(bytes, name);
  if (phone.sees().buttons.includes('Назвать период карты')) {
    await phone.presses('Назвать период карты');
    await phone.presses(phone.sees().buttons[0] ?? '');
  }
  await answersDeadlines(phone);
  if (phone.sees().buttons.includes('Решить про прошедшие')) {
    await phone.presses('Решить про прошедшие');
    await phone.presses('Оставить все');
  }
  await phone.presses('Отправить на утверждение');
}

/** One tap and the order: its number, and its date where the draft has none. */
export async function approves(phone: StoryPhone, number = '15-од'): Promise<void> {
  await phone.presses('Утвердить');
  if (!phone.sees().text.includes('Номер')) return;
  await phone.says(number);
  await phone.says('сегодня');
}
