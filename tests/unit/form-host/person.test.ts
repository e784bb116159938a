import { displayValue } from "../../../sandbox/form-host/browser/data/display-value";
import { Region, setRegion } from "../../../sandbox/form-host/browser/person/region";
import { momentOf, offsetMinutes, wallTime } from "../../../sandbox/form-host/browser/person/wall-clock";
import { arabic } from "../../../sandbox/form-host/browser/person/words/arabic";
import { english } from "../../../sandbox/form-host/browser/person/words/english";
import { french } from "../../../sandbox/form-host/browser/person/words/french";
import { german } from "../../../sandbox/form-host/browser/person/words/german";
import { setWords, word } from "../../../sandbox/form-host/browser/person/words/words";
import { column } from "./sample";

afterEach(() => {
  setWords(1033);
  setRegion(new Region());
});

const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();

describe("the app's words", () => {
  test.each([
    ["German", german],
    ["Arabic", arabic],
    ["French", french],
  ])("%s has a text of its own for every one, with the same values in it", (_name, words) => {
    const same = ["ok", "range"];
    for (const [key, text] of Object.entries(english)) {
      const own = words[key as keyof typeof words];
      expect([key, own.trim() !== ""]).toEqual([key, true]);
      if (!same.includes(key)) expect([key, own]).not.toEqual([key, text]);
      // The others may leave out what they say otherwise, never name a value that is not given.
      for (const place of places(own)) expect([key, places(text)]).toEqual([key, expect.arrayContaining([place])]);
    }
  });

  test("a language that the app has no words in is shown in English", () => {
    setWords(1043);
    expect(word("save")).toBe("Save");
    setWords(1031);
    expect(word("range", 1, 2, 3)).toBe("1 - 2 von 3");
  });
});

describe("dates in the person's time zone", () => {
  const moment = new Date("2026-07-01T22:30:00Z");

  test.each([
    ["Europe/Berlin", { year: 2026, month: 7, day: 2, hour: 0, minute: 30 }, 120],
    ["America/Los_Angeles", { year: 2026, month: 7, day: 1, hour: 15, minute: 30 }, -420],
    ["Asia/Tokyo", { year: 2026, month: 7, day: 2, hour: 7, minute: 30 }, 540],
  ])("%s", (timeZone, wall, offset) => {
    expect(wallTime(moment, timeZone)).toEqual(wall);
    expect(momentOf(wall, timeZone)).toEqual(moment);
    expect(offsetMinutes(moment, timeZone)).toBe(offset);
  });

  test("an hour that summer time skips becomes the one after it; the hour that comes twice its first", () => {
    const wall = (month: number, day: number) => ({ year: 2026, month, day, hour: 2, minute: 30 });
    expect(momentOf(wall(3, 29), "Europe/Berlin").toISOString()).toMatch(/^2026-03-29T0[01]:30/);
    expect(momentOf(wall(10, 25), "Europe/Berlin").toISOString()).toMatch(/^2026-10-25T0[01]:30/);
  });

  test("are written as the region writes them; a day alone is the same everywhere", () => {
    const text = (): string => "";
    setRegion(new Region(1031, "Europe/Berlin"));
    expect(displayValue(column("at", "datetime"), moment, text)).toBe("02.07.26, 00:30");
    expect(displayValue(column("n", "int"), 1234, text)).toBe("1.234");
    setRegion(new Region(1033, "America/Los_Angeles"));
    expect(displayValue(column("at", "datetime"), moment, text)).toBe("7/1/26, 3:30 PM");
    const day = column("day", "datetime", { format: "date" });
    expect(displayValue(day, new Date(2026, 6, 1), text)).toBe("7/1/26");
  });
});
