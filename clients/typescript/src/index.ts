// Typed access to the API v1: every address, parameter and answer as the OpenAPI document declares them.

import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.d.ts";

export { solve, type Challenge } from "./proof.ts";
export type { components, paths };
export type Schemas = components["schemas"];

/** A client for one centre. Lists are typed as they are without `fields`, which leaves parts of the items out. */
export type Centre = Client<paths, "application/json">;

/**
 * Return a client.
 *
 * @param origin scheme and host of the centre's site, such as "https://dobrovolnici.example"
 * @param options as openapi-fetch takes them, such as `fetch`
 */
export function createCentre(origin: string, options: ClientOptions = {}): Centre {
  return createClient<paths, "application/json">({
    ...options,
    baseUrl: `${origin.replace(/\/+$/, "")}/api/v1`,
    // ?topic=seniori&topic=deti: values of one filter are alternatives.
    querySerializer: { array: { style: "form", explode: true } },
  });
}

/**
 * Fetch, and wait as long as the API says when there were too many requests. For builds and servers, where nobody is waiting;
 * give it to `createCentre` as `fetch`.
 */
export async function patientFetch(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(request.clone());
    if (response.status !== 429 || attempt === 5) return response;
    const seconds = Number(response.headers.get("Retry-After")) || 60;
    await new Promise((done) => setTimeout(done, seconds * 1000));
  }
}

/** An answer that is an error (RFC 9457): a sentence, and what is wrong by parameter. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: ReadonlyArray<{ parameter: string; detail: string }>;
  /** With 409 to a listing: what is in the directory already and is probably the same organization. */
  readonly duplicates: ReadonlyArray<Schemas["OrganizationRef"]>;
  /** Seconds after which to try again, when the API says so. */
  readonly retryAfter: number | null;

  constructor(response: Response, problem: Partial<Schemas["ProblemDetails"]> | undefined) {
    super(problem?.detail ?? `${response.status} ${response.statusText}`);
    this.name = "Problem";
    this.status = response.status;
    this.errors = problem?.errors ?? [];
    this.duplicates = (problem?.duplicates ?? []) as Schemas["OrganizationRef"][];
    const wait = Number(response.headers.get("Retry-After"));
    this.retryAfter = wait > 0 ? wait : null;
  }
}

/** Return the data of an answer; throw a `Problem` when it is an error. */
export async function told<Data>(
  answer: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new Problem(response, error as Schemas["ProblemDetails"]);
  return data;
}

/** Give every item of a list, page by page. */
export async function* everything<Item>(
  page: (offset: number) => Promise<{ items: Item[]; paging: Schemas["Paging"] }>,
): AsyncGenerator<Item> {
  for (let offset = 0; ; ) {
    const { items, paging } = await page(offset);
    yield* items;
    offset = paging.offset + paging.limit;
    if (!paging.next) return;
  }
}

/** Return the attributes of an <img> for a picture. */
export function imageAttributes(picture: Schemas["Picture"], sizes: string) {
  const first = picture.sizes[0];
  return {
    src: first?.url ?? "",
    srcset: picture.srcset,
    sizes,
    alt: picture.alt,
    width: first?.width ?? 0,
    height: first?.height ?? 0,
  };
}
