import type { Action, GuidedForm } from '#core/conversation/context.ts';
import { cardActions } from './own-card.ts';
import { fileActions, questionnaireFileForm } from './own-file.ts';
import { makingActions, makingForms } from './own-forms.ts';
import { itemFormActions, itemForms } from './own-item-forms.ts';
import { itemActions } from './own-items.ts';
import { listActions } from './own-list.ts';
import { previewActions } from './own-preview.ts';
import type { Workbook } from './template-write.ts';

/** Questionnaires: looked at, copied, made in the chat and from a table, published, handed over. */
export const questionnaireActions = (workbook: Workbook): readonly Action[] => [
  ...listActions,
  ...cardActions,
  ...previewActions,
  ...makingActions,
  ...itemActions,
  ...itemFormActions,
  ...fileActions(workbook),
];

export const questionnaireForms: readonly GuidedForm[] = [...makingForms, ...itemForms, questionnaireFileForm];
