import { defineMessages } from "@/shared/i18n/messages";

export const words = defineMessages({
  fr: {
    tokens: "Jetons d’accès",
    intro: "Un jeton laisse un programme agir à votre place, dans la limite de ses portées et de ce que vous voyez vous-même.",
    none: "Aucun jeton. Créez-en un pour relier votre site, votre téléphonie ou un tableur.",
    create: "Créer un jeton",
    name: "Nom",
    nameHelp: "À quoi il sert\u00a0: site du cabinet, tableau de bord…",
    scopes: "Portées",
    scopesHelp: "Le moins possible\u00a0: un jeton perdu ouvre tout ce qu’il porte.",
    area: "Partie",
    read: "Lire",
    write: "Écrire",
    validity: "Durée de validité",
    days: (n: number) => `${n} jours`,
    save: "Créer",
    cancel: "Annuler",
    close: "Fermer",
    required: "À remplir.",
    chooseScope: "Choisissez au moins une portée.",
    createdTitle: (nom: string) => `Jeton «\u00a0${nom}\u00a0»`,
    createdText: "Copiez-le maintenant\u00a0: il ne sera plus montré. Envoyez-le dans l’en-tête Authorization.",
    copy: "Copier le jeton",
    copied: "Jeton copié",
    revoke: "Révoquer",
    revokeAsk: (nom: string) => `Révoquer «\u00a0${nom}\u00a0»\u202f?`,
    revokeText: "Le programme qui s’en sert est refusé dès sa prochaine demande. Un jeton révoqué ne revient pas.",
    revoked: (nom: string) => `Jeton «\u00a0${nom}\u00a0» révoqué`,
    expires: (day: string) => `expire le ${day}`,
    expired: "expiré",
    neverUsed: "jamais servi",
    used: (day: string) => `servi le ${day}`,
    failed: "Les jetons n’ont pas pu être chargés",
  },
  en: {
    tokens: "Access tokens",
    intro: "A token lets a program act in your place, within its scopes and what you see yourself.",
    none: "No token. Create one to connect your site, your telephony or a spreadsheet.",
    create: "Create a token",
    name: "Name",
    nameHelp: "What it is for: the firm’s site, a dashboard…",
    scopes: "Scopes",
    scopesHelp: "As few as possible: a lost token opens all that it carries.",
    area: "Area",
    read: "Read",
    write: "Write",
    validity: "Valid for",
    days: (n: number) => `${n} days`,
    save: "Create",
    cancel: "Cancel",
    close: "Close",
    required: "Required.",
    chooseScope: "Choose at least one scope.",
    createdTitle: (nom: string) => `Token “${nom}”`,
    createdText: "Copy it now: it will not be shown again. Send it in the Authorization header.",
    copy: "Copy the token",
    copied: "Token copied",
    revoke: "Revoke",
    revokeAsk: (nom: string) => `Revoke “${nom}”?`,
    revokeText: "The program that uses it is refused from its next request. A revoked token does not come back.",
    revoked: (nom: string) => `Token “${nom}” revoked`,
    expires: (day: string) => `expires on ${day}`,
    expired: "expired",
    neverUsed: "never used",
    used: (day: string) => `used on ${day}`,
    failed: "The tokens could not be loaded",
  },
});

/** The parts of the product a scope speaks of; one that is not here is written as the API names it. */
export const areas = defineMessages({
  fr: {
    adequation: "Questionnaire de risque", ai: "Modèles de langage", assureurs: "Assureurs", audit: "Journal", clients: "Clients", conformite: "Conformité", documents: "Documents réglementaires", entretiens: "Entretiens", etiquettes: "Étiquettes", identite: "Identité du cabinet", jobs: "Tâches de fond", lots: "Changements groupés", notes: "Notes", pieces: "Documents", rappels: "Rappels d’échéance", search: "Recherche", taches: "Tâches", team: "Membres du cabinet", vues: "Vues enregistrées",
  },
  en: {
    adequation: "Risk questionnaire", ai: "Language models", assureurs: "Insurers", audit: "Audit log", clients: "Clients", conformite: "Compliance", documents: "Regulated documents", entretiens: "Meetings", etiquettes: "Tags", identite: "The firm’s identity", jobs: "Background work", lots: "Changes to many", notes: "Notes", pieces: "Documents", rappels: "Deadline reminders", search: "Search", taches: "Tasks", team: "Members of the firm", vues: "Saved views",
  },
});

/** « Clients (lire) ». */
export function scopeName(scope: string, names: Record<string, string>, { read, write }: { read: string; write: string }): string {
  const [area = "", level] = scope.split(":");
  return `${names[area] ?? area} (${(level === "read" ? read : write).toLocaleLowerCase()})`;
}
