// Files of a reply: chosen, dropped or pasted; taken in by the desk at once, shown with their description until they go.
// A file's name never leaves this page. What waits is remembered for each conversation, in this page's memory only.
import { post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";

const LARGEST_BYTES = 10 * 1024 * 1024;
const waiting = new Map();
let openId = "";

const form = () => document.getElementById("composer");
const list = () => waiting.get(openId) ?? [];
const dataOf = (name, mode) => form().dataset[`${name}${mode === "public" ? "Public" : "Private"}`];

export function startFiles() {
  document.addEventListener("click", onClick);
  document.addEventListener("change", ({ target }) => {
    if (target.id === "file-input") addAll([...target.files]);
    if (target.name === "looked_at") document.getElementById("looked-at-problem").textContent = "";
  });
  document.addEventListener("paste", (event) => event.target.id === "words" && take(event, event.clipboardData.files));
  document.addEventListener("dragover", (event) => onDrag(event, true));
  document.addEventListener("dragleave", (event) => onDrag(event, false));
  document.addEventListener("drop", (event) => {
    onDrag(event, false);
    if (event.target.closest?.("#composer")) take(event, event.dataTransfer.files);
  });
}

/** A conversation's composer has just been put on the page. */
export function mountFiles(id) {
  openId = id;
  draw();
}

/** Who will read the reply has changed: so may have which files it can carry. */
export function setFilesMode(mode) {
  const button = form().querySelector("[data-attaches]");
  const why = whyNone(mode);
  button.setAttribute("aria-disabled", String(Boolean(why)));
  button.title = why || "Add a picture. It can be dropped or pasted here, too.";
  document.getElementById("file-input").accept = mode === "note" ? "" : dataOf("types", mode);
  drawFrame();
}

/** The fields that send these files, or null when they cannot go yet; then it is said why. */
export function attached(mode) {
  const files = list();
  if (files.length === 0) return [];
  const why = whyNotYet(files, mode);
  if (why) {
    toast(why, { kind: "warning" });
    return null;
  }
  const tick = form().elements.looked_at;
  if (mode === "public" && !tick.checked) {
    document.getElementById("looked-at-problem").textContent = "Look at the picture, and tick this before it goes to everybody.";
    tick.focus();
    return null;
  }
  return [...files.flatMap(({ upload, alt }) => [["attachment", upload], ["alt", alt]]), ["looked_at", mode === "public" ? "yes" : ""]];
}

/** They have gone with a reply. */
export function forgetFiles(id) {
  (waiting.get(id) ?? []).forEach(({ picture }) => picture && URL.revokeObjectURL(picture));
  waiting.delete(id);
  if (id === openId && form()) draw();
}

function whyNone(mode) {
  if (mode === "note") return "Notes carry no files.";
  if (Number(dataOf("most", mode)) > 0) return "";
  return `${form().dataset.channel} takes no files with a ${mode === "public" ? "public reply" : "private message"}.`;
}

function whyNotYet(files, mode) {
  const types = dataOf("types", mode).split(",");
  if (whyNone(mode)) return `${whyNone(mode)} Remove them first.`;
  if (files.some(({ problem }) => problem)) return "A file could not be taken in. Remove it first.";
  if (files.some(({ upload }) => !upload)) return "A file is still on its way.";
  if (files.length > Number(dataOf("most", mode))) return `At most ${dataOf("most", mode)} files go with a reply here.`;
  return files.every(({ type }) => types.includes(type)) ? "" : `${form().dataset.channel} does not take files of this kind here.`;
}

function take(event, files) {
  if (files.length === 0) return;
  event.preventDefault();
  addAll([...files]);
}

function onDrag(event, over) {
  const composer = event.target.closest?.("#composer");
  if (!composer || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  composer.classList.toggle("dropping", over);
}

function addAll(files) {
  const why = whyNone(form().dataset.mode);
  if (why) return toast(why, { kind: "warning" });
  document.getElementById("file-input").value = "";
  files.forEach(add);
}

async function add(file) {
  const id = openId;
  const entry = { key: crypto.randomUUID(), name: file.name, type: file.type, alt: "", upload: "", words: "", problem: "" };
  if (file.type.startsWith("image/")) entry.picture = URL.createObjectURL(file);
  waiting.set(id, [...(waiting.get(id) ?? []), entry]);
  form().elements.looked_at.checked = false;
  draw();
  try {
    if (file.size > LARGEST_BYTES) throw new Error("The file is too large. At most 10 MB.");
    const fields = new FormData();
    fields.append("file", new Blob([file], { type: file.type }), "file");
    const told = await (await post(form().dataset.upload, fields)).json();
    Object.assign(entry, { upload: told.upload, type: told.media_type, words: wordsOf(told) });
    if (!waiting.get(id)?.includes(entry)) drop(entry);
    tell(`${entry.name} is ready. ${entry.words}`);
  } catch (refusal) {
    entry.problem = refusal.message;
    tell(`${entry.name} could not be taken in. ${entry.problem}`);
  }
  if (id === openId && form()) draw();
}

function wordsOf({ size, removed, caution }) {
  const kilobytes = `${Math.max(1, Math.round(size / 1000))} kB`;
  return [kilobytes, removed.length && `removed: ${removed.join(", ")}`, caution].filter(Boolean).join(" · ");
}

function tell(words) {
  const news = document.getElementById("files-news");
  if (news) news.textContent = words;
}

function drop({ upload }) {
  // Best effort: what is not thrown away now is within the hour.
  if (upload) post(`/uploads/${upload}/drop/`).catch(() => {});
}

function remove(key) {
  const entry = list().find((each) => each.key === key);
  waiting.set(openId, list().filter((each) => each !== entry));
  if (entry.picture) URL.revokeObjectURL(entry.picture);
  drop(entry);
  draw();
  tell(`${entry.name} is removed.`);
  (document.querySelector("[data-removes-file]") ?? form().querySelector("[data-attaches]")).focus();
}

function draw() {
  const focused = document.activeElement?.closest?.(".file")?.dataset.key;
  document.getElementById("file-list").replaceChildren(...list().map(item));
  if (focused) document.querySelector(`.file[data-key="${focused}"] input`)?.focus();
  drawFrame();
}

function drawFrame() {
  document.getElementById("files").hidden = list().length === 0;
  document.getElementById("looked-at").hidden = form().dataset.mode !== "public";
}

function item(entry) {
  const made = document.getElementById("file-template").content.cloneNode(true).firstElementChild;
  const [label, field] = [made.querySelector("label"), made.querySelector("input")];
  made.dataset.key = entry.key;
  if (entry.picture && !entry.problem) made.querySelector(".file-face").replaceChildren(Object.assign(new Image(), { src: entry.picture, alt: "" }));
  label.htmlFor = field.id = `alt-${entry.key}`;
  label.textContent = entry.problem ? entry.name : `Description of ${entry.name}`;
  field.value = entry.alt;
  field.hidden = Boolean(entry.problem);
  field.addEventListener("input", () => (entry.alt = field.value));
  const progress = made.querySelector("progress");
  progress.hidden = Boolean(entry.upload || entry.problem);
  progress.setAttribute("aria-label", `Taking in ${entry.name}`);
  const words = made.querySelector("[data-file-words]");
  words.textContent = entry.problem || entry.words;
  words.classList.toggle("bad-words", Boolean(entry.problem));
  made.querySelector("[data-removes-file]").setAttribute("aria-label", `Remove ${entry.name}`);
  return made;
}

function onClick(event) {
  const button = event.target.closest("[data-attaches]");
  if (button?.getAttribute("aria-disabled") === "true") toast(button.title, { kind: "warning" });
  else if (button) document.getElementById("file-input").click();
  const removing = event.target.closest("[data-removes-file]");
  if (removing) remove(removing.closest(".file").dataset.key);
}
