// Who else looks at a conversation: told every 20 seconds while it is open, forgotten after 30.
import { post } from "../../js/posting.js";

const TELL_MS = 20_000;
const FORGET_MS = 30_000;
const seen = new Map();
let timer = 0;

export function startViewing() {
  document.addEventListener("live:viewing", ({ detail }) => {
    if (detail.staff === document.getElementById("inbox").dataset.staff) return;
    const viewers = seen.get(detail.conversation) ?? new Map();
    viewers.set(detail.name, Date.now());
    seen.set(detail.conversation, viewers);
    showViewers();
  });
  setInterval(showViewers, FORGET_MS / 3);
}

/** Tell colleagues that this conversation is open here, as long as it is. */
export function tellViewing(conversation) {
  clearInterval(timer);
  const tell = () => document.hidden || post(`/inbox/${conversation}/viewing/`).catch(() => {});
  tell();
  timer = setInterval(tell, TELL_MS);
}

/** Draw who is there, on rows and in the head of the open conversation. */
export function showViewers() {
  for (const viewers of seen.values()) {
    for (const [name, at] of viewers) if (Date.now() - at > FORGET_MS) viewers.delete(name);
  }
  for (const row of document.querySelectorAll(".conversation-row")) {
    draw(row.querySelector("[data-viewers]"), namesAt(row.dataset.id), "is looking");
  }
  const open = document.querySelector("[data-conversation]");
  if (open) draw(open.querySelector("[data-viewers-words]"), namesAt(open.dataset.conversation), "is looking too");
}

function namesAt(conversation) {
  return [...(seen.get(conversation)?.keys() ?? [])];
}

function draw(place, names, words) {
  if (!place) return;
  const said = names.length === 0 ? "" : names.length === 1 ? `${names[0]} ${words}` : `${names.length} ${words.replace("is", "are")}`;
  if (place.textContent !== said) place.textContent = said;
}
