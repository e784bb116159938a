import { contact, wordpressUser } from "../../../model/generated/names";
import { same } from "../PickerControl";
import type { Message } from "../PickerMessage";
import { join } from "../picker-item";
import { likenessFilter } from "../query";
import { renamer, UserPicker } from "./UserPicker";

/** The picker on the lookup. Beside it stands a text column into which a username may be typed while no user is chosen: it says what comes of that. */
export abstract class LookupUserPicker extends UserPicker {
  protected override typed(): string | null | undefined {
    return this.context.parameters.username?.raw;
  }

  /** Names the user whom a typed username matches, and offers that user, or the contact that holds the user (the rows of `typed-username` examples). */
  protected override async onTyped(typed: string): Promise<Message> {
    const login = renamer(this.context.parameters)(wordpressUser.columns.username);
    const matches = await this.ask(likenessFilter([[login, typed]]));
    const user = matches.find(({ aside }) => same(aside, typed));
    if (!user) return { text: this.t("MatchesNobody", typed) };
    const text = this.t("Matches", user.text, join([...user.line!, ...user.marks!]));
    const { holder, obstacle } = user;
    if (obstacle) return { text };
    const offer: [string, () => void] = holder
      ? [this.t("OpenHolder"), () => this.openRow(contact.table, holder)]
      : [this.t("UseUser"), () => this.onChange(user)];
    return { text, actions: [offer] };
  }
}
