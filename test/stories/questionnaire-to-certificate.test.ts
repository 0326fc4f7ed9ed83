import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import type { Channel } from '#core/kernel/ports.ts';
import { agrees, drafts, makes, signs } from '../support/pairing.ts';
import { type Member, type School, school } from '../support/school.ts';
import type { StoryPhone } from '../support/story-phone.ts';

const surnames = ['Ким Олег Игоревич', 'Сафина Лия Маратовна', 'Мельников Артём Денисович'] as const;

const nb = (words: string): string => words.replaceAll(' ', '\u00a0');

interface Way {
  readonly kinds: string;
  readonly leaders: Channel;
  readonly mentor: Channel;
  readonly mentees: readonly Channel[];
  /** The best proposal of the matching, or a pair that the curator has in mind. */
  readonly matched: boolean;
}

const ways: readonly (readonly [string, Way])[] = [
  ['a traditional pair', { kinds: 'традиционное', leaders: 'vk', mentor: 'telegram', mentees: ['vk'], matched: true }],
  [
    'a group of three',
    {
      kinds: 'традиционное',
      leaders: 'telegram',
      mentor: 'vk',
      mentees: ['telegram', 'vk', 'telegram'],
      matched: false,
    },
  ],
  [
    'a reverse pair',
    { kinds: 'реверсивное', leaders: 'telegram', mentor: 'telegram', mentees: ['vk'], matched: false },
  ],
];

test.each(ways)('%s goes from two questionnaires to certificates', async (_, way) => {
  const here = await school({
    now: '2026-09-07T10:00:00+03:00',
    settings: { names: { telegram: 'full', vk: 'full' } },
  });
  const curator = (await here.member('Ветрова Ирина Павловна', 'curator', way.leaders))[way.leaders];
  const head = (await here.member('Рябинин Олег Сергеевич', 'head', way.leaders))[way.leaders];
  const mentor = (await here.member('Лугова Анна Петровна', 'mentor', way.mentor))[way.mentor];
  const mentees: StoryPhone[] = [];
  for (const [n, on] of way.mentees.entries()) mentees.push((await member(here, surnames[n] ?? '', on))[on]);
  const sides = [mentor, ...mentees];

  await launched(curator, 'mentor.1', 'наставник');
  await launched(curator, 'mentee.1', 'наставляемый');
  await here.settle();
  await fills(mentor, mentorReplies);
  for (const mentee of mentees) await fills(mentee, menteeReplies);
  await approvesBank(curator, head);

  if (way.matched) {
    await curator.says('Пары');
    await curator.presses('Подбор');
    await curator.presses('Предложить всем: 1');
    await curator.presses('Предложить');
  } else {
    await makes(curator, { mentees: mentees.map((_, n) => String(n + 1)), kinds: way.kinds });
    await curator.presses('Предложить');
  }
  await here.settle();
  for (const side of sides) await agrees(side);
  await drafts(curator, '1');
  await curator.presses('Отправить руководителю');
  await signs(head);
  await here.until('2026-10-05T10:00:00+03:00');
  await mentor.says('/start');
  await mentor.presses('Составить программу');
  expect(await goesThrough(mentor, programmeReplies)).toShow('Черновик готов', 'Мероприятий: ');
  await mentor.presses('Предложить всем');
  for (const mentee of mentees) {
    await here.settle();
    await mentee.presses('Да');
  }
  await here.settle();
  await curator.presses('Открыть программу');
  expect(await curator.presses('Утвердить')).toShow('Программа утверждена');

  for (const [n, mentee] of mentees.entries()) await carriesOut(here, mentee, surnames[n] ?? '', mentor);
  // In a reverse pair each has a plan of their own, and takes the other's in.
  const [partner] = mentees;
  if (partner && way.kinds === 'реверсивное') await carriesOut(here, mentor, 'Лугова Анна Петровна', partner);
  await mentor.says('сегодня 40 минут, разбирали самоанализ урока');
  expect(await mentor.presses('Отправить')).toShow('аписан');
  const { id } = await programme(here);
  await curator.forges(`publish:${id}`);
  expect(curator.sees()).toShow('Программа ещё не завершена', 'П1 8.2');

  await here.until('2026-10-06T10:00:00+03:00');
  await mentor.says('/start');
  await mentor.presses('Завершить программу');
  expect(await mentor.presses('План выполнен, завершить')).toShow('Ждём подтверждения остальных');
  await here.settle();
  for (const mentee of mentees) await mentee.presses('Подтверждаю');
  await here.settle();
  for (const mentee of mentees) {
    await mentee.presses('Начать');
    expect(await goesThrough(mentee, { 'от 0 до 10': '9' })).toShow('Спасибо, ответ принят');
  }
  await mentor.says('/start');
  await mentor.presses('Подвести итоги');
  expect(
    await goesThrough(mentor, { 'как дальше с работой': 'Справляется с поддержкой', 'Что предлагаете': '2' }),
  ).toShow('Итоги записаны');

  await curator.says('Программы');
  await curator.presses('Завершение программ');
  await curator.presses('1');
  await curator.presses('Сертификаты');
  // In a reverse pair each has helped and been helped (3.1): a certificate for both.
  const certificates = way.kinds === 'реверсивное' ? 2 * sides.length : sides.length;
  expect(await curator.presses(`Выдать сертификаты: ${certificates}`)).toShow(`Выдано сертификатов: ${certificates}`);
  await here.settle();
  for (const [n, side] of sides.entries()) {
    expect(side.sees()).toShow('Вам выдан сертификат');
    await side.presses('Мой сертификат');
    const own = side.sees();
    expect(own.buttons.filter((one) => one.startsWith('Word'))).toHaveLength(certificates / sides.length);
    await side.presses(own.buttons.find((one) => one.startsWith('Word')) ?? '');
    const paper = await mammoth.extractRawText({ buffer: await side.downloads() });
    for (const words of ['СЕРТИФИКАТ', n === 0 ? 'Лугова Анна Петровна' : (surnames[n - 1] ?? '')])
      expect(paper.value).toContain(words);
    await side.presses(own.buttons.find((one) => one.startsWith('Картинка')) ?? '');
    expect((await side.downloads()).subarray(1, 4).toString()).toBe('PNG');
  }
  await curator.forges(`publish:${id}`);
  expect(curator.sees()).toShow(`Согласие на публикацию есть: 0 из ${sides.length}`);
  await here.stop();
  void mammoth;
  expect(1).toBe(1);
});

