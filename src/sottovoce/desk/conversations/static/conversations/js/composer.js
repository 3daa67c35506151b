// The composer: who will read this, what is written, sending and taking back. Drafts live in this page's memory only.
import { post } from "../../js/posting.js";
import { ring } from "../../js/ring.js";
import { toast } from "../../js/toasts.js";
import { attached, forgetFiles, mountFiles, setFilesMode, startFiles } from "./files.js";
import { clearOutgoing, checkSoon, showProblems, startOutgoing } from "./outgoing.js";
import { mountSuggestions, offerCanned } from "./suggestions.js";

const drafts = new Map();
const WORDS = {
  private: { about: "Only the customer will read this.", send: "Send privately", label: "A private message to the customer", placeholder: "Write privately …  / for canned replies" },
  public: { about: "Everybody can read this.", send: "Post in public", label: "A public reply that everybody can read", placeholder: "Write for everybody to read …  / for canned replies" },
  note: { about: "Only colleagues will read this.", send: "Keep the note", label: "A private note for colleagues", placeholder: "Write to colleagues …  @ calls one of them" },
};

const form = () => document.getElementById("composer");
const words = () => document.getElementById("words");
const openId = () => document.querySelector("[data-conversation]")?.dataset.conversation;

export function startComposer() {
  startOutgoing({ send, setText: setWords });
  startFiles();
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => event.target === form() && send());
  document.getElementById("link-form").addEventListener("submit", putLink);
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target.id === "conversation" && keepDraft());
  addEventListener("beforeunload", (event) => {
    keepDraft();
    if ([...drafts.values()].some(({ text }) => text.trim())) event.preventDefault();
  });
}

/** A conversation has just been put on the page. */
export function mountComposer() {
  if (!form()) return;
  const draft = drafts.get(openId());
  form().addEventListener("change", ({ target }) => target.name === "mode" && setMode(target.value));
  words().addEventListener("input", onInput);
  words().addEventListener("scroll", () => (form().querySelector(".writing-marks").scrollTop = words().scrollTop));
  mountSuggestions(form());
  mountFiles(openId());
  setMode(draft?.mode ?? form().dataset.default);
  if (draft) setAnswered(draft.replyTo);
  setWords(draft?.text ?? "");
}

/** Put the cursor into the composer, to write so that these may read it. */
export function write(mode) {
  if (setMode(mode)) words().focus();
}

function keepDraft() {
  if (!form()) return;
  const kept = { text: words().value, mode: form().dataset.mode, replyTo: form().elements.reply_to.value };
  if (kept.text.trim()) drafts.set(openId(), kept);
  else drafts.delete(openId());
}

function setMode(mode) {
  const choice = form()?.querySelector(`[name=mode][value="${mode}"]`);
  if (!choice || choice.disabled) {
    if (choice) toast(choice.closest("label").title, { kind: "warning" });
    return false;
  }
  choice.checked = true;
  form().dataset.mode = mode;
  document.getElementById("mode-words").textContent = WORDS[mode].about;
  form().querySelector("[data-send-words]").textContent = WORDS[mode].send;
  document.getElementById("send").className = `button ${mode === "public" ? "public" : "primary"}`;
  form().querySelector("label[for=words]").textContent = WORDS[mode].label;
  words().placeholder = WORDS[mode].placeholder;
  document.getElementById("answering").hidden = mode !== "public" || !form().elements.reply_to.value;
  setFilesMode(mode);
  clearOutgoing();
  onInput();
  return true;
}

function setWords(text) {
  words().value = text;
  onInput();
}

function onInput() {
  const longest = Number(form().dataset[`longest${form().dataset.mode.replace(/^./, (first) => first.toUpperCase())}`]);
  const left = longest - [...words().value].length;
  document.getElementById("left").textContent = left < 200 ? `${left} left` : "";
  document.getElementById("left").classList.toggle("over", left < 0);
  words().style.height = "auto";
  words().style.height = `${Math.min(words().scrollHeight + 2, innerHeight * 0.35)}px`;
  checkSoon(form(), words());
}

