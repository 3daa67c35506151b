// Posting from scripts: the same token as forms, JSON back, and an error that says in words what the desk said.
import { problemIn } from "./toasts.js";

/** A request that the desk refused: `message` in words, `status`, and `told`, its JSON where it had one. */
export class Refusal extends Error {
  constructor(message, status, told) {
    super(message);
    Object.assign(this, { status, told });
  }
}

function headers() {
  return { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true" };
}

/** Post fields (an object, FormData or pairs); returns the Response. Throws a Refusal. */
export async function post(address, fields = {}, { signal } = {}) {
  const body = fields instanceof FormData || fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
  return answered(await reach(address, { method: "POST", headers: headers(), body, signal }));
}

/** Get a fragment or JSON; returns the Response. Throws a Refusal. */
export async function get(address) {
  return answered(await reach(address, { headers: { "HX-Request": "true" } }));
}

async function reach(address, options) {
  try {
    return await fetch(address, { credentials: "same-origin", redirect: "error", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("The desk cannot be reached. Nothing was changed.", 0, null);
  }
}

async function answered(response) {
  if (response.status === 401) location.reload();
  if (response.ok) {
    announce(response.headers.get("HX-Trigger"));
    return response;
  }
  if (response.headers.get("content-type")?.startsWith("application/json")) {
    const told = await response.json();
    throw new Refusal([told.error, told.remedy].filter(Boolean).join(" "), response.status, told);
  }
  throw new Refusal(problemIn(await response.text()), response.status, null);
}

// The same events that htmx makes of this header, so that a page listens in one way.
function announce(header) {
  if (!header) return;
  for (const [name, detail] of Object.entries(JSON.parse(header))) {
    document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
