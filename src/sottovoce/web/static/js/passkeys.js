// Passkeys: allauth's script does the work; this says in words what went wrong, where it would only log it.
import { toast } from "./toasts.js";

const WORDS = {
  NotAllowedError: "No passkey was used: the request was cancelled or took too long.",
  InvalidStateError: "This device already has a passkey for your account.",
  SecurityError: "Passkeys work only under the desk's own address, over HTTPS.",
};

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  toast(WORDS[event.detail.exception.name] ?? "The passkey did not work. Sign in with your password.", { kind: "error" });
});
