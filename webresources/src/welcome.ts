import { readFacts } from "./welcome/read-facts";
import { showWelcome } from "./welcome/show";
import { outside } from "./words/welcome";

/** The page lies in a frame of the app and speaks to Dataverse through it (documentation: "Client API access in web resources"). */
const frame = window as unknown as { Xrm?: typeof Xrm; parent: { Xrm?: typeof Xrm } };
frame.Xrm = frame.Xrm ?? frame.parent.Xrm;

/** Fills the page. */
export async function start(place: HTMLElement | null = document.getElementById("welcome")): Promise<void> {
  if (!place) return;
  if (frame.Xrm) return showWelcome(place, readFacts);
  place.textContent = outside(navigator.language);
}

void start();
