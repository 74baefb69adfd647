import type { Theme } from "@/shared/api/types";

const KEY = "egide-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
let choice: Theme = "system";

function paint(): void {
  const night = choice === "dark" || (choice === "system" && dark.matches);
  document.documentElement.dataset["theme"] = night ? "dark" : "light";
}
dark.addEventListener("change", paint);

/** Remembered by this browser too, so that the next page paints right at once (`public/theme.js`). */
export function applyTheme(theme: Theme): void {
  choice = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    /* storage refused: the session still knows */
  }
  paint();
}

export const shownTheme = (): "light" | "dark" =>
  document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
