import type { MicrophoneFault } from "./microphone";

/** A note taken while recording. `t`: seconds of the recorded sound, takes put end to end. */
export type Mark = { t: number; text: string };
/** Off the record: at `from` of the sound, `to` − `from` seconds of which the sound holds nothing. */
export type OffRecord = { from: number; to: number };
/** The answer to the exact words, and when it was given: a recording may reach the server hours later. */
export type Consent = { accorde: boolean; personne: string; formulation: string; mode: "oral"; at: string };
export type RecordedClient = { id: string; matricule: string; nom: string | null; prenom: string | null };

/** What is known of a recording and of nobody else's business: kept encrypted. */
export type Sheet = {
  consent: Consent;
  client: RecordedClient | null;
  title: string;
  /** Day of the meeting, `2026-03-12`. */
  date: string;
  marks: Mark[];
  offRecord: OffRecord[];
};

/**
 * `recording`: may go on. `finished`: to be sent whole, then forgotten here. `refused`: no sound, the refusal is to be told.
 * `discarded`: its sound has left this device; the server is still to be told.
 */
export type Stage = "recording" | "finished" | "refused" | "discarded";

/** One piece of sound: `n` of take `take`. `end`: milliseconds of the take at its last sample. */
export type Part = { recording: string; take: number; n: number; size: number; digest: string; end: number };

/** A recording of this device, as a list shows it. */
export type Recording = {
  id: string;
  /** The membership of who recorded: nobody else is shown it. */
  owner: string;
  stage: Stage;
  startedAt: number;
  mediaType: string;
  /** The meeting's id on the server, once it knows of it. */
  remote: string | null;
  sheet: Sheet;
};

export type Phase = "recording" | "paused" | "off" | "lost" | "closing";
/** The recording under way. `pieces`: kept on this device so far; `unkept`: in memory only, for want of room. */
export type Live = {
  id: string;
  phase: Phase;
  sheet: Sheet;
  pieces: number;
  unkept: number;
  /** `Date.now()` when the current silence (off the record, microphone lost) began. */
  since: number | null;
  fault: MicrophoneFault | null;
  microphone: string;
};
