// Seal a secure form to the key of its hand-over: HPKE base mode (RFC 9180), X25519, or P-256 where a browser
// lacks it. The bytes are those of sealed_forms.py: suite, encapsulated key, ciphertext.
import {
  AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256,
  NotSupportedError,
} from "../../vendor/hpke/hpke.js";

const VERSION = "sottovoce/secure-form/v1";
const BLOCK_BYTES = 2048;
const SPACE = 0x20;
const X25519_KEY_BYTES = 32;

export const X25519 = { id: 1, kem: KEM_DHKEM_X25519_HKDF_SHA256, key: (both) => both.slice(0, X25519_KEY_BYTES) };
export const P256 = { id: 2, kem: KEM_DHKEM_P256_HKDF_SHA256, key: (both) => both.slice(X25519_KEY_BYTES) };

// Neither suite works here: the browser is too old, or the page came without https.
export class CannotSeal extends Error {}

// Seal the answers ({field name: text}) of an opened form; resolves to bytes.
export async function seal(form, answers) {
  for (const suite of [X25519, P256]) {
    try {
      return await sealWith(suite, form, answers);
    } catch (error) {
      if (!(error instanceof NotSupportedError)) throw error;
    }
  }
  throw new CannotSeal();
}

export async function sealWith(suite, form, answers) {
  const hpke = new CipherSuite(suite.kem, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  const key = await hpke.DeserializePublicKey(suite.key(fromBase64(form.publicKey)));
  const sealed = await hpke.Seal(key, padded(answers), { info: boundTo(form) });
  return joined(Uint8Array.of(suite.id), sealed.encapsulatedSecret, sealed.ciphertext);
}

// What both sides bind the form to: what this page shows, line by line.
function boundTo(form) {
  const names = form.fields.map((field) => field.name).join(",");
  return new TextEncoder().encode([VERSION, form.organisation, form.handOver, names, form.expires].join("\n"));
}

// Whole blocks, filled up with spaces, which JSON ignores: the length tells nothing of what was written.
function padded(answers) {
  const written = new TextEncoder().encode(JSON.stringify(answers));
  const whole = new Uint8Array(Math.ceil(written.length / BLOCK_BYTES) * BLOCK_BYTES).fill(SPACE);
  whole.set(written);
  return whole;
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((offset, part) => (whole.set(part, offset), offset + part.length), 0);
  return whole;
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
