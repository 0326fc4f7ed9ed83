import type { Channel } from '#core/kernel/ports.ts';

/** What every paper of a session begins with; all words are ready to print. */
export interface SessionHead {
  readonly organisation: string;
  readonly theme: string;
  /** «24 ноября 2026 г., 15:00–16:30». */
  readonly when: string;
  readonly place: string;
  readonly experts: readonly string[];
}

/** Who is expected, for the expert; the last column is for ticks by hand. */
export interface ListPaper extends SessionHead {
  readonly people: readonly { readonly name: string; readonly from: string }[];
}

/** What came of a session. */
export interface ReportPaper extends SessionHead {
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** The one question asked afterwards: the words of each answer, how many, which part of all answers. */
  readonly feedback: readonly { readonly label: string; readonly value: string }[];
  readonly goals: readonly {
    readonly who: string;
    readonly goal: string;
    readonly by: string;
    readonly state: string;
  }[];
  /** Pairs that met more than once and were proposed to the curator. */
  readonly pairs: readonly string[];
  readonly people: readonly {
    readonly name: string;
    readonly from: string;
    readonly came: string;
    readonly rating: string;
  }[];
}

/** A sheet for the wall. It names experts, whom the session announces anyway, and nobody else. */
export interface PosterPaper extends SessionHead {
  readonly about?: string;
  /** «Запись до 23 ноября 2026 г., 18:00. Мест: 20.» */
  readonly signUp: string;
  readonly links: readonly { readonly channel: Channel; readonly url: string }[];
}

/** The plan of the rounds: a sheet for whoever leads the session, and a slip to cut out for each participant. */
export interface RoundsPaper extends SessionHead {
  /** In the order of their numbers. */
  readonly tables: readonly string[];
  readonly rounds: readonly {
    /** «1», with the hour under it. */
    readonly title: string;
    /** By table: who sits there. */
    readonly seated: readonly (readonly string[])[];
    readonly free: readonly string[];
  }[];
  readonly slips: readonly {
    readonly name: string;
    readonly stops: readonly { readonly round: string; readonly where: string }[];
  }[];
}

/** Papers of sessions; pure rendering, implemented outside the core. */
export interface SessionPapers {
  readonly list: (paper: ListPaper) => Promise<Uint8Array>;
  readonly report: (paper: ReportPaper) => Promise<Uint8Array>;
  readonly reportSheet: (paper: ReportPaper) => Promise<Uint8Array>;
  /** A .png, A4 at 150 dots per inch. */
  readonly poster: (paper: PosterPaper) => Uint8Array;
  readonly rounds: (paper: RoundsPaper) => Promise<Uint8Array>;
}
