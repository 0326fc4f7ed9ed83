/** The report on a roadmap as a paper: every field is ready to print. */
export interface RoadmapReport {
  readonly organisation: string;
  readonly title: string;
  readonly period: string;
  readonly order: string;
  /** The day the figures are for, in words. */
  readonly asOf: string;
  readonly figures: readonly { readonly label: string; readonly value: number; readonly note: string }[];
  readonly rows: readonly ReportRow[];
}

export interface ReportRow {
  readonly number: string;
  readonly group: string;
  readonly title: string;
  readonly due: string;
  readonly assignees: string;
  readonly state: string;
  readonly result: string;
}

/** Papers made of a roadmap; pure rendering, implemented outside the core. */
export interface Papers {
  readonly docx: (report: RoadmapReport) => Promise<Uint8Array>;
  readonly xlsx: (report: RoadmapReport) => Promise<Uint8Array>;
}
