import { type Check, setUpState, type SetUpFacts } from "../../../model/set-up-state";
import { say } from "../words/welcome";

const isTime = /^\d{4}-\d\d-\d\dT/;

/** Makes the page: heading, list and button. `ask` is called at once and by the button; the list is replaced when it answers. */
export async function showWelcome(place: HTMLElement, ask: () => Promise<SetUpFacts>): Promise<void> {
  const { ownerDocument: page } = place;
  page.documentElement.lang = say("language");
  page.documentElement.dir = say("direction");
  page.title = say("title");
  const news = element(page, "p", "");
  news.setAttribute("role", "status");
  const list = element(page, "ul", "");
  const again = element(page, "button", say("again"));
  again.type = "button";
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    again.setAttribute("aria-disabled", "true");
    news.textContent = say("looking");
    const checks = setUpState(await ask());
    list.replaceChildren(...checks.map((check) => item(page, check)));
    const open = checks.filter(({ state }) => state === "attention").length;
    news.textContent = open ? say("someOpen", [String(open)]) : say("allGood");
    again.removeAttribute("aria-disabled");
    busy = false;
  };
  again.addEventListener("click", () => void look());
  place.replaceChildren(element(page, "h1", say("title")), element(page, "p", say("intro")), news, list, again);
  await look();
}

function item(page: Document, { about, state, text, values, next }: Check): HTMLElement {
  const line = element(page, "li", "");
  line.className = state;
  const told = values.map((value) =>
    isTime.test(value)
      ? new Date(value).toLocaleString(say("language"), { dateStyle: "medium", timeStyle: "short" } as object)
      : value,
  );
  const standing = element(page, "span", say(state));
  standing.className = "state";
  const first = element(page, "p", "");
  first.append(standing, ` ${say(text, told)}`);
  line.append(element(page, "h2", say(about)), first);
  if (next !== "nothing") {
    const todo = element(page, "p", say(next));
    todo.className = "next";
    line.append(todo);
  }
  return line;
}

function element<Name extends keyof HTMLElementTagNameMap>(page: Document, name: Name, text: string) {
  const made = page.createElement(name);
  made.textContent = text;
  return made;
}
