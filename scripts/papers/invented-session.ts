import type { ListPaper, PosterPaper, ReportPaper, RoundsPaper, SessionHead } from '../../src/core/sessions/papers.ts';
import { planRounds } from '../../src/core/sessions/rounds.ts';

const head: SessionHead = {
  organisation: 'МБОУ «Средняя школа № 5 посёлка Ясный»',
  theme: 'Как удержать внимание класса на шестом уроке',
  when: '24\u00a0ноября 2026\u00a0г., 15:00–16:30',
  place: 'посёлок Ясный, улица Школьная, 1, актовый зал',
  experts: ['Лугова Анна Петровна', 'Тополев Сергей Андреевич', 'Рябинина Ольга Сергеевна'],
};

const people = [
  ...['Ким Олег Игоревич', 'Мельников Артём Денисович', 'Жаворонкова Полина Олеговна', 'Снегирёв Денис Ильич'],
  ...['Соколова Дарья Ильинична', 'Берёзкина Мария Олеговна', 'Ветлугин Пётр Андреевич'],
];

export const sessionList: ListPaper = {
  ...head,
  people: people.map((name, index) => ({
    name,
    from: index % 3 === 0 ? 'Гимназия № 2 города Ясного' : head.organisation,
  })),
};

export const sessionReport: ReportPaper = {
  ...head,
  figures: [
    { label: 'Мест', value: '10' },
    { label: 'Записались', value: '7 из 10 (70 %)' },
    { label: 'Пришли', value: '6 из 7 (86 %)' },
    { label: 'Отказались от места', value: '1' },
    { label: 'Ждали места в очереди', value: '0' },
  ],
  feedback: [
    { label: 'Ответили', value: '5 из 6 (83 %)' },
    { label: 'Полезно', value: '4 из 5 (80 %)' },
    { label: 'Частично', value: '1 из 5 (20 %)' },
    { label: 'Нет', value: '0 из 5 (0 %)' },
  ],
  goals: [
    {
      who: 'Ким Олег Игоревич',
      goal: 'Провести урок со сменой деятельности каждые десять минут',
      by: '1 декабря 2026 г.',
      state: 'сделано',
    },
    {
      who: 'Жаворонкова Полина Олеговна',
      goal: 'Попробовать сигнал тишины в 6 «Б»',
      by: '8 декабря 2026 г.',
      state: '',
    },
  ],
  pairs: ['Лугова Анна Петровна и Ким Олег Игоревич: встречались дважды'],
  people: people.map((name, index) => ({
    name,
    from: index % 3 === 0 ? 'Гимназия № 2 города Ясного' : head.organisation,
    came: index === 4 ? 'не было' : 'да',
    rating: index % 2 === 0 ? 'полезно' : '',
  })),
};

export const sessionPosterPaper: PosterPaper = {
  ...head,
  about: 'Три стола, три эксперта, по пятнадцать минут у каждого. Приходите с вопросом из своего урока.',
  signUp: 'Запись до 23\u00a0ноября 2026\u00a0г., 18:00. Мест: 20.',
  links: [
    { channel: 'telegram', url: 'https://t.me/school_bot?start=s_Zk3vQ9pLm2XaB7cD' },
    { channel: 'vk', url: 'https://vk.me/club1?ref=s_Zk3vQ9pLm2XaB7cD' },
  ],
};

/** As large as a session of the municipality: a dozen tables. */
export const roundsPaperOf = (tables: number, guests: number, rounds: number): RoundsPaper => {
  const names = Array.from(
    { length: guests },
    (_, index) => `${people[index % people.length]?.split(' ')[0]} А. ${index + 1}`,
  );
  const experts = Array.from({ length: tables }, (_, index) => `${head.experts[index % 3]?.split(' ')[0]} О. П.`);
  const plan = planRounds({
    participants: names,
    experts: experts.map((_, index) => ({
      id: String(index),
      seats: Math.ceil(guests / tables) - (tables > 6 ? 1 : 0),
    })),
    rounds,
    met: [],
  });
  return {
    ...head,
    tables: experts,
    rounds: plan.map((round, at) => ({
      title: `${at + 1}\n15:${String(at * 7).padStart(2, '0')}`,
      seated: experts.map((_, index) =>
        round.filter(({ expert }) => expert === String(index)).map((one) => one.participant),
      ),
      free: names.filter((name) => round.every(({ participant }) => participant !== name)),
    })),
    slips: names.map((name) => ({
      name,
      stops: plan.map((round, at) => {
        const seat = round.find(({ participant }) => participant === name);
        const table = Number(seat?.expert ?? -1);
        return {
          round: `Раунд ${at + 1}, 15:${String(at * 7).padStart(2, '0')}`,
          where: seat ? `стол ${table + 1}, ${experts[table]}` : 'свободно',
        };
      }),
    })),
  };
};
