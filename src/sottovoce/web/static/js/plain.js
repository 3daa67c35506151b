// What pages without the rail start: toasts, dialogs and copying. (theme.js is loaded by every page.)
import { startDialogs } from "./dialogs.js";
import { startToasts } from "./toasts.js";

startToasts();
startDialogs();
