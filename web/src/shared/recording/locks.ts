/** Locks of the browser, released by any death of the page: who holds the microphone, who sends. */
const liveName = (id: string): string => `egide-micro-${id}`;
const sendingName = (id: string): string => `egide-envoi-${id}`;

/** Says that this page is recording. Resolves to what gives the place back, or null when another page has it. */
export function holdLive(id: string): Promise<(() => Promise<void>) | null> {
  return new Promise((resolve, reject) => {
    const given = navigator.locks.request(liveName(id), { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((release) =>
        resolve(async () => {
          release();
          await given;
        }),
      );
    });
    given.catch(reject);
  });
}

/** Whether some page of this browser is recording it now: otherwise it was interrupted. */
export async function isLive(id: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === liveName(id));
}

/** Runs `work` unless another page is already sending this recording. */
export const whileSending = async (id: string, work: () => Promise<void>): Promise<void> => {
  await navigator.locks.request(sendingName(id), { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
};
