import type { Log, LogFields, LogLevel } from '#core/kernel/log.ts';

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** One JSON object per line on standard error, from `level` up. */
export function jsonLog(level: LogLevel, write: (line: string) => unknown = (line) => process.stderr.write(line)): Log {
  const at = (own: LogLevel) =>
    levels.indexOf(own) < levels.indexOf(level)
      ? () => undefined
      : (event: string, fields?: LogFields) => {
          write(`${JSON.stringify({ at: new Date().toISOString(), level: own, event, ...fields })}\n`);
        };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
