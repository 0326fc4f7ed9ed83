import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { EndReason } from '#core/pairing/mentorship.ts';
import type { ClosingOffer } from './closing.ts';

type Person = Id<'person'>;
type Offer = Pick<ClosingOffer, 'reason' | 'grounds' | 'by' | 'agreed'>;

export interface Outcome {
  readonly reason: EndReason;
  readonly grounds?: string;
  readonly by: Person;
}

/** Where the closing of an approved programme stands. */
export interface Standing {
  /** Everybody in the pair or the group, each once. */
  readonly sides: readonly Person[];
  readonly mentors: readonly Person[];
  readonly offer?: Offer;
  readonly closed?: Outcome;
}

/** One press. `done`: the plan is done; `ask`: a wish of good cause; `yes` and `back`: about the offer; `fail`: the curator's word. */
export type Tap =
  | { readonly act: 'done' | 'yes' | 'back'; readonly by: Person; readonly curator: boolean }
  | { readonly act: 'ask'; readonly by: Person; readonly curator: false; readonly grounds: string }
  | { readonly act: 'fail'; readonly by: Person; readonly curator: true; readonly grounds: string };

/** What a press makes of it (П1 7.1). Throws stale where it is closed already or nobody asks that any more. */
export function tapped(standing: Standing, tap: Tap): Standing {
  if (standing.closed || !(tap.curator || standing.sides.includes(tap.by))) throw new Refusal('stale');
  switch (tap.act) {
    case 'done':
      if (tap.curator) return closed(standing, { reason: 'done', by: tap.by });
      if (standing.offer) return standing.offer.reason === 'done' ? agreed(standing, standing.offer, tap.by) : stale();
      return agreed(standing, { reason: 'done', by: tap.by, agreed: [] }, tap.by);
    case 'ask':
      if (standing.offer) return stale();
      return agreed(
        standing,
        { reason: sideOf(standing, tap.by), grounds: tap.grounds, by: tap.by, agreed: [] },
        tap.by,
      );
    case 'yes':
      if (!standing.offer) return stale();
      return tap.curator
        ? closed(standing, { ...told(standing.offer), by: tap.by })
        : agreed(standing, standing.offer, tap.by);
    case 'back': {
      const { offer, ...rest } = standing;
      return offer?.by === tap.by ? rest : stale();
    }
    case 'fail':
      return closed(standing, { reason: 'curator', grounds: tap.grounds, by: tap.by });
    default:
      return tap satisfies never;
  }
}

const stale = (): never => {
  throw new Refusal('stale');
};

/** In a reverse pair whoever stands on both sides speaks as a mentor. */
const sideOf = ({ mentors }: Standing, by: Person): 'mentor' | 'mentee' => (mentors.includes(by) ? 'mentor' : 'mentee');

const told = ({ reason, grounds }: Offer) => ({ reason, ...(grounds === undefined ? {} : { grounds }) });

/**
 * Somebody has left: where theirs was the only word still missing, it is closed by the word of those who stay; what they themselves
 * wished goes with them.
 */
export function judged(standing: Standing): Standing {
  const { offer, ...rest } = standing;
  if (!offer) return standing;
  const [by] = standing.sides.filter((one) => offer.agreed.includes(one));
  const after = by ? agreed(standing, offer, by) : standing;
  return after.closed || standing.sides.includes(offer.by) ? after : rest;
}

/** Closed once everybody says so: a wish of one has become a mutual one. */
function agreed(standing: Standing, offer: Offer, by: Person): Standing {
  const saying = [...new Set([...offer.agreed, by])];
  if (!standing.sides.every((one) => saying.includes(one))) return { ...standing, offer: { ...offer, agreed: saying } };
  const reason = offer.reason === 'done' ? 'done' : 'mutual';
  return closed(standing, { ...told(offer), reason, by });
}

const closed = ({ offer: _over, ...rest }: Standing, outcome: Outcome): Standing => ({ ...rest, closed: outcome });
