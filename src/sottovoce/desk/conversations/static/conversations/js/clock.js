// Times that grow old on screen: "5 min" ago, and the countdown to a first answer. Says the same as the server's filters.
const MINUTE = 60_000;
const TICK = 15_000;
const SOON_MINUTES = 15;

export function startClock() {
  tick();
  setInterval(tick, TICK);
}

/** Bring every time on the page up to date. */
export function tick() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const words = ago(new Date(time.dateTime));
    if (words && time.textContent !== words) time.textContent = words;
  }
  for (const badge of document.querySelectorAll("[data-due]")) showDue(badge);
}

// Older than this, the server's words ("Tue", "12 Mar") stay right until the page is loaded again.
function ago(moment) {
  const minutes = Math.floor(Math.abs(Date.now() - moment) / MINUTE);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  return minutes < 20 * 60 ? `${Math.floor(minutes / 60)} h` : "";
}

function showDue(badge) {
  const minutes = Math.round((new Date(badge.dataset.due) - Date.now()) / MINUTE);
  const size = Math.abs(minutes);
  const words = size < 60 ? `${size} min` : size < 2880 ? `${Math.floor(size / 60)} h` : `${Math.floor(size / 1440)} d`;
  const line = badge.querySelector("[data-due-words]");
  const said = `${words} ${minutes >= 0 ? "left" : "late"}`;
  if (line.textContent !== said) line.textContent = said;
  badge.classList.toggle("bad", minutes < 0);
  badge.classList.toggle("warn", minutes >= 0 && minutes <= SOON_MINUTES);
}
