/** Whether one inserted, lost, changed or swapped letter makes `a` into `b`. Linear in the length of the words. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const start = commonStart(a, b);
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

function commonStart(a: string, b: string): number {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at === -1 ? a.length : at;
}
