import type { Option, Question } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import { meant } from '#core/conversation/options.ts';
import { time } from '#core/conversation/question-time.ts';
import { saidOn, showDay } from '#core/conversation/questions.ts';
import { momentAt, readMoment, readSlot, slotCode } from '#core/conversation/read-moment.ts';
import { shortMoment, showMoment } from '#core/conversation/show-moment.ts';
import type { Instant, PlainDate, Temporal, Zone } from '#core/kernel/time.ts';

/** What «Когда?» is answered with: an hour, a day whose hour is asked next, or a way to something longer. */
export type When =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'day'; readonly day: PlainDate }
  | { readonly kind: 'more' | 'series' };

interface Ground {
  readonly slots: readonly Instant[];
  readonly zone: Zone;
  readonly whyNot: (at: Instant) => string | undefined;
  readonly closedOn: (day: PlainDate) => string | undefined;
}

const unread = 'Не получилось понять время. Напишите день и час, например: завтра в 15:30.';
const slotOptions = ({ slots, zone }: Ground): readonly Option[] =>
  slots.map((at) => ({ value: slotCode(at), label: [shortMoment(at, zone)] }));

/** One of the ready hours, or any other in words; `others` are the ways to several at once and to a schedule. */
export function whenQuestion(
  ground: Ground,
  others: Readonly<Partial<Record<'more' | 'series', string>>>,
): Question<When> {
  const ways = Object.entries(others).map(([value, label]): Option => ({ value, label: [label] }));
  const options = [...slotOptions(ground), ...ways];
  const understood = (said: Said): When | undefined => {
    const value = said.code ? said.text : meant(options, said);
    if (value === 'more' || value === 'series') return { kind: value };
    const slot = value === undefined ? undefined : readSlot(value);
    return slot ? { kind: 'at', at: slot } : said.code ? undefined : typed(said);
  };
  return {
    text: ['Когда? Нажмите время или напишите своё: «завтра в 15:30», «12 марта 15:00».'],
    options,
    optional: false,
    code: (said) => meant(options, said),
    show: (said) => [shown(understood(said), ground, said)],
    read: (said) => {
      const when = understood(said);
      if (when === undefined) return { complaint: unread };
      const complaint =
        when.kind === 'at' ? ground.whyNot(when.at) : when.kind === 'day' ? ground.closedOn(when.day) : undefined;
      return complaint ? { complaint } : when;
    },
  };
}

function typed(said: Said): When | undefined {
  const read = readMoment(said.text, saidOn(said));
  if (!read) return undefined;
  return read.time ? { kind: 'at', at: momentAt(read.day, read.time, said.zone) } : { kind: 'day', day: read.day };
}

function shown(when: When | undefined, { zone }: Ground, said: Said): string {
  if (when?.kind === 'at') return showMoment(when.at, zone);
  if (when?.kind === 'day') return showDay(when.day);
  return when ? { more: 'несколько вариантов', series: 'по расписанию' }[when.kind] : said.text;
}

/** «Во сколько?», where the day was named alone. */
export function hourQuestion(hours: readonly Temporal.PlainTime[]): Question<Temporal.PlainTime> {
  const options = hours.map((hour): Option => {
    const value = hour.toString({ smallestUnit: 'minute' });
    return { value, label: [value] };
  });
  const known = (said: Said) => options.find((one) => one.value === said.text.trim())?.value;
  return { ...time('Во сколько? Например: 15:30.'), options, code: known };
}

/** Several hours of which the other side picks one: ticked, or typed with «или» or «;» between. */
export function slotsQuestion(ground: Ground): Question<readonly Instant[]> {
  const options = slotOptions(ground);
  const understood = (said: Said): readonly Instant[] => {
    if (said.code) return said.text.split(',').flatMap((code) => readSlot(code) ?? []);
    const pieces = said.text.split(/[;\n]| или /).filter((piece) => piece.trim() !== '');
    const read = pieces.map((text) => typed({ ...said, text }));
    return read.every((one) => one?.kind === 'at') ? read.flatMap((one) => (one?.kind === 'at' ? [one.at] : [])) : [];
  };
  return {
    text: ['Какие варианты предложить? Отметьте или напишите через «или»: «завтра в 15:30 или в пятницу в 16:00».'],
    options,
    several: true,
    optional: false,
    code: (said) => understood(said).map(slotCode).join(',') || undefined,
    show: (said) => [
      understood(said)
        .map((at) => showMoment(at, ground.zone))
        .join('; ') || said.text,
    ],
    read: (said) => {
      const slots = understood(said);
      if (slots.length === 0) return { complaint: unread };
      if (slots.length > mostSlots) return { complaint: `Не больше ${mostSlots} вариантов, иначе выбирать трудно.` };
      const complaint = slots.map(ground.whyNot).find((one) => one !== undefined);
      return complaint ? { complaint } : slots;
    },
  };
}

const mostSlots = 6;
