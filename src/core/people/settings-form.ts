import { guided } from '#core/conversation/context.ts';
import { type AnswersOf, form, type Question } from '#core/conversation/form.ts';
import { choice, optional, saidOn, words } from '#core/conversation/questions.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { date, type PlainDate } from '#core/kernel/time.ts';
import { answerDays } from '#core/petitions/term.ts';
import type { IsoPeriod, NamesMode, Settings } from './organisation.ts';
import { type Days, readPeriods, showPeriod } from './periods.ts';
import { organisers } from './roles.ts';
import { readWaits, showWaits, usualHelp } from './settings-help.ts';
import {
  readAnswerDays,
  readLeads,
  readOverrides,
  readQuiet,
  readTime,
  readZone,
  showOverrides,
  showQuiet,
  zones,
} from './settings-read.ts';
import { settingsScreen } from './settings-screen.ts';

const names: Readonly<Record<NamesMode, string>> = { full: 'Полностью', initials: 'Инициалы', none: 'Без имён' };

/** A question whose answer a reading function understands; what it does not is complained about with an example. */
const read = <V>(
  question: string,
  reader: (text: string, today: PlainDate) => V | undefined,
  rest: {
    readonly complaint: string;
    readonly show?: (value: V) => string;
    readonly options?: Readonly<Record<string, string>>;
  },
): Question<V> => ({
  text: [question],
  options: Object.entries(rest.options ?? {}).map(([value, label]) => ({ value, label: [label] })),
  optional: false,
  show: (said) => {
    const value = reader(said.text, saidOn(said));
    return [value === undefined ? said.text : (rest.show?.(value) ?? said.text)];
  },
  read: (said) => reader(said.text, saidOn(said)) ?? { complaint: rest.complaint },
});

const periods = (question: string): Question<readonly Days[] | undefined> =>
  optional(
    read(question, readPeriods, {
      complaint: 'Нужны дни по порядку, через запятую. Например: 01.09.2026–25.10.2026, 05.11.2026–27.12.2026.',
      show: (all) => all.map(showPeriod).join(', '),
    }),
  );

/** The quiet hours do not count. */
const waits = (urgency: string) =>
  read(`Помощь нужна ${urgency}: сколько ждать ответа наставника, банка школы и остальных?`, readWaits, {
    complaint: 'Напишите три срока через запятую, например: 30 мин, 1 ч, 2 ч.',
    show: showWaits,
  });

/** When the bot speaks. */
const timeQuestions = () =>
  form('settings', 'Настройки')
    .ask(
      'zone',
      read('Часовой пояс школы? По нему считаются дни и тихие часы.', readZone, {
        complaint: 'Выберите пояс кнопкой или напишите город, например: Омск.',
        show: (zone) => zones[zone] ?? zone,
        options: zones,
      }),
    )
    .ask(
      'quiet',
      read('Тихие часы? В это время и в нерабочие дни приходят только ответы на ваши действия.', readQuiet, {
        complaint: 'Напишите два времени, например: с 20:00 до 8:00.',
        show: showQuiet,
      }),
    )
    .ask('week', choice('Рабочая неделя?', { 5: 'Пятидневная', 6: 'Шестидневная' }))
    .ask(
      'remindAt',
      read('Во сколько присылать напоминания дня?', readTime, { complaint: 'Напишите время, например: 9:00.' }),
    )
    .ask(
      'leads',
      read('За сколько дней до срока напоминать?', readLeads, {
        complaint: 'Напишите от одного до пяти чисел от 1 до 60 через запятую, например: 14, 7, 1.',
        show: (days) => days.join(', '),
      }),
    );

