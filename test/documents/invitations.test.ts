import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { InvitationCard } from '#core/people/deps.ts';
import { peoplePapers } from '#documents/out/invitations.ts';
import { qrPath, qrPng } from '#documents/out/qr.ts';

const card: InvitationCard = {
  organisation: 'Школа № 5 <b>&"\'</b>',
  name: 'Ветрова Ирина Павловна',
  roles: 'куратор',
  code: 'ABCD-EFGH',
  links: [
    { channel: 'telegram', url: 'https://t.me/bot?start=AAAAAAAAAAAAAAAAAAAAAA' },
    { channel: 'vk', url: 'https://vk.me/club1?ref=AAAAAAAAAAAAAAAAAAAAAA' },
  ],
  until: '12 марта 2027 г., 15:30',
};

const pngSize = (png: Uint8Array): readonly number[] => {
  const view = Buffer.from(png);
  expect(view.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
};

describe('an invitation on paper and on a screen', () => {
  test('the picture has a QR code per messenger, and is only a code where no messenger is connected', () => {
    const [wide = 0] = pngSize(peoplePapers.picture(card));
    const [narrow = 0] = pngSize(peoplePapers.picture({ ...card, links: card.links.slice(0, 1) }));
    expect(wide).toBeGreaterThan(narrow);
    const [, low = 0] = pngSize(peoplePapers.picture({ ...card, links: [] }));
    expect(low).toBeLessThan(300);
  });

  test('a QR code has its three corners and a light margin of four', () => {
    const { path, side } = qrPath('https://t.me/bot?start=AAAAAAAAAAAAAAAAAAAAAA');
    expect(pngSize(qrPng('https://t.me/bot?start=AAAAAAAAAAAAAAAAAAAAAA', 4))).toEqual([4 * side, 4 * side]);
    for (const [x, y] of [
      [4, 4],
      [side - 5, 4],
      [4, side - 5],
    ])
      expect(path).toContain(`M${x} ${y}h1v1h-1z`);
    expect(path).not.toMatch(/M[0-3] /);
  });

  test('the sheet has a card per person, with the name, the code and the links, all of it as text', async () => {
    const sheet = await peoplePapers.sheet([card, { ...card, name: '=cmd|calc', code: 'WXYZ-2345' }, card]);
    const files = unzipSync(sheet);
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    for (const part of [
      'Ветрова Ирина Павловна',
      'ABCD-EFGH',
      'WXYZ-2345',
      '=cmd|calc',
      't.me/bot?start=',
      '&lt;b&gt;',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('<b>&');
    expect(text.match(/<w:tr>|<w:tr /g)).toHaveLength(2);
  });
});
