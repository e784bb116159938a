import { Emitter } from "../emitter";

export type BannerLevel = "SUCCESS" | "ERROR" | "WARNING" | "INFO";

export interface Banner {
  id: string;
  level: BannerLevel;
  message: string;
  canClose: boolean;
  action?: { label: string; run: () => void } | undefined;
}

/** App-wide messages above the page (`Xrm.App.addGlobalNotification`). */
export class Banners {
  readonly changes = new Emitter();
  readonly list: Banner[] = [];
  private count = 0;

  add(banner: Omit<Banner, "id">): string {
    const id = `banner-${++this.count}`;
    this.list.push({ ...banner, id });
    this.changes.emit();
    return id;
  }

  remove(id: string): void {
    const at = this.list.findIndex((banner) => banner.id === id);
    if (at < 0) return;
    this.list.splice(at, 1);
    this.changes.emit();
  }
}
