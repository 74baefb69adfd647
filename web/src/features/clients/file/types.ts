import type { ClientRow } from "@/shared/api/types";
import type { Row } from "@/shared/dictionary/types";

export type Origine = { kind: "entretien" | "saisie" | "import"; id: string | null; at: string };
export type Origines = Record<string, Origine>;
/** A record or a row of the file, with its version and where each of its values comes from. */
export type Entry = Row & { id: string; version: number; origines: Origines };

export type Consentement = {
  id: string;
  kind: string;
  personne: string;
  accorde: boolean;
  formulation: string;
  mode: string;
  at: string;
  withdrawn_at: string | null;
  entretien_id: string | null;
};

export type ADemander = { section: string; champ: string; libelle: string };
export type Derives = {
  age: number | null;
  age_conjoint: number | null;
  revenus_annuels_foyer: number | null;
  immobilier: number;
  financier: number;
  autres_avoirs: number;
  patrimoine_brut: number | null;
  dettes: number;
  patrimoine_net: number | null;
  mensualites: number;
  taux_endettement: number | null;
  cotisations_annuelles: number;
  foyer: { adultes: number; enfants: number; personnes: number };
  a_demander: ADemander[];
  completude: number;
};

export const RECORDS = ["conjoint", "sante_souhait", "bae_prevoyance", "bae_retraite", "bae_epargne"] as const;
export const ROWS = [
  "enfants", "revenus", "passifs", "actifs_financiers", "biens_immobiliers", "autres_epargnes", "contrats_existants",
] as const;
export type RecordName = (typeof RECORDS)[number];
export type RowsName = (typeof ROWS)[number];

export type ClientFile = ClientRow &
  Row & {
    origines: Origines;
    derives: Derives;
    consentements: Consentement[];
  } & { [Name in RecordName]: Entry | null } & { [Name in RowsName]: Entry[] };

export type HistoryLine = {
  at: string;
  actor: { id: string; prenom: string; nom: string } | null;
  actor_kind: string;
  cause: { kind: string; id: string | null } | null;
  section: string;
  row_id: string | null;
  action: "insert" | "update" | "delete";
  changes: Record<string, [unknown, unknown]>;
};

export type Quote = { segment: number; quote: string; t0: number | null; speaker: string | null };
