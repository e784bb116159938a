import { type Banners, type BannerLevel } from "../app/banners";
import { withRefusals } from "./refusal";

const levels: Record<number, BannerLevel> = { 1: "SUCCESS", 2: "ERROR", 3: "WARNING", 4: "INFO" };

/** `Xrm.App`: messages that stay above the page until they are cleared. */
export function appApi(banners: Banners): Xrm.App {
  const members = {
    addGlobalNotification: async (given: Xrm.App.Notification) =>
      banners.add({
        level: levels[given.level] ?? "INFO",
        message: given.message,
        canClose: given.showCloseButton ?? false,
        action: given.action && { label: given.action.actionLabel ?? "", run: () => given.action?.eventHandler?.() },
      }),
    clearGlobalNotification: async (id: string) => {
      banners.remove(id);
      return id;
    },
  };
  return withRefusals<Xrm.App>("Xrm.App", members);
}
