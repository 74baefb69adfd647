import { defineMessages } from "@/shared/i18n/messages";

import type { RecordName, RowsName } from "./types";

/** A block of fields: of the client, or of a once-only section of the dictionary. */
export type Block = { section: "client" | RecordName; champs: readonly string[] | "all" };
export type Part = { id: PartId; blocks: readonly Block[]; tables: readonly RowsName[] };
export type PartId = "identite" | "profession" | "patrimoine" | "sante" | "prevoyance" | "retraite" | "epargne" | "contrats";

/** The sections of the file in the order of its rail: what each shows, and where the dictionary's fields stand. */
export const PARTS: readonly Part[] = [
  {
    id: "identite",
    blocks: [
      {
        section: "client",
        champs: [
          "civilite", "nom", "nom_naissance", "prenom", "telephone", "email", "adresse", "code_postal", "ville",
          "date_naissance", "lieu_naissance", "nationalite", "situation_matrimoniale", "date_situation_matrimoniale",
          "regime_matrimonial", "nombre_enfants", "residence_fiscale", "nir", "iban", "fumeur",
          "activites_sportives", "details_activites_sportives", "niveau_activites_sportives", "km_parcourus_annuels",
        ],
      },
    ],
    tables: [],
  },
  {
    id: "profession",
    blocks: [
      {
        section: "client",
        champs: [
          "situation_professionnelle", "profession", "employeur", "date_evenement_professionnel", "revenus_annuels", "chef_entreprise",
          "forme_juridique", "travailleur_independant", "mandataire_social", "risques_professionnels", "details_risques_professionnels",
        ],
      },
    ],
    tables: ["revenus"],
  },
  { id: "patrimoine", blocks: [], tables: ["biens_immobiliers", "actifs_financiers", "autres_epargnes", "passifs"] },
  { id: "sante", blocks: [{ section: "sante_souhait", champs: "all" }], tables: [] },
  { id: "prevoyance", blocks: [{ section: "bae_prevoyance", champs: "all" }], tables: [] },
  { id: "retraite", blocks: [{ section: "bae_retraite", champs: "all" }], tables: [] },
  { id: "epargne", blocks: [{ section: "bae_epargne", champs: "all" }], tables: [] },
  { id: "contrats", blocks: [], tables: ["contrats_existants"] },
];

const SECTION_OF: Record<string, PartId> = {
  conjoint: "identite", enfants: "identite", revenus: "profession", passifs: "patrimoine", actifs_financiers: "patrimoine",
  biens_immobiliers: "patrimoine", autres_epargnes: "patrimoine", sante_souhait: "sante", bae_prevoyance: "prevoyance",
  bae_retraite: "retraite", bae_epargne: "epargne", contrats_existants: "contrats",
};
const PROFESSION = new Set(PARTS[1]?.blocks[0]?.champs);

/** In which part of the screen a field of the dictionary stands. */
export const partOf = (section: string, champ: string): PartId =>
  section === "client" ? (PROFESSION.has(champ) ? "profession" : "identite") : (SECTION_OF[section] ?? "identite");

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
    identite: "Identité et foyer", profession: "Profession et revenus", patrimoine: "Patrimoine", sante: "Santé", prevoyance: "Prévoyance",
    retraite: "Retraite", epargne: "Épargne", contrats: "Contrats", documents: "Documents", notes: "Notes", taches: "Tâches", entretiens: "Entretiens", consentements: "Consentements", historique: "Historique",
    ask: "à demander", toAsk: (n: number) => `${n} à demander`, rail: "Sections du dossier", complete: "Recueil complet",
  },
  en: {
    identite: "Identity and household", profession: "Work and income", patrimoine: "Wealth", sante: "Health", prevoyance: "Protection",
    retraite: "Retirement", epargne: "Savings", contrats: "Contracts", documents: "Documents", notes: "Notes", taches: "Tasks", entretiens: "Meetings", consentements: "Consents", historique: "History",
    ask: "to ask", toAsk: (n: number) => `${n} to ask`, rail: "Sections of the file", complete: "File complete",
  },
});
