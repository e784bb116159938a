import * as React from "react";
import { word } from "../person/words/words";
import { Menu } from "./Menu";
import { showError } from "./show-error";
import { type AppServices } from "./services";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join("");

/** Who works here, and everybody one can work as instead. The platform has no such menu: there, each is a sign-in. */
export function PersonMenu({ services }: { services: AppServices }): React.ReactElement {
  const { person, people, dialogs } = services;
  const become = async (id: string): Promise<void> => {
    if (services.router.guard && !(await services.router.guard())) return;
    try {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/_host/person", { method: "POST", headers, body: JSON.stringify({ person: id }) });
      if (!answer.ok) throw new Error(await answer.text());
      window.location.reload();
    } catch (error) {
      await showError(dialogs, error);
    }
  };
  return (
    <Menu
      className="fh-person-menu"
      label={word("switchPerson")}
      atEnd
      button={{
        className: "fh-person",
        "aria-label": word("signedInAs", person.name),
        title: person.name,
        "data-initials": initialsOf(person.name),
      }}
      items={people.map(({ id, name, note }) => ({
        key: id,
        label: <bdi>{name}</bdi>,
        note,
        checked: id === person.id,
        run: () => void become(id),
      }))}
    />
  );
}
