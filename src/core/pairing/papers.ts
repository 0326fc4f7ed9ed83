import type { Order } from './mentorship.ts';

/** An order on pairs and groups as a paper: every field is ready to print; number and date are blank lines until it is signed. */
export interface OrderPaper {
  readonly purpose: Order['purpose'];
  readonly organisation: string;
  readonly place: string;
  readonly number?: string;
  readonly date?: string;
  readonly title: string;
  readonly preamble: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Numbered points; the table stands under the first. */
  readonly points: readonly string[];
  /** Who signs: «Директор», «О. С. Рябинин»; empty where no head is known. */
  readonly signer: { readonly position: string; readonly name: string };
  /** A line each on the acquaintance sheet. */
  readonly acquainted: readonly { readonly name: string; readonly position: string }[];
}

/** Papers made of orders; pure rendering, implemented outside the core. */
export interface OrderPapers {
  readonly order: (paper: OrderPaper) => Promise<Uint8Array>;
}
