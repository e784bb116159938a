import { type AppServices } from "../app/services";
import { scriptId } from "../metadata/catalog";
import { withRefusals } from "../xrm/refusal";

/** `context.userSettings`: the person, the language, the writing direction. */
export function userSettings({ catalog, person }: AppServices): ComponentFramework.UserSettings {
  return {
    userId: scriptId(person.id),
    userName: person.name,
    languageId: catalog.languageId,
    isRTL: document.documentElement.dir === "rtl",
    securityRoles: [],
    getTimeZoneOffsetMinutes: (date = new Date()) => -date.getTimezoneOffset(),
    dateFormattingInfo: withRefusals<ComponentFramework.UserSettingApi.DateFormattingInfo>(
      "context.userSettings.dateFormattingInfo",
      {
        firstDayOfWeek: 0,
        shortDatePattern: "M/d/yyyy",
        shortTimePattern: "h:mm tt",
        dateSeparator: "/",
        timeSeparator: ":",
      },
    ),
    numberFormattingInfo: withRefusals<ComponentFramework.UserSettingApi.NumberFormattingInfo>(
      "context.userSettings.numberFormattingInfo",
      { numberDecimalSeparator: ".", numberGroupSeparator: ",", numberDecimalDigits: 2, negativeSign: "-" },
    ),
  };
}
