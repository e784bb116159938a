import { join } from "node:path";
import { readSolution } from "../../../sandbox/metadata";

const { tables } = readSolution(join(__dirname, "../../../solution"));

test("set-up finds the tables it writes: data source, endpoint, step, message, filter", () => {
  const sets = ["msdyn_odatav4ds", "serviceendpoint", "sdkmessageprocessingstep", "sdkmessage", "sdkmessagefilter"];
  expect(sets.map((name) => tables[name]!.entitySetName)).toEqual([
    "msdyn_odatav4ds",
    "serviceendpoints",
    "sdkmessageprocessingsteps",
    "sdkmessages",
    "sdkmessagefilters",
  ]);
});

test("a step binds its endpoint, message and filter by the platform's navigation properties", () => {
  const { columns } = tables.sdkmessageprocessingstep!;
  expect(
    [columns.eventhandler, columns.sdkmessageid, columns.sdkmessagefilterid].map((c) => [
      c!.navigationProperty,
      c!.targets,
    ]),
  ).toEqual([
    ["eventhandler_serviceendpoint", ["serviceendpoint"]],
    ["sdkmessageid", ["sdkmessage"]],
    ["sdkmessagefilterid", ["sdkmessagefilter"]],
  ]);
});

test("an endpoint's secret can be written and never read", () => {
  expect(tables.serviceendpoint!.columns.authvalue).toMatchObject({
    validForRead: false,
    validForUpdate: true,
    maxLength: 2048,
  });
  expect(tables.serviceendpoint!.columns.isauthvalueset).toMatchObject({
    validForCreate: false,
    validForUpdate: false,
  });
});

test("a data source has ten parameters with name, value and kind", () => {
  const names = Object.keys(tables.msdyn_odatav4ds!.columns).filter((name) => name.includes("parameter"));
  expect(names).toHaveLength(30);
  expect(names).toEqual(
    expect.arrayContaining(["msdyn_parameter10name", "msdyn_parameter10value", "msdyn_isparameter10header"]),
  );
});

test("every table has its primary columns, every lookup a target, every choice its options", () => {
  for (const table of Object.values(tables)) {
    expect(table.columns[table.primaryId]).toMatchObject({ type: "primarykey" });
    expect(table.columns[table.primaryName]).toMatchObject({ type: "nvarchar" });
    for (const column of Object.values(table.columns)) {
      const where = `${table.logicalName}.${column.logicalName}`;
      if (column.type === "lookup" || column.type === "owner")
        expect({ where, known: column.targets?.every((name) => tables[name]) }).toEqual({ where, known: true });
      if (["picklist", "state", "status", "bit"].includes(column.type)) expect({ where, options: (column.options ?? []).length > 1 }).toEqual({ where, options: true }); // prettier-ignore
      if (column.type === "nvarchar")
        expect({ where, maxLength: (column.maxLength ?? 0) > 0 }).toEqual({ where, maxLength: true });
    }
  }
});

test("no two tables share a type code", () => {
  const codes = Object.values(tables).map((table) => table.objectTypeCode);
  expect(new Set(codes).size).toBe(codes.length);
});
