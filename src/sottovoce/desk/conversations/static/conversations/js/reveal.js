// Chips: why something was found, and its value for some seconds, after purpose and reason. A value lives in the page's
// text only; it goes when its time is over, when the window loses focus or is hidden, on Escape, and on a click.
import { correct } from "./correct.js";
import { post } from "../../js/posting.js";
import { ring } from "../../js/ring.js";
import { toast } from "../../js/toasts.js";

const masks = new Set();
let asked = null;

const find = (id) => document.getElementById(id);

export function startReveal() {
  document.addEventListener("click", onClick);
  find("reveal-form").addEventListener("submit", look);
  find("reveal-wrong")?.addEventListener("click", () => callWrong("wrong"));
  find("reveal-other-kind")?.addEventListener("click", () => callWrong("kind", { kind: find("reveal-kind").value }));
  find("file-dialog").addEventListener("close", () => maskAll());
  addEventListener("blur", maskAll);
  addEventListener("pagehide", maskAll);
  document.addEventListener("visibilitychange", () => document.hidden && maskAll());
  document.addEventListener("keydown", (event) => event.key === "Escape" && masks.size && maskAll());
}

/** Take every shown value off the page. */
export function maskAll() {
  for (const mask of [...masks]) mask();
}

function onClick(event) {
  const chip = event.target.closest("[data-finding]");
  if (chip) return chip.classList.contains("revealed") ? maskAll() : askFor(chip);
  const whole = event.target.closest("[data-reveals-message]");
  if (whole) {
    whole.closest(".menu").hidePopover();
    askForWhole(whole.dataset.revealsMessage);
  }
  const file = event.target.closest("[data-opens-attachment]");
  if (file) open({ title: "Open the attachment", address: `/attachments/${file.dataset.opensAttachment}/`, show: (answer) => showFile(answer) });
  const form = event.target.closest("[data-reads-form]");
  if (form) {
    const slot = form.parentElement.querySelector("[data-form-slot]");
    open({ title: "Read the secure form", address: `/hand-overs/${form.dataset.readsForm}/read/`, show: async (answer) => showText(slot, await answer.json()) });
  }
}

function askFor(chip) {
  const { finding, title, category, confidence, why, inParts } = chip.dataset;
  find("reveal-category").textContent = `${category} · on screen: ${chip.textContent}`;
  find("reveal-confidence").textContent = `${confidence}%`;
  find("reveal-meter").value = Number(confidence);
  find("reveal-evidence").replaceChildren(...why.split("\n").filter(Boolean).map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  find("reveal-parts").hidden = inParts === undefined;
  open({ title, explained: true, address: `/findings/${finding}/reveal/`, chip, show: async (answer) => showIn(chip, await answer.json()) });
}

function askForWhole(message) {
  const bubble = document.querySelector(`#m-${CSS.escape(message)} .bubble`);
  open({ title: "Reveal the whole message", address: `/messages/${message}/reveal/`, show: async (answer) => showOver(bubble, await answer.json()) });
}

function open(what) {
  asked = what;
  find("reveal-title").textContent = what.title;
  find("reveal-why").hidden = !what.explained;
  find("reveal-category").hidden = !what.explained;
  const corrections = find("reveal-correct");
  if (corrections) {
    corrections.hidden = !what.chip?.dataset.seen;
    find("reveal-later").checked = false;
  }
  const reason = find("reveal-reason");
  if (reason) {
    reason.value = "";
    find("reveal-purpose").value = "";
    find("reveal-problem").hidden = true;
  }
  find("reveal-dialog").showModal();
  find("reveal-purpose")?.focus();
}

async function look(event) {
  event.preventDefault();
  const fields = { purpose: find("reveal-purpose").value, reason: find("reveal-reason").value };
  try {
    const answer = await post(asked.address, fields);
    const { show } = asked;
    find("reveal-reason").value = "";
    find("reveal-dialog").close();
    await show(answer);
  } catch (refusal) {
    const problem = find("reveal-problem");
    problem.replaceChildren(Object.assign(document.createElement("li"), { textContent: refusal.message }));
    problem.hidden = false;
  }
}

async function callWrong(what, fields = {}) {
  find("reveal-dialog").close();
  try {
    await correct(`/findings/${asked.chip.dataset.finding}/${what}/`, fields, find("reveal-later").checked);
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
  }
}

function showIn(chip, { value, seconds }) {
  const label = chip.textContent;
  chip.classList.add("revealed");
  chip.dataset.seen = "yes";
  chip.replaceChildren(value, ring(seconds));
  chip.focus();
  keepFor(seconds, () => {
    chip.classList.remove("revealed");
    chip.textContent = label;
  });
}

function showOver(bubble, { value, seconds }) {
  const shown = document.createElement("p");
  shown.className = "bubble revealed";
  shown.dir = "auto";
  shown.append(value, ring(seconds));
  bubble.hidden = true;
  bubble.after(shown);
  keepFor(seconds, () => {
    shown.remove();
    bubble.hidden = false;
  });
}

function showText(slot, { value, seconds }) {
  const shown = document.createElement("p");
  shown.className = "revealed form-shown";
  shown.append(value, ring(seconds));
  slot.replaceChildren(shown);
  keepFor(seconds, () => slot.replaceChildren());
}

async function showFile(answer) {
  const seconds = Number(answer.headers.get("X-Seconds"));
  const address = URL.createObjectURL(await answer.blob());
  const isPicture = answer.headers.get("content-type").startsWith("image/");
  const shown = isPicture
    ? Object.assign(document.createElement("img"), { src: address, alt: "The attachment", className: "file-picture" })
    : Object.assign(document.createElement("a"), { href: address, download: "attachment", className: "button", textContent: "Save a copy on this device" });
  find("file-body").replaceChildren(shown);
  find("file-dialog").querySelector("[data-file-ring]").replaceChildren(ring(seconds));
  find("file-dialog").showModal();
  keepFor(seconds, () => {
    URL.revokeObjectURL(address);
    find("file-body").replaceChildren();
    find("file-dialog").close();
  });
}

function keepFor(seconds, mask) {
  const once = () => {
    clearTimeout(timer);
    masks.delete(once);
    mask();
  };
  const timer = setTimeout(once, seconds * 1000);
  masks.add(once);
  document.getElementById("announcer").textContent = `Shown for ${seconds} seconds`;
}
