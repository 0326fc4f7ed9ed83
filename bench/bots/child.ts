export const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
};

/** Tells that it is at work; SIGTERM ends it, and so does the death of whoever started it. */
export function ready(stop: () => Promise<void> = async () => {}): void {
  process.stdin.resume().once('end', () => process.exit(1));
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
  console.log('ready');
}
