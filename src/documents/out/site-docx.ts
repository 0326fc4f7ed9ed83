import type { SitePaper } from '#core/closing/papers.ts';
import { line, page } from './page.ts';
import { printable } from './printable.ts';

/** What the site's editor copies from: headings and plain lines. */
export const siteDocx = (paper: SitePaper): Promise<Uint8Array> =>
  page(paper.title, [
    [
      line(paper.organisation, { align: 'center', after: 0 }),
      line(paper.title, { bold: true, align: 'center', before: 120, after: 200 }),
      ...paper.sections.flatMap(({ label, lines }) => [
        line(label, { bold: true, before: 160, after: 60, withNext: true }),
        ...(lines.length === 1 ? lines : lines.map((one) => `• ${one}`)).map((one) => line(one)),
      ]),
    ],
  ]);

/** The same as plain text, in UTF-8 with the mark that Notepad knows it by. */
export const siteTxt = ({ organisation, title, sections }: SitePaper): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${[
      organisation,
      title,
      ...sections.flatMap(({ label, lines }) => [
        '',
        label,
        ...(lines.length === 1 ? lines : lines.map((one) => `• ${one}`)),
      ]),
      '',
    ]
      .map(printable)
      .join('\r\n')}`,
  );
