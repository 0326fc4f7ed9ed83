import { cut } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import type { Instant, Zone } from '#core/kernel/time.ts';
import type { Session } from './session.ts';
import { essence, themeOf, when } from './words.ts';

/** What a session says to people by itself. Each is a function of the session and the zone of whoever reads it. */
type Letter = (session: Session, zone: Zone) => Screen;

const open = (session: Session) => button('Открыть', 'ses.card', session.id);
const calendar = (session: Session) => button('В календарь', 'ses.ics', session.id);
const cancel = (session: Session) => button('Отменить запись', 'ses.leave', session.id);

/** One button that takes the seat. */
export const announcement =
  (experts: readonly Id<'person'>[]): Letter =>
  (session, zone) =>
    screen(
      lines(
        'Встреча с экспертом',
        essence(session, experts, zone),
        ...(session.about ? ['', cut(session.about, 1500)] : []),
        '',
        `Мест: ${session.seats} · запись до: ${showMoment(session.signUpUntil, zone)}`,
      ),
      [button('Записаться', 'ses.book', session.id)],
    );

export const youLead: Letter = (session, zone) =>
  screen(lines('Вы ведёте встречу', essence(session, [], zone), `Мест: ${session.seats}`), [
    open(session),
    calendar(session),
  ]);

export const offerScreen =
  (until: Instant): Letter =>
  (session, zone) =>
    screen(
      lines(
        'Освободилось место на встречу с экспертом',
        essence(session, [], zone),
        '',
        `Место держится за вами до: ${showMoment(until, zone)}`,
      ),
      [button('Занять место', 'ses.take', session.id), button('Отказаться', 'ses.leave', session.id)],
    );

export const lapsedScreen: Letter = (session) =>
  screen(
    lines(
      `Время ответа вышло, место предложено следующему: ${themeOf(session)}`,
      'Если встреча ещё нужна, запишитесь снова: вы встанете в конец очереди.',
    ),
    [button('Записаться', 'ses.book', session.id)],
  );

export const reminder: Letter = (session, zone) =>
  screen(lines('Скоро встреча с экспертом', essence(session, [], zone)), [calendar(session), cancel(session)]);

export const leaderReminder: Letter = (session, zone) =>
  screen(lines('Скоро встреча, которую вы ведёте', essence(session, [], zone)), [
    button('Кто записан', 'ses.people', session.id, '0'),
  ]);

export const moved: Letter = (session, zone) =>
  screen(lines('Встреча с экспертом изменилась', essence(session, [], zone)), [calendar(session), cancel(session)]);

export const movedForLeader: Letter = (session, zone) =>
  screen(lines('Встреча, которую вы ведёте, изменилась', essence(session, [], zone)), [
    calendar(session),
    open(session),
  ]);

export const cancelled: Letter = (session, zone) =>
  screen(lines(`Встреча отменена: ${themeOf(session)}`, `Была назначена на: ${when(session, zone)}`), [
    button('Убрать из календаря', 'ses.ics', session.id),
    button('Другие встречи', 'ses', '0'),
  ]);

export const markRequest: Letter = (session) =>
  screen(lines(`Встреча прошла: ${themeOf(session)}`, 'Отметьте, кого не было. Остальные считаются пришедшими.'), [
    button('Отметить', 'ses.mark', session.id, '0'),
  ]);
