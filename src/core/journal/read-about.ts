import type { MeetingMode } from '#core/meetings/meeting.ts';
import { isBare, type Topic, topicIn } from './topics.ts';

export interface About {
  readonly topic?: Topic;
  /** What is said beyond the topic's own name. */
  readonly words?: string;
}

const met =
  'встретились|встречались|виделись|увиделись|собрались|собирались|созвонились|созванивались|разобрали|разбирали|разобрала?|разбирала?|обсудили|обсуждали|обсудила?|рассмотрели|рассматривали|поговорили|говорили|беседовали|побеседовали|занимались|позанимались|работали|поработали|консультировала?|консультировались|проконсультировала?|провели|провела?|проводили|проводила?|анализировали|проанализировали|посетила?|посетили|посещала?|посещали|изучали|изучили|составляли|составили|готовили|подготовили|проверяли|проверили|заполняли|заполнили|отрабатывали|смотрели|посмотрели|помогала?|помогли|показала?|показывала?|объясняла?|объяснила?';
const named = 'встреча|встречу|встречи|занятие|консультация|консультацию|беседа|беседу|посещение|созвон';
const between =
  'мы|я|у нас|с ним|с ней|с ними|вместе|наша?|снова|еще раз|тоже|потом|затем|на тему|по теме|тема(?: встречи)?|по вопрос(?:у|ам)|прошл[аи]|прошло|состоялась|была?|были|было|о том,? как|про|об|обо|о|и|по|над|с|в|во|на';

const verb = new RegExp(`(?<!\\p{L})(?:${met}|${named}|была? на|были на)(?!\\p{L})`, 'u');
/** What opens the sentence and says nothing of the topic. Verbs of doing («составили») stay where something follows them. */
const opening = new RegExp(`^(?:[\\s,.;:()–—-]+|(?:${met}|${named}|${between})(?!\\p{L}))+`, 'iu');

const closing = new RegExp(`(?<!\\p{L})(?:${met})[\\s,.;:]*$`, 'iu');

/** Does it tell of people having met? */
export const tellsOfMeeting = (sentence: string): boolean => verb.test(sentence.toLowerCase().replaceAll('ё', 'е'));

const notHeld =
  /(?<!\p{L})(?:завтра|послезавтра|встретимся|созвонимся|увидимся|перенес(?:ти|ем|ите|ли)|отмени(?:ть|те|ли|лась|лось)|не (?:было|состоял\p{L}+|встре\p{L}+|виделись|получил\p{L}+|смог\p{L}+|приш\p{L}+))(?!\p{L})/u;
const asking =
  /(?<!\p{L})(?:планиру(?:ю|ем)|предлага(?:ю|ем)|давай(?:те)?|буд(?:ем|ет|у)|можно|можем|могу|хочу|хотим|заболел\p{L}*|нужн[ао]|надо|помогите|подскажите|напишите|пришлите|напомните)(?!\p{L})/u;

/** It is of what is yet to be, of what was not, or a request: that stands before what was done, if that is told at all. */
export function isOfSomethingElse(sentence: string): boolean {
  const folded = sentence.toLowerCase().replaceAll('ё', 'е');
  if (notHeld.test(folded)) return true;
  const [asked, done] = [asking.exec(folded)?.index, verb.exec(folded)?.index];
  return asked !== undefined && (done === undefined || asked < done);
}

/** What it was about, from what is left of the sentence without its day, hour and length. */
export function aboutOf(left: string, mode: MeetingMode | undefined): About {
  const flat = left.replace(/\s*,[\s,]*/g, ', ').replace(/\s+/g, ' ');
  const skipped = opening.exec(flat.replaceAll('ё', 'е'))?.[0].length ?? 0;
  const words = flat
    .slice(skipped)
    .replace(/\s+([.,;])/g, '$1')
    .replace(closing, '')
    .replace(/^[\s,.;:–—-]+|[\s,.;:(–—-]+$/gu, '');
  const topic = topicIn(words) ?? topicIn(flat);
  const says = /\p{L}{2}/u.test(words) && !(topic && isBare(topic, words)) && !(mode === 'lesson' && isVisit(words));
  return { ...(topic ? { topic } : {}), ...(says ? { words } : {}) };
}

/** «Посетили урок» is how they met; «урок математики» says what it was about too. */
const isVisit = (words: string): boolean =>
  /^(?:(?:его|ее|её|открыт\p{L}+|моем|моём) )?урок(?:е|а|и|ах|ов)?$/iu.test(words);
