import type { Feature } from '#core/conversation/context.ts';
import { aboutActions, aboutForm } from './about.ts';
import { adaptationActions, adaptationForm, adaptationWordsForm } from './adaptation.ts';
import { confirmActions, fixForm } from './confirm.ts';
import { journalDuties } from './duties.ts';
import { hoursActions } from './hours-screens.ts';
import { journalActions } from './journal.ts';
import { type JournalDeps, journalPaperActions } from './journal-paper.ts';
import { whyNotActions } from './not-held.ts';
import { noteActions, noteForm } from './note.ts';
import { partActions, partForm } from './part.ts';
import { saidActions, takeSentence } from './said.ts';
import { newForm, saidForm } from './said-form.ts';
import { topicActions, topicForm } from './topic-form.ts';

/** What was done at meetings: written down in two taps or one sentence, confirmed by the other side, kept as a journal. */
export const journalFeature = (deps: JournalDeps): Feature => ({
  actions: [
    ...[
      ...topicActions,
      ...saidActions,
      ...confirmActions,
      ...partActions,
      ...aboutActions,
      ...whyNotActions,
      ...noteActions,
    ],
    ...[...journalActions, ...journalPaperActions(deps), ...hoursActions(deps), ...adaptationActions],
  ],
  menu: [
    { label: 'Записать встречу', who: ['mentor', 'mentee'], action: 'j.new' },
    { label: 'Журнал', who: ['mentor', 'mentee', 'curator', 'head'], action: 'j' },
  ],
  forms: [topicForm, newForm, saidForm, fixForm, partForm, aboutForm, noteForm, adaptationForm, adaptationWordsForm],
  duties: journalDuties,
  interrupts: takeSentence,
});
