import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types';
import { bytesIn } from '#bots/limits/cut.ts';
import { splitForMenu } from '#bots/limits/split-menu.ts';
import { cut } from '#core/conversation/fit.ts';
import type { Button, Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { render } from '#core/kernel/text.ts';

export const mostText = 4096;
export const mostCaption = 1024;
const mostLabel = 64;
const mostActionBytes = 64;
const mostButtons = 100;

type Menu = ReplyKeyboardMarkup | ReplyKeyboardRemove;

export interface Letter {
  readonly text: string;
  readonly markup?: InlineKeyboardMarkup | Menu;
}

export interface Shown extends Letter {
  /** Goes before: the paragraph that brings the ordinary keyboard where the answers need the message's own. */
  readonly head?: Letter;
  /** Nothing but text and answers, so an edit can show it. */
  readonly editable: boolean;
}

type Name = (person: Id<'person'>) => string;

/** A screen as messages of the Bot API, in plain text. Throws RangeError where the screen breaks a limit: our own bug. */
export function shown(screen: Screen, name: Name): Shown {
  const text = cut(render(screen.text, name), mostText);
  const inline = inlineKeyboard(screen.rows, name);
  if (screen.menu === undefined) return { text, ...(inline ? { markup: inline } : {}), editable: true };
  const menu = ordinaryKeyboard(screen.menu);
  if (inline === undefined) return { text, markup: menu, editable: false };
  const parts = splitForMenu(text);
  if (parts === undefined) return { text, markup: inline, editable: false };
  return { text: parts.body, markup: inline, head: { text: parts.head, markup: menu }, editable: false };
}

function inlineKeyboard(rows: Screen['rows'], name: Name): InlineKeyboardMarkup | undefined {
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return undefined;
  if (filled.flat().length > mostButtons) throw new RangeError('too-many-buttons');
  return { inline_keyboard: filled.map((row) => row.map((button) => inlineButton(button, name))) };
}

function inlineButton(button: Button, name: Name): InlineKeyboardButton {
  const text = cut(render(button.label, name), mostLabel);
  if (text.trim() === '') throw new RangeError('empty-label');
  if ('url' in button) return { text, url: button.url };
  const bytes = bytesIn(button.action);
  if (bytes === 0 || bytes > mostActionBytes) throw new RangeError('action-over-64-bytes');
  return { text, callback_data: button.action };
}

function ordinaryKeyboard(menu: NonNullable<Screen['menu']>): Menu {
  const rows = menu.filter((row) => row.length > 0);
  if (rows.length === 0) return { remove_keyboard: true };
  return { keyboard: rows.map((row) => row.map((text) => ({ text }))), resize_keyboard: true, is_persistent: true };
}
