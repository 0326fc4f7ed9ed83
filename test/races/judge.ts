import type { Booking } from '#core/sessions/session.ts';

/** What a run came to. */
export interface Verdict {
  readonly seed: number;
  readonly seated: number;
  /** People with more than one place, or places with the same number in the line. */
  readonly doubles: number;
  /** Promises that were not kept, in words; empty where all were. */
  readonly broken: readonly string[];
  readonly presses: number;
  readonly seconds: number;
}

/** Ways to break a run after it, so that the judge is seen to notice. */
export const faults = ['oversold', 'twice', 'order', 'silent'] as const;
export type Fault = (typeof faults)[number];

/** A person at the end of a run: what the database holds of them, and the last thing their phone was told of the session. */
export interface End {
  readonly places: readonly Pick<Booking, 'status' | 'line'>[];
  readonly told: string;
}

const seatWords = 'Место за вами.';

/**
 * From the database and from what people were told: as many seats as there are, nobody twice, everybody who has a seat came
 * before everybody who waits, and exactly those who have a seat read so on their phones.
 */
export function judge(ends: readonly End[], seats: number): Pick<Verdict, 'seated' | 'doubles' | 'broken'> {
  const places = ends.flatMap((one) => one.places);
  const line = (status: Booking['status']) => places.filter((one) => one.status === status).map((one) => one.line);
  const [seated, waiting] = [line('seated'), line('waiting')];
  const numbers = new Set(places.map((one) => one.line));
  const doubles = ends.filter((one) => one.places.length > 1).length + places.length - numbers.size;
  const lied = ends.filter(
    (one) => one.told.includes(seatWords) !== one.places.some(({ status }) => status === 'seated'),
  );
  const broken = [
    ...(seated.length === Math.min(seats, seated.length + waiting.length)
      ? []
      : [`seats: ${seated.length} of ${seats}`]),
    ...(line('offered').length === 0 ? [] : ['seats: an offer was left over']),
    ...(doubles === 0 ? [] : [`doubles: ${doubles}`]),
    ...(Math.max(0, ...seated) < Math.min(...waiting, Number.POSITIVE_INFINITY)
      ? []
      : ['order: a later one has a seat']),
    ...(lied.length === 0 ? [] : [`told: ${lied.length} read something else than what is so`]),
  ];
  return { seated: seated.length, doubles, broken };
}

/** The same ends with a promise broken. */
export function spoilt(ends: readonly End[], fault: Fault): readonly End[] {
  const with_ = (status: Booking['status']) => ends.find((one) => one.places.some((place) => place.status === status));
  const [lucky, patient] = [with_('seated'), with_('waiting')];
  return ends.map((one) => {
    if (fault === 'oversold' && one === patient)
      return { told: `${seatWords}`, places: one.places.map((place) => ({ ...place, status: 'seated' as const })) };
    if (fault === 'twice' && one === lucky) return { ...one, places: [...one.places, ...one.places] };
    if (fault === 'order' && one === lucky)
      return { ...one, places: one.places.map((place) => ({ ...place, line: 1_000_000 })) };
    if (fault === 'silent' && one === lucky) return { ...one, told: '' };
    return one;
  });
}
