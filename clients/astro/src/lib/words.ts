// How moments, numbers and places are written in Czech.

import { Problem, type Schemas } from "volunteering-client";

const zone = { timeZone: "Europe/Prague" } as const;
const dayParts = { ...zone, day: "numeric", month: "long", year: "numeric" } as const;
const day = new Intl.DateTimeFormat("cs", dayParts);
const time = new Intl.DateTimeFormat("cs", { ...zone, hour: "numeric", minute: "2-digit" });
const plural = new Intl.PluralRules("cs");

const NOUNS: Record<string, Partial<Record<Intl.LDMLPluralRule, string>>> = {
  organization: { one: "organizace", few: "organizace", other: "organizací" },
  program: { one: "program", few: "programy", other: "programů" },
};
const STATUSES: Record<string, string> = {
  cancelled: "Zrušeno",
  postponed: "Odloženo",
  rescheduled: "Nový termín",
  moved_online: "Přesunuto na internet",
};

/** Say how many: "1 organizace", "3 programy", "15 organizací". */
export const countOf = (count: number, noun: "organization" | "program"): string =>
  `${count} ${NOUNS[noun]?.[plural.select(count)]}`;

export const dayOf = (moment: string): string => day.format(new Date(moment));

type Timed = Pick<
  Schemas["EventSummary"],
  "starts_at" | "ends_at" | "first_day" | "last_day" | "is_all_day" | "status"
>;

/** Say when an event is, and what has become of it: "27. listopadu 2026, 10:00–17:00". */
export function whenOf(event: Timed): string {
  const [start, end] = [new Date(event.starts_at), new Date(event.ends_at ?? event.starts_at)];
  let when = dayOf(event.starts_at);
  if (event.first_day !== event.last_day) {
    when = day.formatRange(new Date(event.first_day), new Date(event.last_day));
  } else if (!event.is_all_day) {
    when += `, ${event.ends_at ? time.formatRange(start, end) : time.format(start)}`;
  }
  return [STATUSES[event.status], when].filter(Boolean).join(" · ");
}

/** Say where an event is. */
export const whereOf = ({ venue }: Pick<Schemas["EventSummary"], "venue">): string =>
  [venue.name, venue.street, venue.municipality?.name].filter(Boolean).join(", ");

/** Return an address on one line: "Na Stráni 12, 466 01 Jablonec nad Nisou". */
export function addressOf({ street, postal_code, municipality }: Schemas["OrganizationAddress"]): string {
  const code = postal_code.replace(/^(\d{3})(\d{2})$/, "$1\u00a0$2");
  return [street, [code, municipality.name].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/** Return a sentence about a failure: the API's own, or that it was not reached. */
export const sentenceOf = (problem: unknown): string =>
  problem instanceof Problem
    ? problem.message
    : "Spojení s centrem se nepodařilo. Zkuste to prosím za chvíli znovu.";
