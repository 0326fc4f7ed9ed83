import type { BankPapers } from '#core/bank/papers.ts';
import type { CalendarPapers } from '#core/calendar/event.ts';
import type { ClosingPapers } from '#core/closing/papers.ts';
import type { ConsentPapers } from '#core/consents/papers.ts';
import type { JournalPapers } from '#core/journal/papers.ts';
import type { OrderPapers } from '#core/pairing/papers.ts';
import type { PetitionPapers } from '#core/petitions/papers.ts';
import type { PracticePapers } from '#core/practices/papers.ts';
import type { ProgrammePapers } from '#core/programmes/papers.ts';
import type { Papers } from '#core/roadmap/papers.ts';
import type { SessionPapers } from '#core/sessions/papers.ts';
import type { SurveyPapers } from '#core/survey/papers.ts';
import { bankDocx } from '#documents/out/bank-docx.ts';
import { bankXlsx } from '#documents/out/bank-xlsx.ts';
import { certificateDocx } from '#documents/out/certificate-docx.ts';
import { certificatePicture } from '#documents/out/certificate-picture.ts';
import { consentsDocx } from '#documents/out/consent-docx.ts';
import { ics } from '#documents/out/ics.ts';
import { orderDocx } from '#documents/out/order-docx.ts';
import { petitionDocx } from '#documents/out/petition-docx.ts';
import { practicesDocx } from '#documents/out/practices-docx.ts';
import { programmeDocx } from '#documents/out/programme-docx.ts';
import { roadmapReportDocx } from '#documents/out/roadmap-report-docx.ts';
import { roadmapReportXlsx } from '#documents/out/roadmap-report-xlsx.ts';
import { roundsDocx } from '#documents/out/rounds-docx.ts';
import { sessionListDocx, sessionReportDocx } from '#documents/out/session-docx.ts';
import { sessionPoster } from '#documents/out/session-poster.ts';
import { sessionReportXlsx } from '#documents/out/session-xlsx.ts';
import { sheetsXlsx } from '#documents/out/sheets-xlsx.ts';
import { siteDocx, siteTxt } from '#documents/out/site-docx.ts';
import { surveyPicture } from '#documents/out/survey-picture.ts';
import { surveyXlsx } from '#documents/out/survey-xlsx.ts';
import { tableDocx, tableXlsx } from '#documents/out/table-paper.ts';

export { peoplePapers } from '#documents/out/invitations.ts';

export const roadmapPapers: Papers = { docx: roadmapReportDocx, xlsx: roadmapReportXlsx };

export const surveyPapers: SurveyPapers = { picture: surveyPicture, xlsx: surveyXlsx, workbook: sheetsXlsx };
export const bankPapers: BankPapers = { docx: bankDocx, xlsx: bankXlsx };
export const pairPapers: ConsentPapers & OrderPapers = { consents: consentsDocx, order: orderDocx };
export const petitionPapers: PetitionPapers = { petition: petitionDocx };
export const practicePapers: PracticePapers = { practices: practicesDocx };
export const programmePapers: ProgrammePapers = { programme: programmeDocx };
export const calendarPapers: CalendarPapers = { ics };
export const sessionPapers: SessionPapers = {
  ...{ list: sessionListDocx, report: sessionReportDocx, reportSheet: sessionReportXlsx },
  ...{ poster: sessionPoster, rounds: roundsDocx },
};
export const journalPapers: JournalPapers = { docx: tableDocx, xlsx: tableXlsx };
export const closingPapers: ClosingPapers = {
  certificate: { docx: certificateDocx, png: certificatePicture },
  site: { docx: siteDocx, txt: siteTxt },
};
