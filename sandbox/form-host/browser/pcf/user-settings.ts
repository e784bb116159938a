import { type AppServices } from "../app/services";
import { scriptId } from "../metadata/catalog";
import { dateFormat } from "../person/date-format";
import { region } from "../person/region";
import { withRefusals } from "../xrm/refusal";

/** `context.userSettings`: the person, the language, the writing direction. */
export function userSettings({ catalog, person, access }: AppServices): ComponentFramework.UserSettings {
  return {
    userId: scriptId(person.id),
    userName: person.name,
    languageId: catalog.languageId,
    isRTL: document.documentElement.dir === "rtl",
    securityRoles: [...access.roles],
    getTimeZoneOffsetMinutes: (date = new Date()) => region().offsetMinutes(date),
    dateFormattingInfo: withRefusals<ComponentFramework.UserSettingApi.DateFormattingInfo>(
      "context.userSettings.dateFormattingInfo",
      dateFormat() as Partial<ComponentFramework.UserSettingApi.DateFormattingInfo>,
    ),
    numberFormattingInfo: withRefusals<ComponentFramework.UserSettingApi.NumberFormattingInfo>(
      "context.userSettings.numberFormattingInfo",
      numberFormat(),
    ),
  };
}

function numberFormat(): Partial<ComponentFramework.UserSettingApi.NumberFormattingInfo> {
  const parts = new Intl.NumberFormat(region().locale).formatToParts(12345.6);
  const of = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return {
    numberDecimalSeparator: of("decimal", "."),
    numberGroupSeparator: of("group", ","),
    numberDecimalDigits: 2,
    negativeSign: "-",
  };
}
