import type { Programme } from '#core/programmes/programme.ts';
import type { Certificate } from './closing.ts';

/** May there be certificates: closed, and not for non-performance (П1 7.1). Of good cause the curator decides by issuing them. */
export const certifies = ({ status, closeReason }: Pick<Programme, 'status' | 'closeReason'>): boolean =>
  status === 'closed' && closeReason !== 'curator';

export const numberOf = ({ number, year }: Pick<Certificate, 'number' | 'year'>): string => `№\u00a0${number}/${year}`;

/** The next one of the organisation in that year. */
export const nextNumber = (register: readonly Certificate[], year: number): number =>
  register.filter((one) => one.year === year).reduce((last, { number }) => Math.max(last, number), 0) + 1;
