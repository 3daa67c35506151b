// Live updates: server-sent events from /live become events of the document, `live:<topic>`, carrying ids and never words.
// A hidden tab lets its stream go after a while (browsers allow six to a host) and looks at everything when it is back.
const RETRY_MS = 3000;
const PATIENCE_MS = 4000;
const HIDDEN_MS = 60_000;
const TOPICS = ["conversations", "measures", "ledger", "viewing", "mentions", "everything", "profiles", "rules"];

let source = null;
let timer = 0;
let isFirst = true;

export function startLive() {
  if (!document.body.dataset.live) return;
  connect();
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("pagehide", disconnect);
}

function connect() {
  source = new EventSource(document.body.dataset.live);
  source.addEventListener("hello", onHello);
  for (const topic of TOPICS) source.addEventListener(topic, (event) => tell(topic, JSON.parse(event.data)));
  source.addEventListener("signed-out", () => location.assign(`/accounts/login/?next=${encodeURIComponent(location.pathname)}`));
  source.addEventListener("error", onError);
}

function disconnect() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

function onHello() {
  clearTimeout(timer);
  showState(true);
  document.documentElement.dataset.liveConnected = "";
  if (!isFirst) tell("everything", {});
  isFirst = false;
}

function onError() {
  delete document.documentElement.dataset.liveConnected;
  const gone = source?.readyState === EventSource.CLOSED;
  clearTimeout(timer);
  timer = setTimeout(() => {
    showState(false);
    if (gone) {
      disconnect();
      connect();
    }
  }, gone ? RETRY_MS : PATIENCE_MS);
}

function onVisibility() {
  clearTimeout(timer);
  if (document.hidden) timer = setTimeout(disconnect, HIDDEN_MS);
  else if (!source) connect();
}

function showState(connected) {
  const state = document.querySelector("[data-live-state]");
  if (state) state.hidden = connected;
}

function tell(topic, detail) {
  document.dispatchEvent(new CustomEvent(`live:${topic}`, { detail }));
}
