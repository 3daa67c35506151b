// The customer's page: shows the token, draws the form, seals it and sends it. What was typed leaves this device
// only sealed; the fields have no names, so that nothing else can submit them.
import { CannotSeal, seal, toBase64 } from "./sealing.js";

const sheet = document.querySelector("[data-secure-form]");
const form = sheet.querySelector("form");
const problem = sheet.querySelector("[data-problem]");
const button = form.querySelector("button[type=submit]");
const token = location.hash.slice(1);
// The token stays in this page's memory: not in the address bar, not in the history.
history.replaceState(null, "", location.pathname);

// Show one state of the page and tell assistive technology where we are.
function show(state) {
  for (const part of sheet.querySelectorAll("[data-shows]")) part.hidden = part.dataset.shows !== state;
  sheet.querySelector(`[data-shows="${state}"] h1`)?.focus();
}

async function post(step, body) {
  const response = await fetch(`${sheet.dataset.secureForm}/${step}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
  });
  return { done: response.ok, ...(await response.json()) };
}

function complain(words) {
  problem.textContent = words;
  problem.hidden = words === "";
}

// One labelled field. Its words may be of any script, so its direction is its own.
function drawn(field) {
  const row = document.createElement("div");
  const label = document.createElement("label");
  const input = document.createElement(field.long ? "textarea" : "input");
  row.className = "field";
  input.id = `field-${field.name}`;
  input.dataset.field = field.name;
  input.dir = "auto";
  input.maxLength = field.most;
  input.inputMode = field.inputMode;
  input.autocomplete = field.autocomplete;
  label.htmlFor = input.id;
  label.textContent = field.title;
  row.append(label, input);
  return row;
}

function draw(opened) {
  form.querySelector("[data-fields]").replaceChildren(...opened.fields.map(drawn));
  const until = new Date(opened.expires * 1000);
  const time = form.querySelector("[data-expires]");
  time.dateTime = until.toISOString();
  time.textContent = until.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(opened);
  });
  show("form");
}

function answersGiven() {
  const inputs = [...form.querySelectorAll("[data-field]")];
  return Object.fromEntries(inputs.map((input) => [input.dataset.field, input.value.trim()]));
}

// The sealed bytes of the last try: a form that is sent again after a lost answer must be the same.
let kept = null;

async function send(opened) {
  const answers = answersGiven();
  const written = JSON.stringify(answers);
  complain("");
  if (Object.values(answers).every((answer) => answer === "")) {
    complain(sheet.dataset.nothing);
    form.querySelector("[data-field]").focus();
    return;
  }
  busy(true);
  try {
    if (kept?.written !== written) kept = { written, sealed: toBase64(await seal(opened, answers)) };
    const answer = await post("send", { token, sealed: kept.sealed });
    if (answer.done) finish();
    else if (answer.state === "refused") complain(sheet.dataset.notSent);
    else show(answer.state);
  } catch (error) {
    if (error instanceof CannotSeal) show("too-old");
    else complain(sheet.dataset.notSent);
  } finally {
    busy(false);
  }
}

function finish() {
  form.reset();
  kept = null;
  show("thanks");
}

function busy(working) {
  button.disabled = working;
  button.textContent = working ? sheet.dataset.sending : sheet.dataset.send;
}

async function start() {
  if (!globalThis.crypto?.subtle) return show("too-old");
  if (token === "") return show("unknown");
  show("opening");
  try {
    const opened = await post("open", { token });
    return opened.done ? draw(opened) : show(opened.state === "refused" ? "unknown" : opened.state);
  } catch {
    return show("unknown");
  }
}

void start();