async function send({ override = "" } = {}) {
  const { mode } = form().dataset;
  const id = openId();
  const text = words().value;
  if (!text.trim() || form().getAttribute("aria-busy") === "true") return words().focus();
  const files = mode === "note" ? [] : attached(mode);
  if (!files) return;
  form().setAttribute("aria-busy", "true");
  try {
    if (mode === "note") await post(form().dataset.note, { text });
    else await sendReply(id, mode, text, override, files);
    drafts.delete(id);
    if (id === openId()) {
      setAnswered("");
      setWords("");
      clearOutgoing();
    }
  } catch (refusal) {
    if (refusal.told?.problems) showProblems(refusal.told);
    else toast(refusal.message, { kind: "error" });
  } finally {
    form()?.removeAttribute("aria-busy");
    document.dispatchEvent(new CustomEvent("conversation:look"));
  }
}

async function sendReply(id, mode, text, override, files) {
  const replyTo = mode === "public" ? form().elements.reply_to.value : "";
  const fields = new URLSearchParams([["text", text], ["visibility", mode], ["reply_to", replyTo], ["override_reason", override], ...files]);
  const told = await (await post(form().dataset.reply, fields)).json();
  forgetFiles(id);
  offerUndo(id, mode, { ...told, withFiles: files.length > 0 });
}

/** Offer to take a reply back for as long as it is held. */
export function offerUndo(id, mode, { message, undo_seconds: seconds, withFiles = false }) {
  if (!seconds) return;
  const what = mode === "public" ? "The public reply goes out" : "The private message goes out";
  const note = toast(`${what} in ${seconds} seconds.`, { seconds, action: { label: "Undo", run: () => undo(id, mode, message, withFiles) } });
  note.prepend(ring(seconds));
}

async function undo(id, mode, message, withFiles) {
  try {
    const { text } = await (await post(`/messages/${message}/undo/`)).json();
    drafts.set(id, { text, mode, replyTo: "" });
    if (id === openId()) {
      setMode(mode);
      setWords(text);
      words().focus();
    }
    if (withFiles) toast("The files of this reply were destroyed. Add them again if they should go with it.");
    document.dispatchEvent(new CustomEvent("conversation:look"));
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
  }
}

function setAnswered(message) {
  form().elements.reply_to.value = message;
  const line = document.getElementById("answering");
  line.hidden = !message;
  const bubble = message && document.querySelector(`#m-${CSS.escape(message)} .bubble`);
  line.querySelector("[data-answering-words]").textContent = bubble ? `Answers: ${bubble.textContent}` : "";
}

async function putLink(event) {
  const fields = new FormData(event.target);
  fields.append("language", form().dataset.language);
  try {
    const { text } = await (await post(form().dataset.link, fields)).json();
    document.getElementById("link-dialog").close();
    setMode("private");
    setWords([words().value.trim(), text].filter(Boolean).join("\n"));
    words().focus();
  } catch (refusal) {
    const problem = document.getElementById("link-problem");
    problem.replaceChildren(Object.assign(document.createElement("li"), { textContent: refusal.message }));
    problem.hidden = false;
  }
}

function onClick(event) {
  const answers = event.target.closest("[data-answers]");
  if (answers && setMode("public")) {
    answers.closest(".menu").hidePopover();
    setAnswered(answers.dataset.answers);
    words().focus();
  }
  if (event.target.closest("[data-answers-none]")) setAnswered("");
  if (event.target.closest("[data-offers-canned]")) offerCanned(form());
  const taken = event.target.closest("[data-undo]");
  if (taken) undo(openId(), taken.dataset.visibility, taken.dataset.undo);
}

function onKey(event) {
  if (!form()) return;
  const mode = event.altKey && { Digit1: "private", Digit2: "public", Digit3: "note" }[event.code];
  if (mode) {
    event.preventDefault();
    write(mode);
  } else if (event.target !== words()) {
    return;
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && !event.defaultPrevented) {
    (document.querySelector(".conversation-row.open .row-link") ?? words()).focus();
  }
}
