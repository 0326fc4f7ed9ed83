/** At most `limit` code points; a longer text ends in «…». */
export function cut(text: string, limit: number): string {
  // Code units are never fewer than code points, so most texts need no counting.
  if (text.length <= limit) return text;
  const points = [...text];
  return points.length <= limit
    ? text
    : `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** At most `limit` UTF-16 units, as VK counts labels; no character is torn. */
export function cutUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = [...text];
  while (points.join('').length > limit - 1) points.pop();
  return `${points.join('').trimEnd()}…`;
}

export const bytesIn = (text: string): number => Buffer.byteLength(text, 'utf8');
