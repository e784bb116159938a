/** Who has an account in the seeded WordPress; some of them are contacts in the seeded Dataverse too. */
export interface Person {
  first: string;
  last: string;
  /** Display name. */
  display: string;
  /** Username: what WordPress allows, up to 60 characters. */
  login: string;
  email: string;
  role: "subscriber" | "author" | "editor";
}

type Entry = [first: string, last: string, login: string, extra?: Partial<Person>];

const entries: Entry[] = [
  ["Sean", "O'Brien", "sean.obrien"],
  ["Zoë", "Müller-Åkesson", "zoe.mueller"],
  ["José", "Núñez", "jose.nunez"],
  ["小明", "王", "wang.xiaoming", { display: "王小明" }],
  ["محمد", "علي", "mohammad.ali"],
  ["Anna", "Berg", "anna.berg"],
  ["Anna", "Berg", "anna.berg2"],
  ["<b>Bold</b>", "& Co", "bold.co"],
  ["Bartholomew", "Featherstonehaugh", "bartholomew-maximilian-featherstonehaugh-cholmondeley-smyth2"],
  ["Łukasz", "Żółkiewski", "lukasz.zolkiewski"],
  ["Çağla", "Şahin", "cagla.sahin"],
  ["Ngọc", "Nguyễn", "ngoc.nguyen"],
  ["Ольга", "Иванова", "olga.ivanova"],
  ["נועה", "כהן", "noa.cohen"],
  ["Søren", "Kjær", "soren.kjaer"],
  ["François", "L'Écuyer", "francois.lecuyer"],
  ["Maria", "Moore", "maria.moore"],
  ["Mark", "Moore", "mark.moore"],
  ["Martin", "Mooring", "martin.mooring"],
  ["Ann", "Moore-Smith", "ann.moore_smith"],
  ["Dana", "Fischer", "dana@fischer.example"],
  ["Peter", "van der Meer", "peter vandermeer"],
  ["Li", "Wei", "li.wei"],
  ["Priya", "Raman", "priya.raman"],
  ["Kwame", "Mensah", "kwame.mensah"],
  ["Aiko", "Tanaka", "aiko.tanaka"],
  ["Diego", "Fernández", "diego.fernandez"],
  ["Chiara", "D'Angelo", "chiara.dangelo"],
  ["Tomáš", "Dvořák", "tomas.dvorak"],
  ["Ingrid", "Halvorsen", "ingrid.halvorsen"],
  ["Omar", "Haddad", "omar.haddad"],
  ["Grace", "Achieng", "grace.achieng"],
  ["William", "Hart", "william.hart"],
  ["Emily", "Stone", "emily.stone"],
  ["Noah", "Young", "noah.young"],
  ["Ava", "Young", "ava.young"],
  ["Jack", "100% Real_Name", "jack.real"],
  ["Elena", "Popescu", "elena.popescu", { role: "editor" }],
  ["Hugo", "Lindqvist", "hugo.lindqvist", { role: "editor" }],
  ["Ruth", "Abrams", "ruth.abrams", { role: "author" }],
];

/** The 40 seeded people; e-mail addresses differ, names do not always. */
export const people: Person[] = entries.map(([first, last, login, extra]) => ({
  first,
  last,
  display: `${first} ${last}`,
  login,
  email: `${login.replace(/[@ ]/g, "-").slice(0, 40)}@example.com`,
  role: "subscriber",
  ...extra,
}));
