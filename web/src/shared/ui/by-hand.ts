import type { MouseEvent } from "react";

/** For `onMouseMove`: what slides under a resting pointer when a key scrolls the page has not been pointed at. */
export const byHand = (point: () => void) => (event: MouseEvent) => {
  if (event.movementX || event.movementY) point();
};
