/** At most `limit` UTF-16 units, as VK counts labels; no character is torn. */
export function cutUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = [...text];
  while (points.join('').length > limit - 1) points.pop();
  return `${points.join('').trimEnd()}…`;
}

export const bytesIn = (text: string): number => Buffer.byteLength(text, 'utf8');
