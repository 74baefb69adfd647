import type { EntretienRow } from "@/shared/api/types";
import type { Row, Value } from "@/shared/dictionary/types";

export type Role = "courtier" | "client" | "conjoint" | "autre";
export type Decision = "pending" | "accepted" | "refused" | "edited" | "superseded";
/** What a proposal is about: one value, or a whole row of the file. */
export type Content = Value | Row;

export type Evidence = {
  segment: number;
  start: number;
  end: number;
  quote: string;
  t0: number | null;
  t1: number | null;
  champ?: string | null;
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
  old: Content;
  new: Content;
  value: Content;
  state: Decision;
  confidence: number;
  speaker: { label: string; role: Role } | null;
  evidence: Evidence[];
  conflict_reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
};

export type SetAside = { segment: number; quote: string; reason: string; label: string };
export type Question = { section: string; champ: string; libelle: string; article: string };
export type Proposals = { proposals: Proposal[]; set_aside: SetAside[]; questions: Question[]; client_version: number | null };

export type Speaker = { label: string; role: Role; nom: string | null };
export type Segment = { index: number; start: number | null; end: number | null; speaker: string | null; text: string };
export type Transcript = { version: number; speakers: Speaker[]; segments: Segment[] };

export type StepState = "pending" | "running" | "done" | "failed";
export type Step = { step: string; state: StepState; started_at: string | null; finished_at: string | null; duration_ms: number | null };
export type Consent = { accorde: boolean; personne: string; formulation: string; mode: string; at: string } | null;
export type Entretien = EntretienRow & { steps: Step[]; candidates: number; consentement: Consent };

export type Candidate = {
  client: { id: string; matricule: string; nom: string | null; prenom: string | null; ville: string | null; date_naissance: string | null };
  reasons: string[];
  score: number;
};

export type NewEntretien = {
  titre: string;
  date: string;
  client_id: string | null;
  texte: string;
  fichier: File | null;
  consentement: { accorde: boolean; personne: string; formulation: string; mode: "oral" | "ecrit" };
};
