import { type Instant, instant, isPast, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Option, Question } from './form.ts';
import type { Said } from './form-session.ts';
import { asText, meant, type Words } from './options.ts';
import { saidOn, showDay } from './questions.ts';
import { momentAt, readMoment, readSlot, slotCode } from './read-moment.ts';
import { shortMoment, showMoment } from './show-moment.ts';

/** Hours offered for a day that was named without one. */
const usualHours = [9, 12, 14, 15, 16, 17];

interface Understood {
  readonly at?: Instant;
  /** Of a day that was named alone. */
  readonly day?: PlainDate;
}

/** A day with its hour, ahead: one of the ready ones, or in words («завтра в 15:30»), in the zone it was said in. */
export function moment(question: Words, ready: readonly Instant[], zone: Said['zone']): Question<Instant> {
  const slot = (at: Instant): Option => ({ value: slotCode(at), label: [shortMoment(at, zone)] });
  const options = ready.map(slot);
  const understood = (said: Said): Understood => {
    const code = meant(options, said) ?? (said.code ? said.text : undefined);
    const at = code === undefined ? undefined : readSlot(code);
    if (code !== undefined) return at ? { at } : {};
    const { day, time } = readMoment(said.text, saidOn(said)) ?? {};
    return day && time ? { at: momentAt(day, time, said.zone) } : day ? { day } : {};
  };
  return {
    text: asText(question),
    options,
    optional: false,
    code: (said) => meant(options, said),
    show: (said) => {
      const { at } = understood(said);
      return [at ? showMoment(at, said.zone) : said.text];
    },
    read: (said) => {
      const { at, day } = understood(said);
      // The hour alone would be today's: the example says the day that was just named.
      if (day) return { complaint: `Назовите день и час вместе, например: ${showDay(day)} в 15:00.` };
      if (!at) return { complaint: 'Не получилось понять время. Напишите день и час, например: завтра в 15:30.' };
      return isPast(at, instant(said.at)) ? { complaint: 'Это время уже прошло. Назовите другое.' } : at;
    },
    offer: (said) => {
      const { day } = understood(said);
      if (!day) return [];
      const hours = usualHours.map((hour) => momentAt(day, new Temporal.PlainTime(hour), said.zone));
      return hours.filter((at) => !isPast(at, instant(said.at))).map(slot);
    },
  };
}
