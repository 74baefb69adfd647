/** Why there is no microphone, in words the page has a sentence for. */
export type MicrophoneFault = "refused" | "absent" | "busy" | "unsupported";

const FAULTS: Record<string, MicrophoneFault> = {
  NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "absent", OverconstrainedError: "absent",
};

export const faultOf = (error: unknown): MicrophoneFault =>
  error instanceof DOMException ? (FAULTS[error.name] ?? "busy") : error instanceof TypeError ? "unsupported" : "busy";

/** Speech across a table: nothing is filtered that a voice could be in, the level alone follows who speaks. */
const TABLE: MediaTrackConstraints = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };

/** The wanted microphone, or any other rather than none. :raises what `faultOf` reads. */
export async function openMicrophone(device: string | null): Promise<MediaStream> {
  if (!device) return navigator.mediaDevices.getUserMedia({ audio: TABLE });
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { ...TABLE, deviceId: { exact: device } } });
  } catch (error) {
    if (faultOf(error) !== "absent") throw error;
    return navigator.mediaDevices.getUserMedia({ audio: TABLE });
  }
}

export const closeMicrophone = (stream: MediaStream | null): void => stream?.getTracks().forEach((track) => track.stop());

export type MicrophoneChoice = { id: string; label: string };

/** The microphones of this device; their names are known once one was allowed. */
export async function microphones(): Promise<MicrophoneChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId)
    .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `Micro ${index + 1}` }));
}

export const nameOf = (stream: MediaStream | null): string => stream?.getAudioTracks()[0]?.label ?? "";

/** Whether the microphone was already allowed, so that the level may be shown without asking. */
export async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: "microphone" as PermissionName })).state === "granted";
  } catch {
    return false;
  }
}

const MEDIA_TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"] as const;

/** What this browser can write. A recording keeps the same from its first take to its last. */
export const mediaTypeHere = (): string | null =>
  typeof MediaRecorder === "undefined" || !navigator.mediaDevices
    ? null
    : (MEDIA_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null);
