import { attribute, childOf, type Element } from './xml.ts';

/** The words of a paragraph or of any part of one, line breaks kept, hidden text left out. */
export function wordsOf(element: Element): string {
  switch (element.name) {
    case 't':
      return element.text;
    case 'tab':
    case 'ptab':
      return ' ';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'del':
    case 'moveFrom':
    case 'rPr':
    case 'pPr':
    case 'softHyphen':
      return '';
    case 'AlternateContent':
      return wordsIn(element.children.slice(0, 1));
    case 'txbxContent':
      return `\n${element.children.map(wordsOf).join('\n')}\n`;
    case 'r':
      return isOn(childOf(childOf(element, 'rPr'), 'vanish')) ? '' : wordsIn(element.children);
    default:
      return wordsIn(element.children);
  }
}

const wordsIn = (elements: readonly Element[]): string => elements.map(wordsOf).join('');

/** All words in it are bold. */
export function isBold(element: Element): boolean {
  const runs = runsIn(element).filter((run) => wordsIn(run.children).trim() !== '');
  return runs.length > 0 && runs.every((run) => isOn(childOf(childOf(run, 'rPr'), 'b')));
}

const runsIn = (element: Element): readonly Element[] =>
  element.children.flatMap((child) =>
    child.name === 'r' ? [child] : child.name === 'tbl' || child.name === 'del' ? [] : runsIn(child),
  );

const isOn = (property: Element | undefined): boolean =>
  property !== undefined && !['0', 'false', 'off', 'none'].includes(attribute(property, 'val') ?? 'true');
