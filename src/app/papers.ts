import type { Papers } from '#core/roadmap/papers.ts';
import { roadmapReportDocx } from '#documents/out/roadmap-report-docx.ts';
import { roadmapReportXlsx } from '#documents/out/roadmap-report-xlsx.ts';

export { peoplePapers } from '#documents/out/invitations.ts';

export const roadmapPapers: Papers = { docx: roadmapReportDocx, xlsx: roadmapReportXlsx };
