import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import type { CertificatePaper, SitePaper } from '#core/closing/papers.ts';
import { certificateDocx } from '#documents/out/certificate-docx.ts';
import { certificatePicture } from '#documents/out/certificate-picture.ts';
import { siteDocx, siteTxt } from '#documents/out/site-docx.ts';
import { countPixels } from '../../support/pixels.ts';

const read = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

/** As long as it gets: two lines of everything. */
const paper: CertificatePaper = {
  organisation: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5 посёлка Ясный»',
  ...{
    title: 'Сертификат',
    number: '№\u00a02/2026',
    about: 'о прохождении персонализированной программы наставничества',
  },
  person: 'Константинопольская-Преображенская Александра Вячеславовна',
  position: 'учитель русского языка и литературы, руководитель методического объединения учителей школы',
  facts: [
    { label: 'Срок', words: 'с 5 октября 2026 г. по 31 мая 2027 г.' },
    { label: 'Форма', words: 'педагог вуза, колледжа – молодой педагог, традиционное, дистанционное, краткосрочное' },
    {
      label: 'Направления',
      words: 'проведение урока, дисциплина на уроке, работа с родителями, документы, планирование',
    },
    { label: 'По журналу', words: 'встреч: 24, часы: 18 ч 40 мин' },
  ],
  ...{ signer: { position: 'Руководитель', name: 'Рябинин Олег Сергеевич' }, issuedOn: '31 мая 2027 г.' },
};

test('a certificate on paper: number, to whom, for what, in which days, who signs; nothing on it tells a man from a woman', async () => {
  const words = await read(await certificateDocx(paper));
  for (const part of [paper.organisation, 'СЕРТИФИКАТ', paper.number, paper.about, paper.person, paper.position])
    expect(words).toContain(part);
  for (const { label, words: said } of paper.facts) expect(words).toContain(`${label}: ${said}`);
  for (const part of [paper.signer.position, paper.signer.name, paper.issuedOn, 'М. П.']) expect(words).toContain(part);
  expect(words).not.toMatch(/прошёл|прошла|прошел|\(-?ла\)/);
});

test('the same as a picture: a frame, letters, and room to sign even where everything takes two lines', () => {
  const full = certificatePicture(paper);
  const bare = certificatePicture({ ...paper, facts: [], position: '' });
  const ink = (red: number, green: number, blue: number) => red < 90 && green < 110 && blue < 140;
  expect(countPixels(full, ink)).toBeGreaterThan(countPixels(bare, ink) + 5000);
  expect(countPixels(full, (red, green, blue) => red === 31 && green === 78 && blue === 121)).toBeGreaterThan(20_000);
});

test('nothing is left out of the picture, however long: the last letters of a name, a school or a list are drawn', () => {
  const long = 'слово и ещё слово '.repeat(12);
  const made = (organisation: string, position: string, words: string, signer: string) =>
    certificatePicture({
      ...{ ...paper, organisation: long + organisation, position: long + position },
      facts: [...paper.facts, { label: 'Направления', words: long + words }],
      signer: { position: 'Руководитель', name: `Константинопольский-Преображенский Александр ${signer}` },
    });
  const one = made('ИИИ', 'ИИИ', 'ИИИ', 'Олегович');
  for (const other of [
    made('ООО', 'ИИИ', 'ИИИ', 'Олегович'),
    made('ИИИ', 'ООО', 'ИИИ', 'Олегович'),
    made('ИИИ', 'ИИИ', 'ООО', 'Олегович'),
    made('ИИИ', 'ИИИ', 'ИИИ', 'Олегсвич'),
  ])
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
});

test('the text for the site is the same in Word and in Notepad', async () => {
  const site: SitePaper = {
    ...{ organisation: 'Школа № 5', title: 'Персонализированная программа наставничества: результаты' },
    sections: [
      { label: 'Цель', lines: ['Уверенные уроки'] },
      { label: 'Что сделано', lines: ['Открытый урок', 'Разбор урока'] },
    ],
  };
  const docx = await read(await siteDocx(site));
  const txt = Buffer.from(siteTxt(site)).toString('utf8');
  for (const words of [site.organisation, site.title, 'Цель', 'Уверенные уроки', '• Открытый урок', '• Разбор урока']) {
    expect(docx).toContain(words);
    expect(txt).toContain(words);
  }
  expect(txt.startsWith('\uFEFF')).toBe(true);
});
