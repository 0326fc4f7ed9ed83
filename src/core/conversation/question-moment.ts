import { type Instant, instant, isPast } from '#core/kernel/time.ts';
import type { Question } from './form.ts';
import type { Said } from './form-session.ts';
import { asText, meant, type Words } from './options.ts';
import { saidOn } from './questions.ts';
import { momentAt, readMoment, readSlot, slotCode } from './read-moment.ts';
import { shortMoment, showMoment } from './show-moment.ts';

/** A day with its hour, ahead: one of the ready ones, or in words («завтра в 15:30»), in the zone it was said in. */
export function moment(question: Words, ready: readonly Instant[], zone: Said['zone']): Question<Instant> {
  const options = ready.map((at) => ({ value: slotCode(at), label: [shortMoment(at, zone)] }));
  const understood = (said: Said): Instant | 'no-hour' | undefined => {
    const code = meant(options, said) ?? (said.code ? said.text : undefined);
    if (code !== undefined) return readSlot(code);
    const read = readMoment(said.text, saidOn(said));
    return read && (read.time ? momentAt(read.day, read.time, said.zone) : 'no-hour');
  };
  return {
    text: asText(question),
    options,
    optional: false,
    code: (said) => meant(options, said),
    show: (said) => {
      const at = understood(said);
      return [at === undefined || at === 'no-hour' ? said.text : showMoment(at, said.zone)];
    },
    read: (said) => {
      const at = understood(said);
      if (at === undefined)
        return { complaint: 'Не получилось понять время. Напишите день и час, например: завтра в 15:30.' };
      if (at === 'no-hour') return { complaint: 'Назовите и час, например: 12 марта в 15:00.' };
      return isPast(at, instant(said.at)) ? { complaint: 'Это время уже прошло. Назовите другое.' } : at;
    },
  };
}