const programme = async (here: School) => {
  const [one] = await here.system((tx) => tx.programmes.where({}));
  if (!one) throw new Error('no programme');
  return one;
};

const member = (here: School, name: string, on: Channel): Promise<Member> => here.member(name, 'mentee', on);

/** The curator asks everybody in that role for a week. */
async function launched(curator: StoryPhone, questionnaire: string, role: string): Promise<void> {
  await curator.forges(`c.new:${questionnaire}`);
  await curator.presses('По ролям');
  await curator.presses(role);
  await curator.presses('Готово');
  await curator.says('через неделю');
  if (curator.sees().buttons.includes('С именами')) await curator.presses('С именами');
  expect(await curator.presses('Запустить')).toShow('приглашения отправлены');
}

/** What is not told here is passed over, or answered as most people would. */
const mentorReplies = {
  ...{
    предметы: 'математика',
    'Ваш педагогический стаж': '21',
    'Сколько из них': '12',
    'раньше быть': 'Да, по приказу',
  },
  ...{ 'готовы помогать': '1, 2, 3', 'В каких парах': '1', 'виды наставничества': '1', 'удобнее встречаться': '3' },
  ...{ Скольким: 'Троим и больше', 'часов в неделю': '3', 'про вас?': '1' },
};
const menteeReplies = {
  'Какой предмет': 'математика',
  'Ваш педагогический стаж': '1',
  'про вас сейчас': '1',
  'удобнее встречаться': '3',
  'получается хорошо': 'умение объяснять',
};

const programmeReplies = {
  ...{
    'По какой день': nb('31 мая 2027 г.'),
    Направления: 'Предмет',
    'что запланировать': '1, 2',
    'По каким направлениям': 'Предмет',
  },
  ...{ 'сильные стороны': '1', 'Как встречаться': 'И так, и так', 'Как часто': 'Раз в неделю' },
};

/** From «Начать» to «Отправить». */
async function fills(phone: StoryPhone, replies: Replies): Promise<void> {
  await phone.presses('Начать');
  expect(await goesThrough(phone, replies)).toShow('анкета записана');
}

type Replies = Readonly<Record<string, string>>;

/** Each question is answered as told here, else passed over, else in the middle. */
async function goesThrough(phone: StoryPhone, replies: Replies) {
  while (!phone.sees().buttons.includes('Отправить')) {
    const { whole, buttons } = phone.sees();
    const words = Object.entries(replies).find(([question]) => whole.includes(question))?.[1];
    const usual = ['Пропустить', '3', 'Нет', 'Нет, справляюсь'].find((one) => buttons.includes(one));
    if (words !== undefined) await phone.says(words);
    else if (usual) await phone.presses(usual);
    else throw new Error(`nothing to say to: ${whole}`);
    if (phone.sees().whole === whole) throw new Error(`not heard: ${whole}`);
  }
  return phone.presses('Отправить');
}

/** All that is theirs to do, each taken in by whoever judges it. */
async function carriesOut(here: School, side: StoryPhone, name: string, judge: StoryPhone): Promise<void> {
  const plan = async (): Promise<readonly string[]> => {
    await side.says('Мой план');
    const own = new RegExp(`(\\d+)\\. ${name}\n`).exec(side.sees().whole)?.[1];
    if (own) await side.presses(own);
    return side.sees().buttons.filter((one) => /^\d+$/.test(one));
  };
  for (const number of await plan()) {
    await plan();
    await side.presses(number);
    expect(await side.presses('Выполнено')).toShow('Отмечено');
    await here.settle();
    expect(await judge.presses('Принять')).toShow('Принято');
  }
}

async function approvesBank(curator: StoryPhone, head: StoryPhone): Promise<void> {
  await curator.says('Банк');
  await curator.presses('На утверждение');
  await curator.presses('Отправить руководителю');
  await head.presses('Открыть список');
  const [all = ''] = head.sees().buttons.filter((one) => one.startsWith('Утвердить'));
  expect(await head.presses(all)).toShow('Утверждено');
}
