// Solves the small puzzle (ALTCHA v2, SHA-256) that public forms ask for instead of a test for people.

export interface Challenge {
  parameters: { salt: string; nonce: string; keyPrefix: string; [name: string]: unknown };
  signature: string;
}

const AT_ONCE = 64;
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Return the proof of work for a challenge; takes a fraction of a second. Works in browsers (over HTTPS) and in Node. */
export async function solve(challenge: Challenge): Promise<string> {
  const { parameters, signature } = challenge;
  const start = bytes(parameters.salt + parameters.nonce);
  for (let first = 0; ; first += AT_ONCE) {
    const keys = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const data = new Uint8Array(start.length + 4);
        data.set(start);
        new DataView(data.buffer).setUint32(start.length, first + index);
        return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));
      }),
    );
    const found = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
    const derivedKey = keys[found];
    if (derivedKey === undefined) continue;
    const solution = { counter: first + found, derivedKey };
    return btoa(JSON.stringify({ challenge: { parameters, signature }, solution }));
  }
}
