const BROWSERS = [["Edge", /Edg\//], ["Opera", /OPR\//], ["Firefox", /Firefox\//], ["Chrome", /Chrom(e|ium)\//], ["Safari", /Safari\//]] as const;
const SYSTEMS = [["iPhone", /iPhone/], ["iPad", /iPad/], ["Android", /Android/], ["Windows", /Windows/], ["macOS", /Mac OS X/], ["Linux", /Linux/]] as const;

/** The two words a person recognises in a User-Agent; null for a program. */
export function deviceName(agent: string): { browser: string; system: string; phone: boolean } | null {
  const browser = BROWSERS.find(([, sign]) => sign.test(agent))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(agent))?.[0];
  return browser && system ? { browser, system, phone: system === "iPhone" || system === "Android" } : null;
}
