/** A value of the client file as the API carries it. */
export type Value = string | number | boolean | string[] | Row | null;
export type Row = { [champ: string]: string | number | boolean | string[] | null };

export type State =
  | "receiving" | "queued" | "transcribing" | "diarising" | "extracting" | "to_review" | "applied" | "failed" | "refused";
export type Role = "courtier" | "client" | "conjoint" | "autre";
export type Decision = "pending" | "accepted" | "refused" | "edited" | "superseded";

export type Evidence = {
  segment: number; start: number; end: number; quote: string; t0: number | null; t1: number | null; champ?: string | null;
};

export type Proposal = {
  id: string;
  section: string;
  champ: string | null;
  row_id: string | null;
  path: string;
  label: string;
  kind: "add" | "change" | "same" | "conflict";
  critical: boolean;
  safe: boolean;
  old: Value;
  new: Value;
  value: Value;
  state: Decision;
  confidence: number;
  speaker: { label: string; role: Role } | null;
  evidence: Evidence[];
  conflict_reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
};
