import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { templateOf } from '#core/survey/template-write.ts';
import {
  bankPapers,
  closingPapers,
  journalPapers,
  pairPapers,
  peoplePapers,
  petitionPapers as petitionDocx,
  practicePapers,
  programmePapers,
  roadmapPapers,
  sessionPapers,
  surveyPapers,
} from '../src/app/papers.ts';
import {
  bankTables,
  chart,
  consentPapers,
  invitations,
  orderPapers,
  practices,
  questionnaire,
  report,
} from './papers/invented.ts';
import { certificates, site } from './papers/invented-closing.ts';
import { journalTables } from './papers/invented-journal.ts';
import { petitionPapers } from './papers/invented-petition.ts';
import { programme } from './papers/invented-programme.ts';
import { roundsPaperOf, sessionList, sessionPosterPaper, sessionReport } from './papers/invented-session.ts';

// Writes every paper of the bot with invented data to build/papers; where LibreOffice is present, also as .pdf and .png.

const folder = fileURLToPath(new URL('../build/papers/', import.meta.url));
await mkdir(folder, { recursive: true });

const papers: Readonly<Record<string, Uint8Array>> = {
  'report.docx': await roadmapPapers.docx(report),
  'report.xlsx': await roadmapPapers.xlsx(report),
  'invitations.docx': await peoplePapers.sheet(invitations),
  'bank.docx': await bankPapers.docx(bankTables),
  'bank.xlsx': await bankPapers.xlsx(bankTables),
  'session-list.docx': await sessionPapers.list(sessionList),
  'session-report.docx': await sessionPapers.report(sessionReport),
  'session-report.xlsx': await sessionPapers.reportSheet(sessionReport),
  'session-poster.png': sessionPapers.poster(sessionPosterPaper),
  'rounds-small.docx': await sessionPapers.rounds(roundsPaperOf(3, 7, 3)),
  'rounds-large.docx': await sessionPapers.rounds(roundsPaperOf(12, 40, 8)),
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(journalTables).flatMap(([name, paper]) => [
        journalPapers.docx(paper).then((bytes) => [`${name}.docx`, bytes] as const),
        journalPapers.xlsx(paper).then((bytes) => [`${name}.xlsx`, bytes] as const),
      ]),
    ),
  ),
  'programme.docx': await programmePapers.programme(programme),
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(certificates).flatMap(([name, paper]) => [
        closingPapers.certificate.docx(paper).then((bytes) => [`certificate-${name}.docx`, bytes] as const),
        Promise.resolve([`certificate-${name}.png`, closingPapers.certificate.png(paper)] as const),
      ]),
    ),
  ),
  'site.docx': await closingPapers.site.docx(site),
  'site.txt': closingPapers.site.txt(site),
  'practices.docx': await practicePapers.practices(practices),
  'results.png': surveyPapers.picture(chart),
  'questionnaire.xlsx': await surveyPapers.workbook(templateOf(questionnaire)),
  ...Object.fromEntries(
    await Promise.all(
      petitionPapers.map(async (paper, at) => [`petition-${at + 1}.docx`, await petitionDocx.petition(paper)] as const),
    ),
  ),
  'consents.docx': await pairPapers.consents(consentPapers),
  ...Object.fromEntries(
    await Promise.all(
      orderPapers.map(async (paper) => [`order-${paper.purpose}.docx`, await pairPapers.order(paper)] as const),
    ),
  ),
};
for (const [name, bytes] of Object.entries(papers)) await writeFile(`${folder}${name}`, bytes);
console.log(`Written to build/papers: ${Object.keys(papers).length}`);

const missing = ['soffice', 'pdftoppm'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (missing.length > 0) console.log(`Not turned into .pdf and .png: no ${missing.join(', ')} here.`);
else
  for (const ending of ['docx', 'xlsx']) {
    const printed = Object.keys(papers).filter((name) => name.endsWith(ending));
    const pages = `${folder}${ending}/`;
    // All in one go: the program takes longer to start than to print.
    const files = printed.map((name) => `${folder}${name}`);
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', pages, ...files], { stdio: 'ignore' });
    for (const base of printed.map((name) => name.replace(/\.\w+$/, '')))
      execFileSync('pdftoppm', ['-r', '60', '-png', `${pages}${base}.pdf`, `${pages}${base}`]);
  }
