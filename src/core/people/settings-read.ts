import { fold } from '#core/kernel/fold.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { date, instant, type PlainDate, type Zone } from '#core/kernel/time.ts';
import type { Settings } from './organisation.ts';
import { numeric } from './periods.ts';

/** Time zones of Russia by the names people use. */
export const zones: Readonly<Record<Zone, string>> = {
  'Europe/Kaliningrad': 'Калининград (МСК−1)',
  'Europe/Moscow': 'Москва (МСК)',
  'Europe/Volgograd': 'Волгоград (МСК)',
  'Europe/Samara': 'Самара (МСК+1)',
  'Asia/Yekaterinburg': 'Екатеринбург (МСК+2)',
  'Asia/Omsk': 'Омск (МСК+3)',
  'Asia/Krasnoyarsk': 'Красноярск (МСК+4)',
  'Asia/Irkutsk': 'Иркутск (МСК+5)',
  'Asia/Yakutsk': 'Якутск (МСК+6)',
  'Asia/Vladivostok': 'Владивосток (МСК+7)',
  'Asia/Magadan': 'Магадан (МСК+8)',
  'Asia/Kamchatka': 'Камчатка (МСК+9)',
};

/** A zone by its IANA name, its city, or «МСК+2». */
export function readZone(words: string): Zone | undefined {
  const typed = words.trim();
  const named = Object.entries(zones).find(
    ([zone, label]) =>
      zone === typed ||
      fold(label).startsWith(`${fold(typed)} `) ||
      label.includes(`(${fold(typed).toUpperCase().replace('-', '−')})`),
  );
  if (named) return named[0];
  return /^[A-Za-z]+\/[A-Za-z_/+-]+$/.test(typed) && exists(typed) ? typed : undefined;
}

function exists(zone: Zone): boolean {
  try {
    instant('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** «9», «9:00», «09.00», «в 9 часов» → '09:00'. */
export function readTime(words: string): string | undefined {
  const match = /^(?:в )?(\d{1,2})(?:[:. -]?(\d{2}))?(?: ?ч(?:ас(?:ов|а)?)?\.?)?$/.exec(fold(words));
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : undefined;
}

/** «с 20:00 до 8:00», «20:00–08:00». */
export function readQuiet(words: string): Settings['quiet'] | undefined {
  const [first = '', second = '', ...rest] = fold(words)
    .replace(/^с /, '')
    .split(/ до | по |\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=\d)/);
  const [from, to] = [readTime(first), readTime(second)];
  return rest.length === 0 && from && to && from !== to ? { from, to } : undefined;
}

export const showQuiet = ({ from, to }: Settings['quiet']): string => `с ${from} до ${to}`;

/** «14, 7, 1»: days before the due date, at most five of them, from 1 to 60, largest first. */
export function readLeads(words: string): readonly number[] | undefined {
  const parts = words.split(/ и |[,; ]/).filter((part) => part.trim() !== '');
  const days = [...new Set(parts.map((part) => (/^\d{1,2}$/.test(part.trim()) ? Number(part) : 0)))].sort(
    (a, b) => b - a,
  );
  return days.length > 0 && days.length <= 5 && days.every((one) => one >= 1 && one <= 60) ? days : undefined;
}

/** «5», «5 дней»: working days, from 1 to 30. */
export function readAnswerDays(words: string): number | undefined {
  const days = Number(/^(\d{1,2})(?: (?:раб[а-я.]* )?д[а-я.]*)?$/.exec(fold(words))?.[1]);
  return days >= 1 && days <= 30 ? days : undefined;
}

/** «02.11.2026 рабочий, 03.11.2026 выходной». */
export function readOverrides(words: string, today: PlainDate): Settings['dayOverrides'] | undefined {
  const parts = words.split(/[,;\n]/).filter((part) => part.trim() !== '');
  const read = parts.map((part) => {
    const match = /^(.+?)\s*[-–—:]?\s*(раб|вых|нераб)[а-я]*(?: день)?$/.exec(fold(part));
    const day = match?.[1] && readDay(match[1], today);
    return match && day ? ([day.toString(), match[2] === 'раб' ? 'working' : 'off'] as const) : undefined;
  });
  const all = read.filter((one) => one !== undefined);
  return all.length === read.length && all.length <= 100 ? Object.fromEntries(all) : undefined;
}

export const showOverrides = (overrides: Settings['dayOverrides']): string =>
  Object.entries(overrides)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, kind]) => `${numeric(date(day))} ${kind === 'working' ? 'рабочий' : 'выходной'}`)
    .join(', ');
