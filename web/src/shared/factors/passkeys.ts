import { allauth, type Envelope, type Flow } from "@/shared/api/allauth";

/** The server writes bytes as base64url; the browser wants buffers. */
const bytesOf = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0)).buffer;
const textOf = (bytes: ArrayBuffer | null): string | undefined =>
  bytes ? btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") : undefined;

type Descriptor = { id: string; type: "public-key"; transports?: AuthenticatorTransport[] };
type Wire = { publicKey: { challenge: string; [key: string]: unknown } };
const allowed = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list as Descriptor[] | undefined) ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));

/** The person closed the browser's own window, or has no key for this site: nothing to explain. */
export class Dismissed extends Error {}

export const passkeysWork = (): boolean => typeof PublicKeyCredential !== "undefined" && window.isSecureContext;

async function ask(ceremony: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await ceremony;
    if (found instanceof PublicKeyCredential) return found;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new Dismissed();
}

const common = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
});

/** Makes a passkey from what the server offers; what to send back. */
export async function createPasskey({ publicKey }: Wire): Promise<unknown> {
  const user = publicKey["user"] as { id: string; name: string; displayName: string };
  const options = {
    ...publicKey,
    challenge: bytesOf(publicKey.challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: allowed(publicKey["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
  const credential = await ask(navigator.credentials.create({ publicKey: options }));
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

/** Proves that the person holds one of their passkeys, at `path` (log-in, second factor, confirmation). */
export async function provePasskey(path: string): Promise<Envelope<{ flows?: Flow[] }>> {
  const offer = await allauth<{ request_options: Wire }>("GET", path);
  if (!offer.data?.request_options) return offer as Envelope<{ flows?: Flow[] }>;
  const { publicKey } = offer.data.request_options;
  const options = {
    ...publicKey,
    challenge: bytesOf(publicKey.challenge),
    allowCredentials: allowed(publicKey["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const credential = await ask(navigator.credentials.get({ publicKey: options }));
  const response = credential.response as AuthenticatorAssertionResponse;
  return allauth("POST", path, {
    credential: {
      ...common(credential),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        userHandle: textOf(response.userHandle),
      },
    },
  });
}
