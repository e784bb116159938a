import { everyElement, everywhere } from "../../solution-files";
import { type Pitfall, refuse } from "./pitfall";

/** Classes of controls that every Dataverse has: text, e-mail, URL, number, date, Yes/No, choice, lookup, a code component's place, subgrid. */
const plainControls = new Set(
  `4273EDBD-AC1D-40D3-9FB2-095C621B552D ADA2203E-B4CD-49BE-9DDF-234642B43B52 71716B6C-711E-476C-8AB8-5D11542BFB47
  8C10015A-B339-4982-9474-A95FE05631A5 C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F 5B773807-9FB2-42DB-97C3-7A91EFF8ADFF
  67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED 3EF39988-22BB-4F0B-BBBE-64B5A3748AEE 270BD3DB-D9AF-4782-9025-509E298DEC0A
  F9A8A302-114E-466A-B582-6771B2AE0D92 E0DECE4B-6FC8-4A8F-A065-082708572369 E7A81278-8635-4D9E-8D4D-59480B391C5B`.split(
    /\s+/,
  ),
);

/** Forms. */
export const pitfallsOfForms: Pitfall[] = [
  {
    name: "forms are whole, never a difference to somebody else's",
    check: (solution) =>
      everyElement(solution)
        .filter(({ element }) => element.hasAttribute("solutionaction") || element.nodeName === "ancestor")
        .flatMap((at) => refuse(at, "this changes a form of another solution; ship a whole form of our own.")),
  },
  {
    name: "forms have controls that every Dataverse has; timeline, quick view and the like belong to other solutions",
    check: (solution) =>
      everywhere(solution, "control")
        .filter(({ file }) => file.includes("/FormXml/"))
        .flatMap((at) => {
          const id = (at.element.getAttribute("classid") ?? "").replace(/[{}]/g, "").toUpperCase();
          return plainControls.has(id) ? [] : refuse(at, `the control class {${id}} is none that plain Dataverse has.`);
        }),
  },
];
