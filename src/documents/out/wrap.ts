/** Of an average letter of PT Sans, in ems; bold Cyrillic capitals are wider, so lines are broken a little early. */
const letterWidth = 0.56;

/** Words in lines of at most so many pixels; a word longer than a line is cut. The last line ends in «…» where lines ran out. */
export function wrapped(words: string, size: number, width: number, most: number): readonly string[] {
  const room = Math.max(4, Math.floor(width / (size * letterWidth)));
  const lines: string[] = [];
  const pieces = words.split(/[ \t\n]+/).flatMap((word) => chunks(word, room));
  for (const piece of pieces.filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= room) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  if (lines.length <= most) return lines.length === 0 ? [''] : lines;
  const end = [...(lines[most - 1] ?? '')].slice(0, room - 1).join('');
  return [...lines.slice(0, most - 1), `${end}…`];
}

function chunks(word: string, room: number): readonly string[] {
  const letters = [...word];
  return Array.from({ length: Math.ceil(letters.length / room) }, (_, index) =>
    letters.slice(index * room, (index + 1) * room).join(''),
  );
}
