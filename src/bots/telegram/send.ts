import { type Api, GrammyError, InputFile } from 'grammy';
import { isPicture, safeName } from '#bots/limits/file-name.ts';
import type { Outcome, Outgoing } from '#core/delivery/messenger.ts';
import { isUnchanged, outcomeOf } from './outcome.ts';
import { type Letter, mostCaption, type Shown, shown } from './shown.ts';

/** Sends or edits one message. Never rejects. */
export async function send(api: Api, outgoing: Outgoing): Promise<Outcome> {
  try {
    return await deliver(api, outgoing);
  } catch (error) {
    const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    if (moved !== undefined && String(moved) !== outgoing.address)
      return send(api, { ...outgoing, address: String(moved) });
    return outcomeOf(error);
  }
}

async function deliver(api: Api, { address, screen, name, file, edits }: Outgoing): Promise<Outcome> {
  const letter = shown(screen, name);
  if (edits !== undefined && file === undefined && letter.editable) {
    const edited = await edit(api, address, edits, letter);
    if (edited) return edited;
  }
  if (letter.head) await sendText(api, address, letter.head);
  return file ? sendFile(api, address, letter, file) : sendText(api, address, letter);
}

/** Undefined: this message can no longer be edited, so a new one is to be sent. */
async function edit(api: Api, address: string, message: string, { text, markup }: Shown): Promise<Outcome | undefined> {
  const inline = markup && 'inline_keyboard' in markup ? { reply_markup: markup } : {};
  try {
    await api.editMessageText(address, Number(message), text, { ...quiet, ...inline });
    return { kind: 'sent', message };
  } catch (error) {
    if (isUnchanged(error)) return { kind: 'sent', message };
    const outcome = outcomeOf(error);
    return outcome.kind === 'refused' ? undefined : outcome;
  }
}

const quiet = { link_preview_options: { is_disabled: true } } as const;

async function sendText(api: Api, address: string, { text, markup }: Letter): Promise<Outcome> {
  const sent = await api.sendMessage(address, text, { ...quiet, ...(markup ? { reply_markup: markup } : {}) });
  return { kind: 'sent', message: String(sent.message_id) };
}

/** A text too long for a caption follows the file, so that the buttons stand under what was sent last. */
async function sendFile(
  api: Api,
  address: string,
  letter: Letter,
  file: NonNullable<Outgoing['file']>,
): Promise<Outcome> {
  const fits = [...letter.text].length <= mostCaption;
  const options = fits
    ? { ...(letter.text ? { caption: letter.text } : {}), ...(letter.markup ? { reply_markup: letter.markup } : {}) }
    : {};
  const sent = await upload(api, address, file, options);
  return fits ? { kind: 'sent', message: String(sent.message_id) } : sendText(api, address, letter);
}

type UploadOptions = NonNullable<Parameters<Api['sendDocument']>[2]>;

/** A picture Telegram cannot show as one goes as a document. */
async function upload(
  api: Api,
  address: string,
  { name, bytes }: NonNullable<Outgoing['file']>,
  options: Pick<UploadOptions, 'caption' | 'reply_markup'>,
): Promise<{ message_id: number }> {
  const input = () => new InputFile(bytes, safeName(name));
  if (!isPicture(name)) return api.sendDocument(address, input(), options);
  try {
    return await api.sendPhoto(address, input(), options);
  } catch (error) {
    if (!(error instanceof GrammyError) || !/PHOTO|IMAGE|too big/i.test(error.description)) throw error;
    return api.sendDocument(address, input(), options);
  }
}
