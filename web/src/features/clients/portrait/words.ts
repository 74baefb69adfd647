import { defineMessages } from "@/shared/i18n/messages";

export const words = defineMessages({
  fr: {
    title: "Portrait", clients: "Clients", print: "Imprimer", household: "Foyer", born: (day: string, civilite: unknown) => `${civilite === "Mme" ? "née" : civilite === "M." ? "né" : "né(e)"} le ${day}`, children: "Enfants", work: "Profession", needs: "Besoins",
    owns: "Que possède le foyer ?", month: "Où va l’argent du mois ?", tax: "Quelle tranche d’impôt ?", contracts: "Contrats en cours", none: "Aucun",
    usage: "Logement et résidences", rapport: "Immobilier de rapport", liquide: "Épargne disponible", financier: "Placements", retraite: "Épargne retraite", autres: "Autres avoirs", debts: "Dettes",
    gross: "Patrimoine brut", net: "Patrimoine net", income: "Revenus", loans: "Emprunts", charges: "Charges", premiums: "Cotisations d’assurance", incomeTax: "Impôt sur le revenu", rest: "Reste à vivre et à épargner",
    parts: "Parts fiscales", taxable: "Revenu imposable estimé", rate: "Tranche marginale", due: "Impôt estimé", capped: "L’avantage des enfants atteint son plafond.",
    declared: (rate: number) => `Le dossier dit ${rate} % : à vérifier sur l’avis d’impôt.`, unknown: "à demander", perYear: "par an", perMonth: "par mois", share: "Part", amount: "Montant", what: "Poste",
    adviser: "Conseiller", madeOn: (day: string) => `Établi le ${day}`, source: "D’après les éléments connus du dossier ; estimation, sans valeur d’avis d’imposition.", empty: "Rien n’est connu pour l’instant.",
    type: "Contrat", insurer: "Assureur", premium: "Cotisation",
  },
  en: {
    title: "Portrait", clients: "Clients", print: "Print", household: "Household", born: (day: string) => `born on ${day}`, children: "Children", work: "Work", needs: "Needs",
    owns: "What does the household own?", month: "Where does the month’s money go?", tax: "Which tax band?", contracts: "Contracts in force", none: "None",
    usage: "Homes", rapport: "Rental property", liquide: "Available savings", financier: "Investments", retraite: "Retirement savings", autres: "Other assets", debts: "Debts",
    gross: "Gross wealth", net: "Net wealth", income: "Income", loans: "Loans", charges: "Outgoings", premiums: "Insurance premiums", incomeTax: "Income tax", rest: "Left to live on and save",
    parts: "Tax shares", taxable: "Estimated taxable income", rate: "Marginal rate", due: "Estimated tax", capped: "The advantage of the children reaches its ceiling.",
    declared: (rate: number) => `The file says ${rate}%: to be checked on the tax notice.`, unknown: "to be asked", perYear: "a year", perMonth: "a month", share: "Share", amount: "Amount", what: "Item",
    adviser: "Adviser", madeOn: (day: string) => `Made on ${day}`, source: "From what the file knows; an estimate, not a tax notice.", empty: "Nothing is known yet.",
    type: "Contract", insurer: "Insurer", premium: "Premium",
  },
});
