/** The endings of the recordings that are taken. What a file is, the server reads in its bytes. */
export const SOUNDS = ".wav,.mp3,.m4a,.mp4,.mov,.ogg,.oga,.opus,.webm,.flac";
const ENDINGS = new Set(SOUNDS.split(","));

export const isSound = (file: File): boolean =>
  /^(audio|video)\//.test(file.type) || ENDINGS.has(file.name.slice(file.name.lastIndexOf(".")).toLowerCase());
