// What every page of the desk starts: toasts, dialogs, live updates, keyboard. Rooms add their own modules beside it.
import { startCommands } from "./commands.js";
import { startDialogs } from "./dialogs.js";
import { startLive } from "./live.js";
import { startPalette } from "./palette.js";
import { startToasts } from "./toasts.js";

startToasts();
startDialogs();
startCommands();
startPalette();
startLive();
