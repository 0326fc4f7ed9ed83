import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { fewest } from './box.ts';
import type { Campaign, Participant } from './campaign.ts';

/** Are answers taken on that day? Both ends are inclusive. */
export const takes = ({ status, opensOn, closesOn }: Campaign, day: PlainDate): boolean =>
  status === 'open' && !isBefore(day, opensOn) && !isBefore(closesOn, day);

/** Throws campaign-closed outside its days. */
export function mustTake(campaign: Campaign, day: PlainDate): void {
  if (!takes(campaign, day)) throw new Refusal(campaign.status === 'planned' ? 'not-found' : 'campaign-closed');
}

export interface Turnout {
  readonly asked: number;
  readonly answered: number;
  /** Sheets there are: of an anonymous campaign the papers of those who left since are still in the box. */
  readonly papers: number;
}

/** How many of how many. Needs the system's scope: others see only themselves among the participants. */
export const turnoutOf = async (tx: Tx, campaign: Campaign): Promise<Turnout> =>
  (await turnoutOfEach(tx, [campaign]))(campaign);

/** The same of many campaigns, asked for at once. */
export async function turnoutOfEach(tx: Tx, campaigns: readonly Campaign[]): Promise<(campaign: Campaign) => Turnout> {
  const ids = campaigns.map(({ id }) => id);
  const participants = rowsBy(await tx.participants.among('campaignId', ids), (one) => one.campaignId);
  const sealed = campaigns.filter(({ anonymous }) => anonymous).map(({ id }) => id);
  const papers = new Map((await tx.boxes.among('id', sealed)).map((box) => [box.id, box.papers.length]));
  return ({ id }) => counted(participants(id), papers.get(id));
}

/** Who withdrew consent is gone from the participants; an anonymous paper of theirs cannot be found, so they stay counted. */
export function counted(all: readonly Participant[], inBox?: number): Turnout {
  const answered = all.filter((one) => one.answered).length;
  const papers = inBox ?? answered;
  const left = Math.max(0, papers - answered);
  return { asked: all.length + left, answered: answered + left, papers };
}

/** May results be shown? Named ones at any time; anonymous ones at the end, and only where they hide whose a paper is. */
export const showsResults = ({ anonymous, status }: Campaign, { papers }: Pick<Turnout, 'papers'>): boolean =>
  !anonymous || (status === 'closed' && papers >= fewest);
