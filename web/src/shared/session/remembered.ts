import type { Session } from "@/shared/api/types";

const KEY = "egide-session";
let used = false;

/** Who works on this device: what opens the application when the server cannot be asked. Gone with the log-out. */
export function remember(session: Session): void {
  used = false;
  try {
    localStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    /* storage refused: without network, the application does not open */
  }
}

/** The last session the server confirmed, for a page opened without network. It shows names and doors, no data. */
export function remembered(): Session | null {
  try {
    const session = JSON.parse(localStorage.getItem(KEY) ?? "null") as Session | null;
    used = session !== null;
    return session;
  } catch {
    return null;
  }
}

/** Whether the session on screen is still to be confirmed by the server. */
export const isUnconfirmed = (): boolean => used;

export function forgetSession(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    /* nothing was kept */
  }
}
