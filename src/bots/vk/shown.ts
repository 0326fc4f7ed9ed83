import { Keyboard, type KeyboardBuilder } from 'vk-io';
import { bytesIn, cutUnits } from '#bots/limits/cut.ts';
import { splitForMenu } from '#bots/limits/split-menu.ts';
import { cut } from '#core/conversation/fit.ts';
import type { Button, Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { render } from '#core/kernel/text.ts';

const mostText = 4096;
const mostLabel = 40;
const mostActionBytes = 64;
const mostColumns = 5;
const inlineLimit = { rows: 6, buttons: 10 };
const menuLimit = { rows: 10, buttons: 40 };

export interface Letter {
  readonly text: string;
  /** JSON, as VK takes it. */
  readonly keyboard?: string;
}

export interface Shown extends Letter {
  /** Goes before: the paragraph that brings the ordinary keyboard where the answers need the message's own. */
  readonly head?: Letter;
  /** Nothing but text and answers, so an edit can show it. */
  readonly editable: boolean;
  readonly answers: boolean;
}

type Name = (person: Id<'person'>) => string;

/** A screen as messages of VK. Throws RangeError where the screen breaks a limit: our own bug. */
export function shown(screen: Screen, name: Name): Shown {
  const text = cut(withoutMentions(render(screen.text, name)), mostText);
  const inline = inlineKeyboard(screen.rows, name);
  const answers = inline !== undefined;
  if (screen.menu === undefined) return { text, ...(inline ? { keyboard: inline } : {}), editable: true, answers };
  const menu = ordinaryKeyboard(screen.menu);
  if (inline === undefined) return { text, keyboard: menu, editable: false, answers };
  const parts = splitForMenu(text);
  if (parts === undefined) return { text, keyboard: inline, editable: false, answers };
  return { text: parts.body, keyboard: inline, head: { text: parts.head, keyboard: menu }, editable: false, answers };
}

/** VK turns [id1|words] into a link to a person; a word joiner keeps it the text it was. */
const withoutMentions = (text: string): string => text.replace(/\[(?=(?:id|club|public|event)\d+\|)/gi, '[\u2060');

function inlineKeyboard(rows: Screen['rows'], name: Name): string | undefined {
  const fitted = laidOut(rows, inlineLimit);
  if (fitted.length === 0) return undefined;
  const builder = Keyboard.builder().inline();
  for (const row of fitted) {
    for (const one of row) addInline(builder, one, name);
    builder.row();
  }
  return builder.toString();
}

function addInline(builder: KeyboardBuilder, button: Button, name: Name): void {
  const label = cutUnits(render(button.label, name), mostLabel);
  if (label.trim() === '') throw new RangeError('empty-label');
  if ('url' in button) {
    builder.urlButton({ label, url: button.url });
    return;
  }
  const bytes = bytesIn(button.action);
  if (bytes === 0 || bytes > mostActionBytes) throw new RangeError('action-over-64-bytes');
  builder.callbackButton({ label, payload: { a: button.action } });
}

/** A cut label would come back as a text that no menu line knows. */
function ordinaryKeyboard(menu: NonNullable<Screen['menu']>): string {
  const builder = Keyboard.builder();
  for (const row of laidOut(menu, menuLimit)) {
    for (const label of row) {
      if (label.trim() === '' || label.length > mostLabel) throw new RangeError('menu-label');
      builder.textButton({ label });
    }
    builder.row();
  }
  return builder.toString();
}

/** Rows as they are where VK takes them, else laid out anew in as few columns as will do. */
function laidOut<T>(rows: readonly (readonly T[])[], limit: typeof inlineLimit): readonly (readonly T[])[] {
  const filled = rows.filter((row) => row.length > 0);
  const all = filled.flat();
  if (all.length > limit.buttons) throw new RangeError('too-many-buttons');
  if (filled.length <= limit.rows && filled.every((row) => row.length <= mostColumns)) return filled;
  const columns = Math.ceil(all.length / limit.rows);
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  );
}
