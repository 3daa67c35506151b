// A correction of what was found: post it, show the conversation as it is then, say so, and offer the way back.
import { post } from "../../js/posting.js";
import { toast } from "../../js/toasts.js";

const UNDO_SECONDS = 12;

/** Post a correction. `later`: the same words are treated so in later messages too. Throws a Refusal. */
export async function correct(address, fields, later) {
  const answer = await post(address, later ? { ...fields, later: "on" } : fields);
  const { said, correction } = await answer.json();
  look();
  toast(said, { action: { label: "Undo", run: () => undo(correction) }, seconds: UNDO_SECONDS });
}

async function undo(correction) {
  try {
    await post(`/corrections/${correction}/undo/`);
    look();
  } catch (refusal) {
    toast(refusal.message, { kind: "error" });
  }
}

function look() {
  document.dispatchEvent(new CustomEvent("conversation:look"));
}
