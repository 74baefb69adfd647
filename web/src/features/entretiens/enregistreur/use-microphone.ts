import { useCallback, useEffect, useRef, useState } from "react";

import { recorder } from "@/shared/recording/here";
import { faultOf, isAllowed, mediaTypeHere, microphones, type MicrophoneChoice, type MicrophoneFault } from "@/shared/recording/microphone";

export type Check = { open: boolean; asking: boolean; device: string; choices: MicrophoneChoice[]; fault: MicrophoneFault | null };

/** The microphone before the recording: allowed, chosen, its level shown. Closed when the page is left without recording. */
export function useMicrophone(): Check & { check: (device: string | null) => Promise<boolean> } {
  const [state, setState] = useState<Check>({
    open: recorder.listening, asking: false, device: "", choices: [], fault: mediaTypeHere() ? null : "unsupported",
  });
  const here = useRef(true);
  const check = useCallback(async (device: string | null) => {
    setState((was) => ({ ...was, asking: true, fault: null }));
    try {
      const name = await recorder.listen(device);
      const choices = await microphones();
      if (!here.current) recorder.deafen();
      const found = choices.find(({ id }) => id === device) ?? choices.find(({ label }) => label === name);
      setState({ open: true, asking: false, device: found?.id ?? "", choices, fault: null });
      return true;
    } catch (error) {
      setState((was) => ({ ...was, open: false, asking: false, fault: faultOf(error) }));
      return false;
    }
  }, []);
  useEffect(() => {
    here.current = true;
    if (mediaTypeHere()) void isAllowed().then((allowed) => allowed && here.current && void check(null));
    return () => {
      here.current = false;
      recorder.deafen();
    };
  }, [check]);
  return { ...state, check };
}
