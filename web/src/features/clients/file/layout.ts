import type { Champ } from "@/shared/dictionary/types";
import { defineMessages } from "@/shared/i18n/messages";

import type { ClientFile, RecordName, RowsName } from "./types";

/** A block of fields: of the client, or of a once-only section of the dictionary. */
export type Block = { section: "client" | RecordName; champs: readonly string[] | "all" };
/** `pour`: whose file shows it; of the other kind, only when it holds something. */
export type Part = { id: PartId; pour: readonly ClientFile["type_personne"][]; blocks: readonly Block[]; tables: readonly RowsName[] };
export type PartId = "entreprise" | "liens" | "relation" | "identite" | "profession" | "patrimoine" | "sante" | "prevoyance" | "retraite" | "epargne" | "contrats";

const PERSON = ["physique"] as const;
const BOTH = ["physique", "morale"] as const;

/** The sections of the file in the order of its rail: what each shows, and where the dictionary's fields stand. */
export const PARTS: readonly Part[] = [
  {
    id: "entreprise",
    pour: ["morale"],
    blocks: [
      { section: "client", champs: ["nom", "siren", "telephone", "email", "adresse", "code_postal", "ville", "iban"] },
      { section: "entreprise", champs: "all" },
    ],
    tables: ["contacts"],
  },
  {
    id: "identite",
    pour: PERSON,
    blocks: [
      {
        section: "client",
        champs: [
          "civilite", "nom", "nom_naissance", "prenom", "telephone", "email", "adresse", "code_postal", "ville",
          "date_naissance", "lieu_naissance", "nationalite", "situation_matrimoniale", "date_situation_matrimoniale",
          "regime_matrimonial", "nombre_enfants", "residence_fiscale", "capacite_juridique", "nir", "iban", "fumeur",
          "activites_sportives", "details_activites_sportives", "niveau_activites_sportives", "km_parcourus_annuels",
        ],
      },
    ],
    tables: [],
  },
  { id: "liens", pour: BOTH, blocks: [], tables: [] },
  {
    id: "profession",
    pour: PERSON,
    blocks: [
      {
        section: "client",
        champs: [
          "situation_professionnelle", "profession", "employeur", "date_evenement_professionnel", "revenus_annuels", "chef_entreprise",
          "forme_juridique", "siren", "travailleur_independant", "mandataire_social", "risques_professionnels", "details_risques_professionnels",
        ],
      },
    ],
    tables: ["revenus", "charges"],
  },
  { id: "patrimoine", pour: PERSON, blocks: [], tables: ["biens_immobiliers", "actifs_financiers", "autres_epargnes", "passifs"] },
  { id: "sante", pour: PERSON, blocks: [{ section: "sante_souhait", champs: "all" }], tables: [] },
  { id: "prevoyance", pour: PERSON, blocks: [{ section: "bae_prevoyance", champs: "all" }], tables: [] },
  { id: "retraite", pour: PERSON, blocks: [{ section: "bae_retraite", champs: "all" }], tables: [] },
  { id: "epargne", pour: PERSON, blocks: [{ section: "bae_epargne", champs: "all" }], tables: [] },
  { id: "contrats", pour: BOTH, blocks: [], tables: ["contrats_existants"] },
  { id: "relation", pour: BOTH, blocks: [{ section: "relation", champs: "all" }], tables: [] },
];

const holds = (file: ClientFile, part: Part): boolean =>
  part.blocks.some(({ section }) => section !== "client" && file[section] !== null) ||
  part.tables.some((name) => file[name].length > 0) ||
  file.derives.a_demander.some(({ section, champ }) => partOf(section, champ, file) === part.id);
/** The sections that make sense for this client, and any other that holds something. */
export const partsOf = (file: ClientFile): Part[] => PARTS.filter((part) => part.pour.includes(file.type_personne) || holds(file, part));

const SECTION_OF: Record<string, PartId> = {
  conjoint: "identite", enfants: "identite", revenus: "profession", passifs: "patrimoine", actifs_financiers: "patrimoine",
  biens_immobiliers: "patrimoine", autres_epargnes: "patrimoine", sante_souhait: "sante", bae_prevoyance: "prevoyance",
  bae_retraite: "retraite", bae_epargne: "epargne", contrats_existants: "contrats", charges: "profession", entreprise: "entreprise", contacts: "entreprise", relation: "relation",
};
const PROFESSION = new Set(PARTS.find(({ id }) => id === "profession")?.blocks[0]?.champs);

/** In which part of the screen a field of the dictionary stands. */
export function partOf(section: string, champ: string, { type_personne }: Pick<ClientFile, "type_personne">): PartId {
  if (section !== "client") return SECTION_OF[section] ?? "identite";
  if (type_personne === "morale") return "entreprise";
  return PROFESSION.has(champ) ? "profession" : "identite";
}

/** Fields of the client that a company reads under other words. */
const OF_A_COMPANY: Record<string, { fr: string; en: string }> = {
  nom: { fr: "Dénomination", en: "Name" }, adresse: { fr: "Siège", en: "Seat" },
};
export const named = (champ: Champ, section: string, { type_personne }: Pick<ClientFile, "type_personne">): Champ =>
  section === "client" && type_personne === "morale" ? { ...champ, ...OF_A_COMPANY[champ.nom] } : champ;

/** Columns of a table, in order; the rest of a row is in its editor. */
export const COLUMNS: Record<RowsName, readonly string[]> = {
  enfants: ["prenom", "nom", "date_naissance", "age", "fiscalement_a_charge", "garde_alternee"],
  revenus: ["nature", "beneficiaire", "periodicite", "montant"],
  passifs: ["nature", "preteur", "montant_remboursement", "date_fin", "capital_restant_du"],
  actifs_financiers: ["nature", "etablissement", "detenteur", "date_ouverture_souscription", "valeur_actuelle"],
  biens_immobiliers: ["designation", "ville", "detenteur", "annee_acquisition", "valeur_actuelle_estimee"],
  autres_epargnes: ["designation", "detenteur", "date_acquisition", "valeur"],
  contrats_existants: ["type", "assureur", "numero", "periodicite", "echeance", "cotisation"],
  contacts: ["prenom", "nom", "role", "telephone", "email"],
  charges: ["nature", "details", "titulaire", "periodicite", "montant"],
};

export const words = defineMessages({
  fr: {
    entreprise: "Entreprise", liens: "Personnes liées", relation: "Entrée en relation",
    identite: "Identité et foyer", profession: "Profession et revenus", patrimoine: "Patrimoine", sante: "Santé", prevoyance: "Prévoyance",
    retraite: "Retraite", epargne: "Épargne", contrats: "Contrats", documents: "Documents", notes: "Notes", taches: "Tâches", entretiens: "Entretiens", consentements: "Consentements", historique: "Historique",
    ask: "à demander", toAsk: (n: number) => `${n} à demander`, rail: "Sections du dossier", complete: "Recueil complet",
  },
  en: {
    entreprise: "Company", liens: "Linked people", relation: "First contact",
    identite: "Identity and household", profession: "Work and income", patrimoine: "Wealth", sante: "Health", prevoyance: "Protection",
    retraite: "Retirement", epargne: "Savings", contrats: "Contracts", documents: "Documents", notes: "Notes", taches: "Tasks", entretiens: "Meetings", consentements: "Consents", historique: "History",
    ask: "to ask", toAsk: (n: number) => `${n} to ask`, rail: "Sections of the file", complete: "File complete",
  },
});
