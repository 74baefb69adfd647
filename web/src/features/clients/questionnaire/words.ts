import { defineMessages } from "@/shared/i18n/messages";

export const words = defineMessages({
  fr: {
    title: "Profil investisseur", clients: "Clients", parts: "Parties du questionnaire", comportement: "Comportement", connaissances: "Connaissances", quiz: "Quiz", durabilite: "Durabilité",
    prudent: "Prudent", modere: "Modéré", dynamique: "Dynamique", score: "Score", out: "sur 100", provisional: "Provisoire : il reste des réponses à donner.",
    left: (n: number) => (n === 1 ? "1 réponse attendue" : `${n} réponses attendues`), done: "Toutes les réponses sont là.", validate: "Valider le questionnaire",
    validated: "Questionnaire validé", validatedOn: (day: string) => `validé le ${day}`, past: "Questionnaires validés", none: "Aucun questionnaire validé.",
    again: "Répondre de nouveau", againText: "Les réponses du dernier questionnaire servent de point de départ.", quizScore: "Quiz", known: "Produits connus",
    talk: "À reprendre avec le client", yes: "Oui", no: "Non", true: "Vrai", false: "Faux", noIdea: "Je ne sais pas", amount: "Montant placé", optional: "facultatif",
    saving: "Enregistrement", saved: "Enregistré", failed: "La réponse n’a pas été enregistrée.", retry: "Réessayer", right: "Juste", wrong: "À revoir", product: "Produit", knows: "Le client connaît",
    law: "Article L522-5 du Code des assurances. Le score porte sur treize questions de comportement ; les connaissances et le quiz n’y entrent pas.",
    durabiliteLaw: "Article 2, 4° du règlement délégué (UE) 2017/2359.", at: (percent: number) => `${percent} sur 100`,
  },
  en: {
    title: "Investor profile", clients: "Clients", parts: "Parts of the questionnaire", comportement: "Behaviour", connaissances: "Knowledge", quiz: "Quiz", durabilite: "Sustainability",
    prudent: "Careful", modere: "Moderate", dynamique: "Dynamic", score: "Score", out: "out of 100", provisional: "Provisional: some answers are missing.",
    left: (n: number) => (n === 1 ? "1 answer awaited" : `${n} answers awaited`), done: "All answers are there.", validate: "Validate the questionnaire",
    validated: "Questionnaire validated", validatedOn: (day: string) => `validated on ${day}`, past: "Validated questionnaires", none: "No questionnaire validated.",
    again: "Answer again", againText: "The answers of the last questionnaire are the starting point.", quizScore: "Quiz", known: "Products known",
    talk: "To talk over with the client", yes: "Yes", no: "No", true: "True", false: "False", noIdea: "I do not know", amount: "Amount placed", optional: "optional",
    saving: "Saving", saved: "Saved", failed: "The answer was not saved.", retry: "Try again", right: "Right", wrong: "To look at again", product: "Product", knows: "The client knows",
    law: "Article L522-5 of the Code des assurances. The score counts thirteen questions of behaviour; knowledge and quiz stay out of it.",
    durabiliteLaw: "Article 2, 4° of the delegated regulation (EU) 2017/2359.", at: (percent: number) => `${percent} out of 100`,
  },
});
