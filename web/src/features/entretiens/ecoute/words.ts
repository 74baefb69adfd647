import { defineMessages } from "@/shared/i18n/messages";

export const words = defineMessages({
  fr: {
    player: "Écoute de l’entretien", play: "Écouter", pause: "Pause", place: "Position dans l’enregistrement", at: (clock: string) => `Écouter à ${clock}`,
    proof: (label: string) => `Écouter la preuve\u00a0: ${label}`, speed: "Vitesse", rate: (n: string) => `${n}×`, skip: "Passer les silences", mark: (clock: string, text: string) => `Repère à ${clock}\u00a0: ${text}`,
    offRecord: "Hors micro", search: "Chercher dans l’entretien", next: "Suivant", previous: "Précédent", closeSearch: "Fermer la recherche",
    count: (at: number, all: number) => `${at} sur ${all}`, none: "Rien", noneSaid: "Ces mots n’ont pas été dits.",
    group: "Écoute", back5: "Reculer de 5 secondes", forward5: "Avancer de 5 secondes", slower: "Moins vite", faster: "Plus vite", playPause: "Écouter, arrêter", evidence: "Écouter la preuve de la proposition",
    failed: "L’enregistrement ne peut pas être lu pour le moment.", retry: "Réessayer", again: "Revenir aux mots en cours",
    erased: (date: string) => `L’enregistrement a été effacé le ${date}, au terme de sa durée de conservation.`, archived: (date: string) => `Enregistrement archivé le ${date}.`,
    held: (reason: string, date: string) => `Enregistrement conservé depuis le ${date}\u00a0: ${reason}`, hold: "Conserver l’enregistrement", release: "Ne plus conserver l’enregistrement",
    released: "L’enregistrement suit de nouveau sa durée de conservation", keep: "Conserver", cancel: "Annuler", reason: "Motif", reasonAsked: "Indiquez pourquoi\u00a0: réclamation, litige, contrôle…",
    holdHelp: "Il n’est alors plus effacé au terme de sa durée de conservation, jusqu’à ce que vous leviez cette mesure.",
  },
  en: {
    player: "Listening to the meeting", play: "Play", pause: "Pause", place: "Place in the recording", at: (clock: string) => `Play from ${clock}`,
    proof: (label: string) => `Play the proof: ${label}`, speed: "Speed", rate: (n: string) => `${n}×`, skip: "Skip silences", mark: (clock: string, text: string) => `Mark at ${clock}: ${text}`,
    offRecord: "Off the record", search: "Search in the meeting", next: "Next", previous: "Previous", closeSearch: "Close the search",
    count: (at: number, all: number) => `${at} of ${all}`, none: "None", noneSaid: "These words were not said.",
    group: "Listening", back5: "Back 5 seconds", forward5: "Forward 5 seconds", slower: "Slower", faster: "Faster", playPause: "Play, stop", evidence: "Play the proof of the proposal",
    failed: "The recording cannot be read for now.", retry: "Retry", again: "Back to the words being said",
    erased: (date: string) => `The recording was erased on ${date}, at the end of its retention.`, archived: (date: string) => `Recording archived on ${date}.`,
    held: (reason: string, date: string) => `Recording held since ${date}: ${reason}`, hold: "Hold the recording", release: "Release the recording",
    released: "The recording follows its retention again", keep: "Hold", cancel: "Cancel", reason: "Reason", reasonAsked: "Say why: complaint, dispute, audit…",
    holdHelp: "It is then no longer erased at the end of its retention, until you release it.",
  },
});
