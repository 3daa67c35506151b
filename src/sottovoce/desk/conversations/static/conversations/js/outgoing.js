// The outgoing check as the agent sees it: while typing, what would be shown to or asked of the public, marked in place;
// one click rewrites it. The desk checks again at sending, whatever this says.
import { post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";
import { offerUndo } from "./composer.js";

const PAUSE_MS = 350;
let timer = 0;
let running = null;
let composer = null;

const form = () => document.getElementById("composer");
const words = () => document.getElementById("words");

export function startOutgoing(actions) {
  composer = actions;
  document.addEventListener("click", onClick);
  document.getElementById("override-form").addEventListener("submit", (event) => {
    const reason = new FormData(event.target).get("reason");
    event.target.reset();
    document.getElementById("override-dialog").close();
    composer.send({ override: reason });
  });
}

/** Check what is written as soon as the writer pauses. */
export function checkSoon(form, words) {
  clearTimeout(timer);
  running?.abort();
  mark(words.value, []);
  const { mode, check } = form.dataset;
  if (mode === "note" || !words.value.trim()) return clearOutgoing();
  timer = setTimeout(() => checkNow(check, words.value, mode), PAUSE_MS);
}

/** Nothing to object to. */
export function clearOutgoing() {
  const place = document.getElementById("outgoing");
  if (!place) return;
  place.hidden = true;
  place.replaceChildren();
  form().classList.remove("stopped");
}

/** Show what the check found. */
export function showProblems({ problems, stops }) {
  if (problems.length === 0) return clearOutgoing();
  mark(words().value, problems);
  const place = document.getElementById("outgoing");
  place.replaceChildren(...(stops ? [heading("Not in public like this. This reply"), list(problems), actions()] : [heading("Think twice. This message"), list(problems)]));
  place.hidden = false;
  form().classList.toggle("stopped", stops);
}

async function checkNow(address, text, visibility) {
  running = new AbortController();
  try {
    const told = await (await post(address, { text, visibility }, { signal: running.signal })).json();
    if (words()?.value === text && form().dataset.mode === visibility) showProblems(told);
  } catch {
    // Typing went on, or the desk was out of reach: sending checks in any case.
  }
}

function heading(text) {
  return Object.assign(document.createElement("p"), { className: "outgoing-title", textContent: text });
}

function list(problems) {
  const items = document.createElement("ul");
  const said = [...new Set(problems.map(({ what }) => what))];
  items.append(...said.map((what) => Object.assign(document.createElement("li"), { textContent: what })));
  return items;
}

function actions() {
  const row = document.createElement("p");
  row.className = "row";
  row.append(button("Rewrite it", "rewrite", "primary"));
  if ("mayHandOver" in form().dataset) row.append(button("Rewrite, and send a secure link privately", "move", ""));
  if ("mayOverride" in form().dataset) row.append(button("Post it all the same …", "override", "quiet"));
  return row;
}

function button(text, what, kind) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: `button small ${kind}`, textContent: text });
  made.dataset.outgoing = what;
  return made;
}

async function onClick(event) {
  const what = event.target.closest("[data-outgoing]")?.dataset.outgoing;
  if (!what) return;
  if (what === "override") return document.getElementById("override-dialog").showModal();
  const fields = { text: words().value, reply_to: form().elements.reply_to.value };
  const id = document.querySelector("[data-conversation]").dataset.conversation;
  try {
    const told = await (await post(form().dataset[what], fields)).json();
    clearOutgoing();
    composer.setText(told.text);
    words().focus();
    if (what === "move") offerUndo(id, "private", told);
    document.dispatchEvent(new CustomEvent("conversation:look"));
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
  }
}

// Offsets count code points, so the text is cut as an array of them.
function mark(text, problems) {
  const place = form().querySelector(".writing-marks");
  const letters = [...text];
  const parts = [];
  let shown = 0;
  for (const { start, end } of problems) {
    if (start < shown) continue;
    parts.push(letters.slice(shown, start).join(""), Object.assign(document.createElement("mark"), { textContent: letters.slice(start, end).join("") }));
    shown = end;
  }
  parts.push(letters.slice(shown).join(""), "\n");
  place.replaceChildren(...parts);
  place.scrollTop = words().scrollTop;
}
