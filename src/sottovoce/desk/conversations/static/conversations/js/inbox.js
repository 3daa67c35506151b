// The inbox starts here: list, open conversation, chips, composer. Each module has one of them.
import { toast } from "../../js/toasts.js";
import { startClock } from "./clock.js";
import { startComposer } from "./composer.js";
import { startConversation } from "./conversation.js";
import { startList } from "./list.js";
import { startMissed } from "./missed.js";
import { startReveal } from "./reveal.js";
import { startViewing } from "./viewing.js";

document.body.addEventListener("desk:said", ({ detail }) => toast(detail.text));
document.addEventListener("submit", (event) => event.target.matches("[data-submits-not]") && event.preventDefault());
startList();
startClock();
startViewing();
startReveal();
startMissed();
startComposer();
startConversation();
