/** A file the server answered, kept by the browser under the name the server gives it. */
export function saveFile(file: Blob, response: Response, otherwise: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? otherwise;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
