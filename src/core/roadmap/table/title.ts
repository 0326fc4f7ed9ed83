import { flat } from './clean.ts';

const opening =
  /^[«"“]?(?:(?:примерн|типов|годов|единый|перспективн|календарн|индивидуальн|общ|школьн|муниципальн|сводн)\p{L}*\s+)*(?:дорожная\s+карта|план(?:-график)?(?!\p{L})|программа\s+мероприятий|график(?!\p{L})|комплекс\s+мер(?!\p{L}))/iu;
const approving = /^об?\s+утверждении\s+(?:дорожной\s+карты|плана|программы)/iu;
const sentence =
  /(?<!\p{L})(?:(?:разработан|направлен|составлен|утвержден|призван)[аоы]?|предусматривает|является|включает|определяет)(?!\p{L})/iu;
const otherwise =
  /^(?:цел[ьи](?!\p{L})|задач|ожидаем|срок|куратор|настоящ|основани|нормативн|утвержд|согласован|принят|рассмотрен|приказ|директор|заведующ|руководител|исполнител|раздел|блок|этап|\d+\.\s)/iu;

/** The name of the roadmap among the lines above its table; an empty line ends it. Empty when there is none. */
export function titleOf(lines: readonly string[]): string {
  const named = candidates(lines, opening);
  const chosen = named.at(-1) ?? candidates(lines, approving).at(-1) ?? lines.filter(isNaming).at(-1);
  return chosen ?? '';
}

const candidates = (lines: readonly string[], opens: RegExp): readonly string[] =>
  lines.flatMap((line, index) => (opens.test(line) && !isSentence(line) ? [from(lines, index)] : []));

const isSentence = (line: string): boolean => line.length > 400 || (sentence.test(line) && /\.$/u.test(line));

function from(lines: readonly string[], start: number): string {
  const taken: string[] = [];
  for (const [index, line] of lines.slice(start).entries()) {
    const after = lines[start + index + 1] ?? '';
    const bridge = line === '' && taken.join(' ').length <= 40 && /^[(«"]?\p{Ll}/u.test(after);
    if (bridge) continue;
    if (index > 0 && !continues(line, taken.join(' '))) break;
    taken.push(line);
  }
  return flat(taken.join(' '));
}

function continues(line: string, before: string): boolean {
  if (line === '' || line.length > 250 || before.length > 600 || otherwise.test(line) || isSentence(line)) return false;
  return !/[.]$/u.test(before) || /(?:г|гг|уч|обл|р)\.$/iu.test(before);
}

/** A short line that is no stamp: the last resort. */
const isNaming = (line: string): boolean =>
  line.length >= 8 && line.length <= 300 && !otherwise.test(line) && !/_{3}|\.$/u.test(line) && /\p{Ll}/u.test(line);
