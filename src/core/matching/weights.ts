/** How much each reason for a pair counts, 0 to 5. The organisation sees them and may change them. */
export interface Weights {
  /** One subject. */
  readonly subject: number;
  /** A difficulty of the mentee in which the mentor helps; counts more the harder it is. */
  readonly need: number;
  readonly form: number;
  readonly mode: number;
  /** The mentor is named in the mentee's wishes. */
  readonly wish: number;
  /** Long service beside somebody who has just begun. */
  readonly years: number;
  /** Each could help the other (3.1). */
  readonly reverse: number;
  /** Against: each further mentee of one mentor. */
  readonly load: number;
}

export const defaultWeights: Weights = {
  subject: 4,
  need: 3,
  form: 2,
  mode: 1,
  wish: 5,
  years: 1,
  reverse: 1,
  load: 2,
};

export const weightWords: Readonly<Record<keyof Weights, string>> = {
  subject: 'Один предмет',
  need: 'Помощь в том, что трудно',
  form: 'Подходящая форма',
  mode: 'Удобный обоим формат',
  wish: 'Названо в пожеланиях',
  years: 'Большой стаж',
  reverse: 'Могут учить друг друга',
  load: 'Не перегружать наставника',
};

export const weightsOf = (own: Partial<Weights> | undefined): Weights => ({ ...defaultWeights, ...own });
