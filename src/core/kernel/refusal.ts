/** A rule of the programme that says no. It becomes a sentence in core/conversation/refusals.ts, so each code has one. */
export type RefusalCode =
  | 'not-found'
  | 'not-yours'
  | 'no-consent'
  | 'stale'
  | 'form-sent'
  | 'form-dropped'
  | 'form-gone'
  | 'already-closed'
  | 'not-open'
  | 'roadmap-not-draft'
  | 'roadmap-unanswered'
  | 'not-approved'
  | 'invitation-unusable'
  | 'too-many-attempts'
  | 'already-bound'
  | 'account-taken'
  | 'known-elsewhere'
  | 'names-not-allowed'
  | 'date-in-the-past'
  | 'date-outside-plan'
  | 'last-curator'
  | 'file-too-large'
  | 'questionnaire-published'
  | 'questionnaire-full'
  | 'questionnaire-faulty'
  | 'question-order'
  | 'pair-not-agreed'
  | 'consents-missing'
  | 'order-too-early'
  | 'term-over'
  | 'term-too-long'
  | 'pupils-off'
  | 'guardian-missing'
  | 'no-answer-without-paper'
  | 'own-municipality'
  | 'campaign-closed'
  | 'campaign-ended'
  | 'campaign-answered'
  | 'campaign-too-small'
  | 'campaign-reminded'
  | 'campaign-nobody'
  | 'campaign-sealed'
  | 'meeting-hour'
  | 'log-outside-order'
  | 'session-in-the-past'
  | 'session-closed-circle'
  | 'expert-busy'
  | 'seats-taken'
  | 'nothing-to-change'
  | 'programme-open'
  | 'certificate-refused';

export class Refusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}
