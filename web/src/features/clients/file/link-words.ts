import { defineMessages } from "@/shared/i18n/messages";

import type { Link } from "./api";

export type Lien = Link["lien"];

/** What the other is to the client whose file is open. */
export const linkWords = defineMessages({
  fr: {
    conjoint: "Conjoint", parent: "Parent", enfant: "Enfant", fratrie: "Frère ou sœur", foyer: "Membre du foyer", beneficiaire: "Bénéficiaire désigné",
    souscripteur: "L’a désigné bénéficiaire", representant: "Tuteur, curateur ou mandataire", protege: "Personne protégée", dirigeant: "Dirigeant",
    entreprise_dirigee: "Entreprise dirigée", associe: "Associé ou actionnaire", participation: "Société détenue", salarie: "Salarié", employeur: "Employeur",
    maison_mere: "Maison mère", filiale: "Filiale", autre: "Autre lien",
  },
  en: {
    conjoint: "Spouse", parent: "Parent", enfant: "Child", fratrie: "Sibling", foyer: "Household member", beneficiaire: "Named beneficiary",
    souscripteur: "Named them beneficiary", representant: "Guardian or agent", protege: "Protected person", dirigeant: "Head",
    entreprise_dirigee: "Company headed", associe: "Shareholder", participation: "Company held", salarie: "Employee", employeur: "Employer",
    maison_mere: "Parent company", filiale: "Subsidiary", autre: "Other link",
  },
});

/** The links that make sense from each kind of file; the server says which the other file allows. */
export const LINKS: Record<"physique" | "morale", readonly Lien[]> = {
  physique: [
    "conjoint", "enfant", "parent", "fratrie", "foyer", "beneficiaire", "souscripteur", "representant", "protege", "entreprise_dirigee", "participation", "employeur", "autre",
  ],
  morale: ["dirigeant", "associe", "salarie", "entreprise_dirigee", "participation", "maison_mere", "filiale", "beneficiaire", "souscripteur", "protege", "autre"],
};
export const SHARED: ReadonlySet<Lien> = new Set(["associe", "participation", "beneficiaire", "souscripteur", "maison_mere", "filiale"]);
