import type { Todo } from "@/shared/api/types";
import { defineMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import type { IconName } from "@/shared/ui/icons";

export const navWords = defineMessages({
  fr: {
    main: "Navigation principale",
    phone: "Navigation mobile",
    skip: "Aller au contenu",
    search: "Rechercher",
    todo: "À traiter",
    clients: "Clients",
    entretiens: "Entretiens",
    conformite: "Conformité",
    duplicates: "Doublons",
    documents: "Documents",
    journal: "Journal",
    settings: "Réglages",
    profile: "Profil",
    newEntretien: "Nouvel entretien",
    record: "Enregistrer",
    more: "Plus",
    group: "Clients",
    waiting: (n: number) => `${n} à traiter`,
    team: (name: string) => `Cabinet : ${name}`,
    teams: "Changer de cabinet",
    theme: "Changer de thème",
    keys: "Raccourcis clavier",
    me: (name: string) => `Compte de ${name}`,
    logout: "Se déconnecter",
    offline: "Hors connexion",
    offlineText: "Ce qui est à l’écran reste lisible ; vos enregistrements reprendront au retour du réseau.",
    late: "Mises à jour en direct interrompues, reconnexion en cours",
    everywhere: "Partout",
    goTodo: "À traiter",
    goClients: "Clients",
    goEntretiens: "Entretiens",
    palette: "Palette de commandes",
    overlay: "Toutes les touches",
    close: "Fermer",
    lettersOff: "Les raccourcis d’une seule lettre sont désactivés dans votre profil.",
    teamMoved: "Vous avez changé de cabinet",
    teamMovedText: (name: string) =>
      `Un autre onglet travaille maintenant pour un autre cabinet. Cette page montrait ${name}\u202f; rien n’y a été enregistré depuis.`,
    teamBack: (name: string) => `Revenir à ${name}`,
    teamFollow: "Continuer avec l’autre cabinet",
    admin: "Administrateur",
    manager: "Manager",
    employe: "Collaborateur",
  },
  en: {
    main: "Main navigation",
    phone: "Phone navigation",
    skip: "Skip to content",
    search: "Search",
    todo: "To do",
    clients: "Clients",
    entretiens: "Meetings",
    conformite: "Compliance",
    duplicates: "Duplicates",
    documents: "Documents",
    journal: "Audit log",
    settings: "Settings",
    profile: "Profile",
    newEntretien: "New meeting",
    record: "Record",
    more: "More",
    group: "Clients",
    waiting: (n: number) => `${n} to do`,
    team: (name: string) => `Firm: ${name}`,
    teams: "Switch firm",
    theme: "Switch theme",
    keys: "Keyboard shortcuts",
    me: (name: string) => `${name}’s account`,
    logout: "Log out",
    offline: "Offline",
    offlineText: "What is on screen stays readable; saving resumes when the network is back.",
    late: "Live updates interrupted, reconnecting",
    everywhere: "Everywhere",
    goTodo: "To do",
    goClients: "Clients",
    goEntretiens: "Meetings",
    palette: "Command palette",
    overlay: "All keys",
    close: "Close",
    lettersOff: "Single-letter shortcuts are turned off in your profile.",
    teamMoved: "You switched firms",
    teamMovedText: (name: string) => `Another tab now works for another firm. This page showed ${name}; nothing was saved here since.`,
    teamBack: (name: string) => `Back to ${name}`,
    teamFollow: "Continue with the other firm",
    admin: "Administrator",
    manager: "Manager",
    employe: "Member",
  },
});

type Label = "todo" | "clients" | "entretiens" | "documents" | "conformite" | "journal" | "settings";
export type NavItem = {
  to: (typeof paths)["todo" | "clients" | "entretiens" | "documents" | "conformite" | "journal" | "settings"];
  icon: IconName;
  label: Label;
  /** Without this ability the entry is absent, not greyed. */
  ability?: string;
  /** Work waiting; never a total. */
  waiting?: (todo: Todo) => number;
  /** `G` then this letter; none: no key. */
  key: string;
};

/** The order never changes by use. A module that does not exist yet is not here. */
export const topItems: readonly NavItem[] = [
  {
    to: paths.todo,
    icon: "inbox",
    label: "todo",
    ability: "entretiens.view",
    waiting: (todo) => todo.entretiens_a_relire + todo.entretiens_echec + todo.taches_echues + todo.mentions,
    key: "t",
  },
];
export const clientItems: readonly NavItem[] = [
  { to: paths.clients, icon: "users", label: "clients", ability: "clients.view", key: "c" },
  {
    to: paths.entretiens,
    icon: "wave",
    label: "entretiens",
    ability: "entretiens.view",
    waiting: (todo) => todo.entretiens_a_relire,
    key: "e",
  },
  { to: paths.documents, icon: "file-text", label: "documents", ability: "documents.view", key: "d" },
  { to: paths.conformite, icon: "shield-check", label: "conformite", ability: "conformite.view", key: "" },
  { to: paths.journal, icon: "history", label: "journal", ability: "audit.view", key: "j" },
];
