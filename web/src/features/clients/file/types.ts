import type { Schemas } from "@/shared/api/schema";
import type { Row } from "@/shared/dictionary/types";

export type Origine = Schemas["OrigineValeur"];
export type Origines = Record<string, Origine>;
/** A record or a row of the file, with its version and where each of its values comes from. */
export type Entry = Row & { id: string; version: number; origines: Origines };
export type Consentement = Schemas["Consentement"];
export type ADemander = Schemas["ADemanderChamp"];
export type Derives = Schemas["DerivesClient"];
export type HistoryLine = Schemas["HistoriqueLigne"];

export const RECORDS = ["conjoint", "sante_souhait", "bae_prevoyance", "bae_retraite", "bae_epargne", "entreprise", "relation"] as const;
export const ROWS = [
  "enfants", "revenus", "passifs", "actifs_financiers", "biens_immobiliers", "autres_epargnes", "contrats_existants", "contacts", "charges",
] as const;
export type RecordName = (typeof RECORDS)[number];
export type RowsName = (typeof ROWS)[number];

/** The file as the screens walk it: by the names of the dictionary. */
export type ClientFile = Omit<Schemas["ClientDossier"], RecordName | RowsName | "origines"> &
  Row & { origines: Origines } & { [Name in RecordName]: Entry | null } & { [Name in RowsName]: Entry[] };
