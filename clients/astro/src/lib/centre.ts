// The centre whose pages these are.

import { createCentre, patientFetch, told, type Schemas } from "volunteering-client";

export const origin: string = import.meta.env.PUBLIC_CENTRE ?? "http://127.0.0.1:8000";
export const centre = createCentre(origin, import.meta.env.SSR ? { fetch: patientFetch } : {});

let asked: Promise<Schemas["SiteDetails"]> | undefined;

/** Return the name and the contact of the centre; a build asks once. */
export const aboutSite = () => (asked ??= told(centre.GET("/site")));
