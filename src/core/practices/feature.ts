import type { Feature } from '#core/conversation/context.ts';
import { approveActions, returnGuided } from './approve.ts';
import { practiceDuties } from './duties.ts';
import { exportActions } from './export.ts';
import { findGuided, libraryActions } from './library.ts';
import type { PracticePapers } from './papers.ts';
import { shareActions, shareGuided } from './share.ts';
import { practiceGuided, writeActions } from './write.ts';

/** What helped once, for the next one who asks: cards of two and two sentences, without names (4.4.5). */
export const practicesFeature = ({ papers }: { readonly papers: PracticePapers }): Feature => ({
  actions: [...libraryActions, ...writeActions, ...shareActions, ...approveActions, ...exportActions(papers)],
  menu: [{ label: 'Практики', who: 'anyone', action: 'practices' }],
  forms: [findGuided, practiceGuided, shareGuided, returnGuided],
  duties: practiceDuties,
});
