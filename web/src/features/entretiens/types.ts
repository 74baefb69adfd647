import type { Schemas } from "@/shared/api/schema";

export type Proposal = Schemas["Proposition"];
/** What a proposal is about: one value, or a whole row of the file. */
export type Content = Proposal["new"];
export type Decision = NonNullable<Schemas["PatchedDecisionRequest"]["state"]>;
export type Evidence = Schemas["Preuve"];
export type Proposals = Schemas["Propositions"];
export type Question = Schemas["Question"];
export type Summary = NonNullable<Schemas["ResumeDeLEntretien"]["resume"]>;
export type SummaryTheme = Schemas["ThemeDuResume"];
export type Action = Schemas["ActionPrevue"];
export type QuestionGroup = Schemas["QuestionsDuBesoin"];
export type Transcript = Schemas["Transcription"];
export type Speaker = Schemas["Voix"];
export type Segment = Schemas["Segment"];
export type TextVersion = Schemas["VersionDuTexte"];
export type Effect = Schemas["Effet"];
export type Role = Speaker["role"];
export type Entretien = Schemas["EntretienDetail"];
export type Step = Schemas["Etape"];
export type StepState = Step["state"];

export type NewEntretien = Pick<Schemas["EntretienSaisiRequest"], "consentement" | "date"> & {
  titre: string;
  client_id: string | null;
  texte: string;
  fichier: File | null;
};