/** What it says about whom, and the school's own calendar. */
const settingsQuestions = (inTown: boolean) =>
  timeQuestions()
    .ask('telegram', choice('Имена людей в Telegram?', names))
    .ask('vk', choice('Имена людей в VK?', names))
    .ask('terms', periods('Учебные периоды (четверти или триместры)? По ним читаются сроки вида «в первом полугодии».'))
    .ask('holidays', periods('Каникулы и другие нерабочие дни школы? В эти дни напоминаний нет.'))
    .ask(
      'overrides',
      optional(
        read('Отдельные дни: рабочие и выходные по решению школы?', readOverrides, {
          complaint: 'Напишите так: 02.11.2026 рабочий, 03.11.2026 выходной.',
          show: showOverrides,
        }),
      ),
    )
    .ask('address', optional(words('Адрес организации? Он стоит в тексте согласия.', { max: 300 })))
    .ask('place', optional(words('Где подписываются приказы? Например: посёлок Ясный.', { max: 100 })))
    .ask('helpToday', waits('сегодня'))
    .ask('helpDays', waits('в ближайшие дни'))
    .ask('helpWeek', waits('в течение недели'))
    .ask(
      'helpTown',
      choice('Спрашивать о помощи наставников других школ? Имя и школа им не видны, пока просьбу не взяли.', {
        off: 'Нет',
        on: 'Да',
      }),
    )
    .askIf(
      () => inTown,
      'lends',
      choice(
        'Отдавать наставников другим школам муниципалитета? Только тех, кто согласен, и с вашего «Да» на каждого.',
        {
          off: 'Нет',
          on: 'Да',
        },
      ),
    )
    .askIf(
      () => inTown,
      'seeks',
      choice('Искать наставников в других школах? Имена остаются в школе, пока стороны не согласятся.', {
        off: 'Нет',
        on: 'Да',
      }),
    )
    .ask('pupils', choice('Пары с учениками? Нужно согласие родителя на бумаге.', { off: 'Выключены', on: 'Включены' }))
    .ask(
      'petitionDays',
      read('За сколько рабочих дней отвечать на обращения?', readAnswerDays, {
        complaint: 'Напишите число от 1 до 30, например: 5.',
        show: String,
      }),
    );

type Answers = AnswersOf<ReturnType<typeof settingsQuestions>>;

/** Every setting of the organisation, with what it is now; only what is changed needs an answer. */
export const settingsForm = guided<Answers>('settings', organisers, async (ctx) => ({
  form: settingsQuestions(ctx.me.organisation.settings.municipality !== undefined),
  prefill: inWords(ctx.me.organisation.settings),
  send: async (inside, answers): Promise<Screen> => {
    const organisation = await inside.tx.organisations.lock(inside.me.organisation.id);
    const { municipality, weights } = organisation.settings;
    const elsewhere = { ...(municipality ? { municipality } : {}), ...(weights ? { weights } : {}) };
    const settings = { ...settingsOf(answers), ...elsewhere };
    const changed = { ...organisation, settings };
    await inside.tx.organisations.put(changed);
    return settingsScreen({ ...inside, me: { ...inside.me, organisation: changed } }, 'Настройки сохранены.');
  },
}));

/** As a person would type them; empty where nothing is set. */
const inWords = (settings: Settings): Readonly<Record<keyof Answers & string, string>> => ({
  zone: settings.zone,
  quiet: showQuiet(settings.quiet),
  week: String(settings.workWeek),
  remindAt: settings.remindAt,
  leads: settings.leads.join(', '),
  telegram: settings.names.telegram,
  vk: settings.names.vk,
  terms: settings.terms.map(typed).join(', '),
  holidays: settings.holidays.map(typed).join(', '),
  overrides: showOverrides(settings.dayOverrides),
  address: settings.address ?? '',
  place: settings.place ?? '',
  helpToday: showWaits((settings.help ?? usualHelp).waits.today),
  helpDays: showWaits((settings.help ?? usualHelp).waits.days),
  helpWeek: showWaits((settings.help ?? usualHelp).waits.week),
  helpTown: settings.help?.municipality ? 'on' : 'off',
  lends: settings.exchange?.lends ? 'on' : 'off',
  seeks: settings.exchange?.seeks ? 'on' : 'off',
  pupils: settings.pupils ? 'on' : 'off',
  petitionDays: String(answerDays(settings)),
});

const settingsOf = (answers: Answers): Settings => ({
  zone: answers.zone,
  quiet: answers.quiet,
  workWeek: answers.week === '6' ? 6 : 5,
  remindAt: answers.remindAt,
  leads: answers.leads,
  names: { telegram: answers.telegram, vk: answers.vk },
  terms: (answers.terms ?? []).map(iso),
  holidays: (answers.holidays ?? []).map(iso),
  dayOverrides: answers.overrides ?? {},
  help: {
    waits: { today: answers.helpToday, days: answers.helpDays, week: answers.helpWeek },
    municipality: answers.helpTown === 'on',
  },
  ...(answers.address ? { address: answers.address } : {}),
  ...(answers.place ? { place: answers.place } : {}),
  ...(answers.lends === 'on' || answers.seeks === 'on'
    ? { exchange: { lends: answers.lends === 'on', seeks: answers.seeks === 'on' } }
    : {}),
  ...(answers.pupils === 'on' ? { pupils: true } : {}),
  petitionDays: answers.petitionDays,
});

const iso = ({ from, to }: Days): IsoPeriod => ({ from: from.toString(), to: to.toString() });
const typed = ({ from, to }: IsoPeriod): string => showPeriod({ from: date(from), to: date(to) });
