import { defineMessages, plural } from "@/shared/i18n/messages";
import { formatNumber } from "@/shared/format/numbers";

export const words = defineMessages({
  fr: {
    title: "Contrats et assureurs", reminders: "Rappels d’échéance", remindersText: "Chaque date d’un contrat en cours (dernier jour pour résilier, fin, droit qui s’ouvre) devient une tâche de son conseiller, une seule fois.",
    on: "Créer les rappels", yes: "Oui", no: "Non", ahead: "Apparaît", aheadText: "Tant de jours avant la date du contrat.", due: "À faire", dueText: "Tant de jours avant la date du contrat.", days: "jours avant", saved: "Rappels modifiés", number: "Écrivez un nombre de jours.",
    insurers: "Assureurs", insurersText: "Les noms que vos contrats portent. Un même assureur écrit de plusieurs façons se corrige partout d’un coup.", none: "Aucun contrat ne nomme d’assureur.", failed: "Les assureurs n’ont pas pu être chargés", find: "Chercher un assureur",
    add: "Ajouter un assureur", addShort: "Ajouter", contracts: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "contrat", "contrats")}`, noContract: "aucun contrat", usual: (name: string) => `d’ordinaire ${name}`, same: (names: string) => `aussi écrit ${names}`,
    unify: (name: string) => `Écrire partout ${name}`, actions: (name: string) => `Actions sur ${name}`, edit: "Coordonnées", rename: "Renommer ou fusionner", remove: "Retirer de la liste", removed: (name: string) => `${name} retiré de la liste`,
    name: "Nom", address: "Adresse", email: "E-mail", phone: "Téléphone", extranet: "Extranet", extranetHelp: "L’adresse de l’espace courtier.", save: "Enregistrer", cancel: "Annuler", required: "Indiquez un nom.",
    renameTitle: (name: string) => `Renommer ${name}`, renameText: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "contrat changera", "contrats changeront")} de nom. Un nom déjà présent les réunit.`, newName: "Nouveau nom", renameDo: "Renommer",
    renamed: (n: number, name: string) => `${formatNumber(n, "fr")} ${plural("fr", n, "contrat écrit", "contrats écrivent")} maintenant ${name}`,
  },
  en: {
    title: "Contracts and insurers", reminders: "Deadline reminders", remindersText: "Each date of a contract in force (last day to terminate, end, right that opens) becomes a task of its adviser, once.",
    on: "Make reminders", yes: "Yes", no: "No", ahead: "Appears", aheadText: "So many days before the contract’s date.", due: "To be done", dueText: "So many days before the contract’s date.", days: "days before", saved: "Reminders changed", number: "Write a number of days.",
    insurers: "Insurers", insurersText: "The names your contracts bear. One insurer written in several ways is put right everywhere at once.", none: "No contract names an insurer.", failed: "The insurers could not be loaded", find: "Find an insurer",
    add: "Add an insurer", addShort: "Add", contracts: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "contract", "contracts")}`, noContract: "no contract", usual: (name: string) => `usually ${name}`, same: (names: string) => `also written ${names}`,
    unify: (name: string) => `Write ${name} everywhere`, actions: (name: string) => `Actions on ${name}`, edit: "Contact details", rename: "Rename or merge", remove: "Remove from the list", removed: (name: string) => `${name} removed from the list`,
    name: "Name", address: "Address", email: "E-mail", phone: "Phone", extranet: "Extranet", extranetHelp: "The address of the brokers’ site.", save: "Save", cancel: "Cancel", required: "Enter a name.",
    renameTitle: (name: string) => `Rename ${name}`, renameText: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "contract", "contracts")} will change. A name already there unites them.`, newName: "New name", renameDo: "Rename",
    renamed: (n: number, name: string) => `${formatNumber(n, "en")} ${plural("en", n, "contract", "contracts")} now written ${name}`,
  },
});
