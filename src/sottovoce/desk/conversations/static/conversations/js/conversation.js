// The open conversation: brought up to date when it changes, scrolled to its end, acted on by menus and keys.
import { addCommand } from "../../js/commands.js";
import { paced } from "../../js/pacing.js";
import { get, post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";
import { tick } from "./clock.js";
import { mountComposer, write } from "./composer.js";
import { markOpen } from "./list.js";
import { parse, patchChildren, remember, replace } from "./patch.js";
import { maskAll } from "./reveal.js";
import { showViewers, tellViewing } from "./viewing.js";

const NEAR_END_PX = 120;
const lookAgainSoon = paced(lookAgain);

const section = () => document.querySelector("[data-conversation]");
const openId = () => section()?.dataset.conversation;
const scroller = () => document.getElementById("thread-scroll");

export function startConversation() {
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target.id === "conversation" && maskAll());
  document.body.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target.id === "conversation") mount();
    if (detail.elt.closest?.(".older") || detail.requestConfig?.path.includes("/earlier/")) document.getElementById("thread").dataset.hasEarlier = "yes";
  });
  document.addEventListener("live:conversations", ({ detail }) => detail.ids.includes(openId()) && lookAgainSoon());
  document.addEventListener("live:everything", lookAgainSoon);
  document.body.addEventListener("desk:changed", ({ detail }) => detail.ids.includes(openId()) && lookAgainSoon());
  document.addEventListener("conversation:look", lookAgainSoon);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  addKeys();
  if (section()) mount();
}

function mount() {
  const inbox = document.getElementById("inbox");
  inbox.classList.add("showing-detail");
  inbox.classList.remove("showing-side");
  remember([document.getElementById("conversation-head"), ...document.getElementById("thread").children, document.querySelector(".side-body")]);
  markOpen(openId());
  document.title = `${section().dataset.customerName} · Inbox · Sottovoce`;
  scroller().scrollTop = scroller().scrollHeight;
  scroller().addEventListener("scroll", () => isNearEnd() && (document.getElementById("new-below").hidden = true), { passive: true });
  tellViewing(openId());
  showViewers();
  tick();
  mountComposer();
}

function isNearEnd() {
  const { scrollTop, scrollHeight, clientHeight } = scroller();
  return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
}

async function lookAgain() {
  const id = openId();
  if (!id) return;
  let html;
  try {
    html = await (await get(`/inbox/${id}/now/`)).text();
  } catch {
    return; // As it was; the next change brings it up to date.
  }
  if (id !== openId()) return;
  const fresh = parse(html);
  const wasNearEnd = isNearEnd();
  const inboundBefore = countInbound();
  const head = replace(document.getElementById("conversation-head"), fresh.querySelector("#conversation-head"));
  patchChildren(document.getElementById("thread"), fresh.querySelector("#thread").children);
  if (!document.querySelector(".side-body .revealed")) replace(document.querySelector(".side-body"), fresh.querySelector(".side-body"));
  const came = countInbound() - inboundBefore;
  if (wasNearEnd) scroller().scrollTop = scroller().scrollHeight;
  else if (came > 0) document.getElementById("new-below").hidden = false;
  if (came > 0) document.getElementById("announcer").textContent = came === 1 ? "A new message in this conversation" : `${came} new messages in this conversation`;
  if (Number(head.dataset.unread) > 0 && !document.hidden) arrange("read", { silent: true });
  tick();
  showViewers();
}

function countInbound() {
  return document.querySelectorAll("#thread .message.in").length;
}

async function arrange(what, { silent = false } = {}) {
  try {
    await post(`/inbox/${openId()}/arrange/`, { do: what, ...(silent ? { silent: "true" } : {}) });
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
  }
}

function onClick(event) {
  const choice = event.target.closest("[data-arrange]");
  if (choice) {
    choice.closest(".menu")?.hidePopover();
    arrange(choice.dataset.arrange);
  }
  if (event.target.closest("#new-below")) scroller().scrollTop = scroller().scrollHeight;
  if (event.target.closest("[data-back]")) {
    event.preventDefault();
    back();
  }
  if (event.target.closest("[data-toggles-side]")) toggleSide();
}

function onSubmit(event) {
  const form = event.target.closest("[data-arranges]");
  if (!form) return;
  event.preventDefault();
  form.closest(".menu").hidePopover();
  arrange(`${form.dataset.arranges}:${new FormData(form).get("value").trim()}`);
}

function back() {
  document.getElementById("inbox").classList.remove("showing-detail");
  const address = new URLSearchParams(new FormData(document.getElementById("list-form")));
  address.delete("query");
  history.pushState(null, "", `/inbox/?${address}`);
  (document.querySelector(".conversation-row.open .row-link") ?? document.getElementById("search")).focus();
}

function toggleSide() {
  const shown = document.getElementById("inbox").classList.toggle("showing-side");
  document.querySelectorAll(".side-toggle").forEach((button) => button.setAttribute("aria-expanded", String(shown)));
  (shown ? document.querySelector(".side-close") : document.querySelector(".side-toggle"))?.focus();
}

function addKeys() {
  const group = "Conversation";
  const when = () => Boolean(document.getElementById("composer"));
  const click = (id) => () => document.getElementById(id)?.click();
  addCommand({ name: "Write a private message", keys: "r", group, when, run: () => write("private") });
  addCommand({ name: "Write a public reply", keys: "p", group, when, run: () => write("public") });
  addCommand({ name: "Write a private note", keys: "n", group, when, run: () => write("note") });
  addCommand({ name: "Assign", keys: "a", group, when, run: click("do-assign") });
  addCommand({ name: "Resolve, or open again", keys: "e", group, when, run: click("do-status") });
  addCommand({ name: "Snooze", keys: "s", group, when, run: click("do-snooze") });
  addCommand({ name: "Labels", keys: "l", group, when, run: click("do-label") });
  addCommand({ name: "Mark as unread", keys: "u", group, when, run: () => arrange("unread") });
  addCommand({ name: "Assign to me", keys: "m", group, when, run: () => arrange(`assign:${document.getElementById("inbox").dataset.staff}`) });
  addCommand({ name: "Send a secure link", keys: "h", group, when: () => Boolean(document.querySelector("[data-opens-dialog=link-dialog]")), run: () => document.querySelector("[data-opens-dialog=link-dialog]").click() });
  addCommand({ name: "About the customer", keys: "i", group, when: () => Boolean(section()), run: toggleSide });
}
