import * as React from "react";
import { word } from "../person/words/words";
import { showError } from "./show-error";
import { type AppServices } from "./services";
import { useMenu } from "./use-menu";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join("");

/** Who works here, and everybody one can work as instead. The platform has no such menu: there, each is a sign-in. */
export function PersonMenu({ services }: { services: AppServices }): React.ReactElement {
  const { person, people, dialogs } = services;
  const { open, setOpen, holder } = useMenu<HTMLDivElement>();
  const become = async (id: string): Promise<void> => {
    setOpen(false);
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
    <div className="fh-person-menu" {...holder}>
      <button
        type="button"
        className="fh-person"
        aria-label={word("signedInAs", person.name)}
        title={person.name}
        aria-haspopup="menu"
        aria-expanded={open}
        data-initials={initialsOf(person.name)}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <ul role="menu" className="fh-menu fh-menu-end" aria-label={word("switchPerson")}>
          {people.map(({ id, name, note }) => (
            <li key={id} role="none">
              <button
                type="button"
                role="menuitemradio"
                aria-checked={id === person.id}
                onClick={() => void become(id)}
              >
                <bdi>{name}</bdi>
                {note && <span className="fh-menu-note">{note}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
