// The list of conversations: kept up to date row by row, walked by keys, acted on many at a time.
import { addCommand } from "../../js/commands.js";
import { paced } from "../../js/pacing.js";
import { post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";
import { tick } from "./clock.js";
import { parse, remember, replace } from "./patch.js";
import { showViewers } from "./viewing.js";

const waiting = new Set();
const fetchSoon = paced(fetchChanged);

const rows = () => document.getElementById("rows");
const links = () => [...rows().querySelectorAll(".row-link")];
const listForm = () => document.getElementById("list-form");

export function startList() {
  remember(rows().querySelectorAll(".conversation-row"));
  document.addEventListener("live:conversations", ({ detail }) => lookAgain(detail.ids));
  document.addEventListener("live:everything", refill);
  document.addEventListener("live:mentions", () => lookAgain([]));
  document.body.addEventListener("desk:changed", ({ detail }) => lookAgain(detail.ids));
  document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target === rows() || rows().contains(detail.elt)) remember(rows().querySelectorAll(".conversation-row"));
  });
  startBulk();
  addKeys();
}

/** Ask for these rows again, together with what else changes in the same moment. */
export function lookAgain(ids) {
  ids.forEach((id) => waiting.add(id));
  fetchSoon();
}

/** Mark the row of the conversation that is open. */
export function markOpen(conversation) {
  for (const row of rows().querySelectorAll(".conversation-row")) {
    const isOpen = row.dataset.id === conversation;
    row.classList.toggle("open", isOpen);
    const link = row.querySelector(".row-link");
    if (isOpen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

async function fetchChanged() {
  const ids = [...waiting];
  waiting.clear();
  const fields = new FormData(listForm());
  ids.forEach((id) => fields.append("ids", id));
  try {
    const answer = parse(await (await post("/inbox/changed/", fields)).text());
    place(ids, [...answer.querySelectorAll(".conversation-row")]);
    showTabs(answer.querySelector("#inbox-tabs"));
  } catch {
    // The list is as it was; the next change, or coming back on line, brings it up to date.
  }
}

async function refill() {
  try {
    const answer = parse(await (await post("/inbox/rows/", new FormData(listForm()))).text());
    const fresh = [...answer.querySelectorAll(".conversation-row")];
    const shown = [...rows().querySelectorAll(".conversation-row")].slice(0, fresh.length).map(({ dataset }) => dataset.id);
    place(shown, fresh);
  } catch {
    // As above.
  }
}

function place(ids, fresh) {
  const open = document.querySelector("[data-conversation]")?.dataset.conversation;
  const kept = new Map(fresh.map((row) => [row.dataset.id, row]));
  for (const id of ids) if (!kept.has(id)) document.getElementById(`row-${id}`)?.remove();
  let added = 0;
  for (const row of fresh) {
    const old = document.getElementById(row.id);
    if (old) {
      const picked = old.querySelector("[name=ids]").checked;
      const hadFocus = old.contains(document.activeElement);
      const now = replace(old, row);
      now.querySelector("[name=ids]").checked = picked;
      putInOrder(now);
      if (hadFocus && !now.contains(document.activeElement)) now.querySelector(".row-link").focus({ preventScroll: true });
    } else if (putInOrder(row)) {
      remember([row]);
      window.htmx.process(row);
      row.classList.add("fresh");
      added += 1;
    }
  }
  if (open) markOpen(open);
  rows().querySelector("[data-empty]")?.toggleAttribute("hidden", links().length > 0);
  if (added) document.getElementById("announcer").textContent = added === 1 ? "A new conversation in the list" : `${added} new conversations in the list`;
  tick();
  showViewers();
}

// Where the latest message puts it. Below the last row of a list that goes on, it belongs to a page not shown yet.
function putInOrder(row) {
  const at = Number(row.dataset.order);
  const following = [...rows().querySelectorAll(".conversation-row")].find((other) => other !== row && Number(other.dataset.order) < at);
  const more = rows().querySelector(".more");
  if (!following && more && !row.isConnected) return false;
  const before = following ?? more;
  if (row.nextElementSibling !== before || !row.isConnected) rows().insertBefore(row, before);
  return true;
}

function showTabs(fresh) {
  for (const tab of fresh?.querySelectorAll("[data-tab]") ?? []) {
    const count = document.querySelector(`#inbox-tabs [data-tab="${tab.dataset.tab}"] .count`);
    if (count) count.textContent = tab.querySelector(".count").textContent;
  }
}

function picked() {
  return [...rows().querySelectorAll("[name=ids]:checked")];
}

function startBulk() {
  rows().addEventListener("change", showBulk);
  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-bulk-clear]")) return clearPicked();
    const button = event.target.closest("[data-bulk]");
    if (!button) return;
    const ids = picked().map(({ value }) => value);
    button.closest(".menu")?.hidePopover();
    try {
      const fields = new URLSearchParams([["do", button.dataset.bulk], ...ids.map((id) => ["ids", id])]);
      await post("/inbox/bulk/", fields);
      clearPicked();
      lookAgain(ids);
    } catch (refusal) {
      toast(refusal.message, { kind: "error" });
    }
  });
}

function clearPicked() {
  picked().forEach((box) => (box.checked = false));
  showBulk();
}

function showBulk() {
  const number = picked().length;
  const bar = document.getElementById("bulk");
  bar.hidden = number === 0;
  bar.querySelector("[data-bulk-count]").textContent = number;
}

function addKeys() {
  const group = "List";
  addCommand({ name: "Next conversation", keys: "j", group, run: () => step(1) });
  addCommand({ name: "Previous conversation", keys: "k", group, run: () => step(-1) });
  addCommand({ name: "Open the conversation", keys: "o", group, when: () => Boolean(at()), run: () => at().click() });
  addCommand({ name: "Choose or leave out", keys: "x", group, when: () => Boolean(at()), run: pick });
  addCommand({ name: "Search the inbox", keys: "/", group, run: () => document.getElementById("search").select() });
  addCommand({ name: "Filter the list", group, run: () => document.getElementById("filter-menu").showPopover() });
  for (const tab of document.querySelectorAll("#inbox-tabs [data-tab]")) {
    addCommand({ name: `Show ${tab.dataset.title.toLowerCase()}`, group, run: () => tab.click() });
  }
}

// The row in focus; else the one that is open.
function at() {
  return document.activeElement?.closest(".conversation-row")?.querySelector(".row-link") ?? rows().querySelector(".open .row-link");
}

function step(direction) {
  const all = links();
  const now = all.indexOf(at());
  const next = all[now < 0 ? 0 : Math.max(0, Math.min(all.length - 1, now + direction))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function pick() {
  at().closest(".conversation-row").querySelector("[name=ids]").click();
}
