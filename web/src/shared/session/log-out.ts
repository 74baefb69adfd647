import { allauth } from "@/shared/api/allauth";
import { paths } from "@/shared/paths";

import { forgetSession } from "./remembered";

/** Ends the session on the server, then leaves the page: nothing of the firm stays in memory. */
export async function logOut(): Promise<void> {
  await allauth("DELETE", "auth/session");
  sessionStorage.clear();
  forgetSession();
  location.assign(paths.login);
}
