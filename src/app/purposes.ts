import { receiveBank } from '#core/bank/import.ts';
import { button, screen } from '#core/conversation/screen.ts';
import type { UploadPurpose } from '#core/files/file.ts';
import { keep, type Purpose } from '#core/files/intake.ts';
import { unreadableSheet } from '#core/files/sheet.ts';
import { fileOf } from '#core/files/uploads.ts';
import { receiveSaid } from '#core/help/received.ts';
import { date } from '#core/kernel/time.ts';
import { receivePeople } from '#core/people/import-people.ts';
import { unreadableSentences } from '#core/roadmap/reading-refusals.ts';
import { isRefused } from '#core/roadmap/reading-result.ts';
import { receiveAndAsk } from '#core/roadmap/receive.ts';
import { receiveQuestionnaire } from '#core/survey/own-file.ts';
import { readPeopleFile, readRoadmapFile, readSheetFile } from '#documents/in/read-file.ts';
import { russianCalendar } from '../calendar/russia.ts';
import { secrets } from '../secrets.ts';

/** What each kind of file sent to the bot becomes: hostile bytes are read in a child process, outside any transaction. */
export const purposes: Readonly<Record<UploadPurpose, Purpose>> = {
  roadmap: {
    prepare: async (bytes, name, { settings }) => {
      const terms = settings.terms.map(({ from, to }) => ({ from: date(from), to: date(to) }));
      const reading = await readRoadmapFile(bytes, name, terms.length > 0 ? { terms } : {});
      return (ctx, upload) => receiveAndAsk(ctx, secrets, upload, reading);
    },
  },
  people: {
    prepare: async (bytes, name) => {
      const rows = await readPeopleFile(bytes, name);
      return async (ctx, upload) =>
        'refused' in rows && isRefused(rows)
          ? screen(unreadableSentences[rows.refused], [button('Прислать другой файл', 'p.file')])
          : receivePeople(ctx, upload, rows);
    },
  },
  bank: {
    prepare: async (bytes, name) => {
      const sheets = await readSheetFile(bytes, name);
      return async (ctx, upload) =>
        'refused' in sheets
          ? screen(unreadableSheet(sheets.refused), [button('Прислать другой файл', 'bank.file')])
          : receiveBank(ctx, upload, sheets);
    },
  },
  questionnaire: {
    prepare: async (bytes, name) => {
      const sheets = await readSheetFile(bytes, name);
      return (ctx, upload) => receiveQuestionnaire(ctx, upload, sheets);
    },
  },
  help: receiveSaid(russianCalendar()),
  result: keep((upload) => fileOf(upload.id)),
};
