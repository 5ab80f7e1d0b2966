import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { errors, exportJWK, type JWK, jwtVerify, SignJWT } from "jose";
import type { Registration } from "./registration.ts";
import { challenged, unauthenticated } from "./unauthenticated.ts";

/** Makes access tokens and reads them. */
export interface TokenMint {
  /** How long a token lasts, in seconds. */
  readonly lifetime: number;
  /** Makes a token; one that answers a challenge was asked for with its claims. */
  make(client: Registration, asked: { readonly answersChallenge: boolean }): Promise<string>;
  /** Gives whose token it is. Refuses with 401, and with a claims challenge where one is due. */
  read(header: string | undefined): Promise<Bearer>;
  /** The public key, for whoever checks a token himself. */
  key(): Promise<JWK>;
}

/** Who makes a request, and what he may do by the `roles` of his token. */
export interface Bearer {
  readonly application: Registration;
  readonly roles: ReadonlySet<string>;
}

/** What tokens are made with. */
export interface MintOptions {
  readonly issuer: string;
  readonly tenant: string;
  readonly applications: ReadonlyMap<string, Registration>;
  readonly now: () => number;
}

interface KnownToken extends Bearer {
  readonly serial: number;
  readonly expires: number;
}

const lifetime = 3599;
const audience = "https://graph.microsoft.com";

/** Starts to make tokens with a key of its own: those of an earlier start are refused. */
export function tokenMint(options: MintOptions): TokenMint {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const recall = reader(options, keys.publicKey);
  const make: TokenMint["make"] = (client, { answersChallenge }) => {
    client.tokens += 1;
    if (answersChallenge) client.challenged = false;
    return signed(options, client, keys.privateKey);
  };
  const read: TokenMint["read"] = async (header) => {
    const token = /^Bearer (.+)$/.exec(header ?? "")?.[1];
    if (token === undefined) throw unauthenticated("Access token is empty.");
    try {
      return admitted(await recall(token), options.now());
    } catch (error) {
      if (error instanceof errors.JOSEError)
        throw unauthenticated("Access token validation failure.");
      throw error;
    }
  };
  return { lifetime, make, read, key: () => exportJWK(keys.publicKey) };
}

function signed(options: MintOptions, client: Registration, key: KeyObject): Promise<string> {
  const seconds = Math.floor(options.now() / 1000);
  const claims = {
    appid: client.id,
    idtyp: "app",
    roles: [...client.permissions],
    tid: options.tenant,
    serial: client.tokens,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: "JWT" })
    .setIssuer(options.issuer)
    .setAudience(audience)
    .setSubject(client.id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifetime)
    .sign(key);
}

// A token is sent with many requests, and its signature is checked once.
function reader(options: MintOptions, key: KeyObject): (token: string) => Promise<KnownToken> {
  const known = new Map<string, KnownToken>();
  const { issuer } = options;
  return async (token) => {
    const found = known.get(token);
    if (found) return found;
    const currentDate = new Date(options.now());
    const { payload } = await jwtVerify(token, key, { audience, issuer, currentDate });
    const read = knownToken(payload, options);
    if (known.size > 1000) known.clear();
    known.set(token, read);
    return read;
  };
}

function knownToken(payload: Record<string, unknown>, options: MintOptions): KnownToken {
  const application = options.applications.get(String(payload.sub));
  if (!application)
    throw unauthenticated("The identity of the calling application could not be established.");
  return {
    application,
    roles: new Set(payload.roles as string[]),
    serial: Number(payload.serial),
    expires: Number(payload.exp) * 1000,
  };
}

function admitted(token: KnownToken, now: number): Bearer {
  if (token.expires <= now)
    throw unauthenticated("Lifetime validation failed, the token is expired.");
  const { application } = token;
  if (token.serial <= application.validFrom || application.challenged) throw challenged();
  return token;
}
