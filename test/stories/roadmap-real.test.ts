import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBefore } from '#core/kernel/time.ts';
import { readRoadmapText } from '#core/roadmap/reading.ts';
import { isRefused } from '#core/roadmap/reading-result.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { roadmapChat } from '../support/roadmap-chat.ts';

const folder = new URL('../../../shared/roadmaps/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];

const shared: { database?: TestDatabase } = {};
beforeAll(async () => {
  if (files.length > 0) shared.database = await testDatabase();
});
afterAll(() => shared.database?.close());

describe.skipIf(files.length === 0).each(files.length === 0 ? ['is not here'] : files)(
  'the real roadmap %s',
  (file) => {
    test('asks about what is open, is approved, and every window becomes a duty once', async () => {
      if (!shared.database) throw new Error('not open');
      const reading = readRoadmapText(readFileSync(new URL(file, folder), 'utf8'), {});
      if (isRefused(reading)) throw new Error(reading.refused);
      const now = reading.plan?.from.toString() ?? '2026-09-01';
      const chat = await roadmapChat(shared.database, { now: `${now}T10:00:00+03:00` });
      const curator = await chat.member('Орлова', 'curator');
      const head = await chat.member('Соколов', 'head');
      await curator.isRead(reading);
      if (!reading.plan) {
        await curator.presses('Назвать период');
        await curator.says('2026/2027 учебный год');
      }
      const open = reading.stages.filter((one) => one.deadline.question !== undefined);
      if (open.length > 0) {
        await curator.presses(`Ответить на вопросы: ${open.length}`);
        for (const _ of open) await curator.presses('Без срока пока');
      }
      expect(curator.labels()).toContain('Отправить на утверждение');
      await curator.presses('Отправить на утверждение');
      head.opensNotice();
      await head.presses('Утвердить');
      if (!reading.order) {
        await head.says('1');
        await head.says('сегодня');
      }
      expect(head.text()).toContain('Дорожная карта утверждена');
      const duties = await chat.system((tx) => tx.occurrences.where({ organisationId: chat.organisation.id }));
      const windows = reading.stages.filter((one) => !one.deadline.question).flatMap((one) => one.deadline.windows);
      expect(duties.map((one) => one.due.toString()).sort()).toEqual(windows.map((one) => one.due.toString()).sort());
      expect(duties.every((one) => one.status === 'open' || isBefore(one.due, duties[0]?.due ?? one.due))).toBe(true);
      await curator.isRead(reading);
      if (!reading.plan) {
        await curator.presses('Назвать период');
        await curator.says('2026/2027 учебный год');
      }
      await curator.presses('Что изменилось');
      expect(curator.text()).toContain(
        `Добавлено: 0 · исчезло: 0 · другой срок: 0 · без изменений: ${reading.stages.length}`,
      );
    });
  },
);
