import { type WordPressUserFormText } from "../../../model/wordpress-user-form";
import { type Languages, speak } from "./say";

export const languages: Languages<WordPressUserFormText> = {
  english: { userNotBindable: "{0} can't be bound: {1}" },
  german: { userNotBindable: "{0} kann nicht verknüpft werden: {1}" },
  french: { userNotBindable: "{0} ne peut pas être lié : {1}" },
  arabic: { userNotBindable: "لا يمكن ربط {0}: {1}" },
};

export const say = speak(languages);
