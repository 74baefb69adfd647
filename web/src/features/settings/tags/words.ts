import { defineMessages, plural } from "@/shared/i18n/messages";
import { formatNumber } from "@/shared/format/numbers";

export const words = defineMessages({
  fr: {
    tags: "Étiquettes", intro: "Une étiquette se reconnaît à sa forme et à ses mots. Ce qui change ici change sur tous les dossiers.", none: "Aucune étiquette. Créez-en une ici ou sur un dossier.", failed: "Les étiquettes n’ont pas pu être chargées",
    create: "Nouvelle étiquette", edit: "Modifier", merge: "Fusionner avec une autre", remove: "Supprimer", actions: (name: string) => `Actions sur ${name}`, show: (name: string) => `Voir les clients étiquetés ${name}`,
    clients: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "client", "clients")}`, name: "Nom", shape: "Forme", save: "Enregistrer", cancel: "Annuler", required: "Indiquez un nom.",
    rond: "Rond", carre: "Carré", losange: "Losange", triangle: "Triangle", etoile: "Étoile", drapeau: "Drapeau",
    mergeTitle: (name: string) => `Fusionner « ${name} »`, mergeText: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "dossier portera", "dossiers porteront")} l’étiquette choisie à la place.`, into: "Étiquette qui reste", mergeDo: "Fusionner",
    merged: (from: string, to: string) => `« ${from} » fusionnée dans « ${to} »`, removed: (name: string) => `Étiquette « ${name} » supprimée`,
  },
  en: {
    tags: "Tags", intro: "A tag is told by its shape and its words. What changes here changes on every file.", none: "No tag yet. Create one here or on a file.", failed: "The tags could not be loaded",
    create: "New tag", edit: "Edit", merge: "Merge with another", remove: "Delete", actions: (name: string) => `Actions on ${name}`, show: (name: string) => `See the clients tagged ${name}`,
    clients: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "client", "clients")}`, name: "Name", shape: "Shape", save: "Save", cancel: "Cancel", required: "Enter a name.",
    rond: "Circle", carre: "Square", losange: "Diamond", triangle: "Triangle", etoile: "Star", drapeau: "Flag",
    mergeTitle: (name: string) => `Merge “${name}”`, mergeText: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "file", "files")} will bear the chosen tag instead.`, into: "Tag that stays", mergeDo: "Merge",
    merged: (from: string, to: string) => `“${from}” merged into “${to}”`, removed: (name: string) => `Tag “${name}” deleted`,
  },
});
