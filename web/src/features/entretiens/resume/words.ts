import { defineMessages, plural } from "@/shared/i18n/messages";

/** The words of the summary, on its page and in the text that is copied. */
export const words = defineMessages({
  fr: {
    title: "Résumé", audience: "Pour qui", client: "Client", courtier: "Courtier",
    besoins: "Besoins", foyer: "Identité et foyer", travail: "Activité et habitudes", revenus: "Revenus", patrimoine: "Patrimoine",
    emprunts: "Emprunts", contrats: "Contrats en place", sante: "Santé", prevoyance: "Prévoyance", retraite: "Retraite", epargne: "Épargne",
    ecarte: "Offres écartées", attention: "Points d’attention",
    actions: "À faire", noAction: "Rien n’a été promis pendant l’entretien.", noDate: "sans date",
    before: (date: string) => `avant le ${date}`, week: (date: string) => `semaine du ${date}`, beforeWeek: (date: string) => `avant la semaine du ${date}`,
    beforeMonth: (month: string) => `avant ${month}`,
    questions: "Questions à poser", noQuestion: "Le dossier et l’entretien disent tout ce que le conseil exige.",
    copy: "Copier le texte", copied: "Copié", print: "Imprimer", read: "Lire le résumé",
    notYet: "Le résumé n’est pas encore fait", notYetText: "Il sera prêt avec les propositions, dès que l’entretien est lu.",
    nothing: "Rien de prouvé à résumer", nothingText: "Aucune valeur de l’entretien n’est assez sûre pour être racontée.",
    write: "Faire rédiger par un modèle", writing: "Rédaction en cours", writtenBy: (model: string) => `Rédigé par ${model}, chaque phrase vérifiée sur les faits.`,
    dropped: (n: number) => `${n} ${plural("fr", n, "phrase sans preuve a été retirée", "phrases sans preuve ont été retirées")}.`,
  },
  en: {
    title: "Summary", audience: "For whom", client: "Client", courtier: "Broker",
    besoins: "Needs", foyer: "Identity and household", travail: "Work and habits", revenus: "Income", patrimoine: "Assets",
    emprunts: "Loans", contrats: "Contracts in place", sante: "Health", prevoyance: "Income protection", retraite: "Retirement", epargne: "Savings",
    ecarte: "Offers set aside", attention: "Points of attention",
    actions: "To do", noAction: "Nothing was promised during the meeting.", noDate: "no date",
    before: (date: string) => `before ${date}`, week: (date: string) => `week of ${date}`, beforeWeek: (date: string) => `before the week of ${date}`,
    beforeMonth: (month: string) => `before ${month}`,
    questions: "Questions to ask", noQuestion: "The file and the meeting say all that advice requires.",
    copy: "Copy the text", copied: "Copied", print: "Print", read: "Read the summary",
    notYet: "The summary is not made yet", notYetText: "It will be ready with the proposals, once the meeting is read.",
    nothing: "Nothing proven to sum up", nothingText: "No value of the meeting is sure enough to be told.",
    write: "Have a model write it", writing: "Being written", writtenBy: (model: string) => `Written by ${model}, each sentence checked against the facts.`,
    dropped: (n: number) => `${n} ${plural("en", n, "sentence without proof was removed", "sentences without proof were removed")}.`,
  },
});
