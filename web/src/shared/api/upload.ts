import { headersOf, refusalOf } from "./client";
import { networkError } from "./error";
import { base } from "./schema";

type Sending = { onProgress: (part: number) => void; signal: AbortSignal };

/** Sends a file as the body of a request, telling how much of it has left (0–1); `fetch` cannot tell. */
export function upload<Answer>(path: string, file: File, { onProgress, signal }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);
    request.open("POST", `${base}${path}`);
    for (const [name, value] of Object.entries(headersOf("POST", path))) request.setRequestHeader(name, value);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Nom-Fichier", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(networkError());
    request.onabort = () => reject(new DOMException("stopped", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText) as Answer);
      const type = request.getResponseHeader("Content-Type") ?? "";
      void refusalOf(new Response(request.responseText, { status: request.status, headers: { "Content-Type": type } })).then(reject);
    };
    request.send(file);
  });
}
