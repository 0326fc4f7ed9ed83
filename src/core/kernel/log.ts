export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Ids, codes and counts. Never a text, a name, an address, a token or an error object: each of those can hold personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** `event` is a fixed word of the program, such as `outbox-failed`. */
export type Log = Readonly<Record<LogLevel, (event: string, fields?: LogFields) => void>>;

const word = /^[\w.-]{1,40}$/;

/** What may be logged of an error: its code or its class, never its message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && word.test(code)) return code;
  return word.test(error.name) ? error.name : 'unknown';
}
