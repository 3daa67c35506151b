// What "/" and "@" offer while typing: canned replies, and colleagues to call in a note.
import { get, post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";

const MOST = 8;
const LINK = "{link}";
let offers = { address: "", canned: [] };
let shown = [];
let chosen = 0;
let token = null;

const list = () => document.getElementById("suggestions");
const words = () => document.getElementById("words");

/** Listen to the composer that is on the page now. */
export function mountSuggestions(form) {
  words().addEventListener("input", () => suggest(form));
  words().addEventListener("keydown", (event) => onKey(event, form));
  words().addEventListener("blur", () => setTimeout(hide, 150));
  list().addEventListener("mousedown", (event) => event.preventDefault());
  list().addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(form, Number(option.dataset.at));
  });
}

/** Open the canned replies as if "/" had been typed. */
export function offerCanned(form) {
  const field = words();
  field.focus();
  const needsSpace = /\S$/.test(field.value.slice(0, field.selectionStart));
  field.setRangeText(needsSpace ? " /" : "/", field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function suggest(form) {
  const before = words().value.slice(0, words().selectionStart);
  const isNote = form.dataset.mode === "note";
  const match = /(?:^|\s)([/@])([\p{L}\p{N}-]*(?: [\p{L}\p{N}-]*)?)$/u.exec(before);
  if (!match || (match[1] === "@") !== isNote) return hide();
  token = { start: before.length - match[2].length - 1, end: before.length };
  const wanted = match[2].toLowerCase();
  shown = (isNote ? colleagues(form) : await canned(form)).filter(({ searched }) => searched.includes(wanted)).slice(0, MOST);
  choose(0);
}

function colleagues(form) {
  return form.dataset.colleagues.split("\n").filter(Boolean).map((name) => ({ title: name, detail: "", text: `@${name} `, searched: name.toLowerCase() }));
}

async function canned(form) {
  const address = form.dataset.offers;
  if (offers.address !== address) {
    try {
      offers = { address, ...(await (await get(address)).json()) };
    } catch (refusal) {
      toast(refusal.message, { kind: "error" });
      return [];
    }
  }
  return offers.canned.map((offer) => ({ ...offer, detail: `/${offer.shortcut} · ${offer.language}`, searched: `${offer.shortcut} ${offer.title}`.toLowerCase() }));
}

function choose(at) {
  if (shown.length === 0) return hide();
  chosen = (at + shown.length) % shown.length;
  list().replaceChildren(...shown.map(option));
  list().hidden = false;
  words().setAttribute("aria-activedescendant", `suggestion-${chosen}`);
}

function option({ title, detail }, at) {
  const item = document.createElement("li");
  item.className = "menu-item";
  item.id = `suggestion-${at}`;
  item.dataset.at = at;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(at === chosen));
  item.append(title, Object.assign(document.createElement("span"), { className: "trail tiny faint", textContent: detail }));
  return item;
}

function hide() {
  if (!list()) return;
  list().hidden = true;
  shown = [];
  words().removeAttribute("aria-activedescendant");
}

function onKey(event, form) {
  if (list().hidden || shown.length === 0) return;
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") take(form, chosen);
  else if (event.key === "Escape") hide();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

async function take(form, at) {
  const { text, wants_link: wantsLink } = shown[at];
  const { start, end } = token;
  hide();
  const whole = wantsLink ? text.replaceAll(LINK, await link(form)) : text;
  words().setRangeText(whole, start, end, "end");
  words().dispatchEvent(new Event("input", { bubbles: true }));
  words().focus();
}

// In public a link would open for whoever clicks first: there it is left out.
async function link(form) {
  if (form.dataset.mode !== "private" || !("mayHandOver" in form.dataset)) return "";
  const fields = new URLSearchParams([["fields", "order_number"], ["fields", "message"], ["language", form.dataset.language]]);
  try {
    return (await (await post(form.dataset.link, fields)).json()).url;
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
    return "";
  }
}
