import { DOMParser } from "@xmldom/xmldom";
import { FakeWordPress } from "./fake-wordpress";
import { closeFeeds, feedOn } from "./feed-on-fakes";

afterEach(closeFeeds);

const feed = () => feedOn([new FakeWordPress("Main site")]);

test("$metadata is CSDL 4.0 with a guid key and only types that the OData v4 provider can map", async () => {
  const { text, headers } = await feed().send("GET", "$metadata");
  expect(headers.get("content-type")).toContain("application/xml");
  const document = new DOMParser().parseFromString(text, "text/xml");
  const elements = Array.from(document.getElementsByTagName("Property"));
  const types = Object.fromEntries(elements.map((one) => [one.getAttribute("Name"), one.getAttribute("Type")]));
  expect(document.getElementsByTagName("PropertyRef")[0]?.getAttribute("Name")).toBe("Id");
  expect(types.Id).toBe("Edm.Guid");
  expect(types.WpId).toBe("Edm.Int32");
  expect(new Set(Object.values(types))).toEqual(
    new Set(["Edm.Guid", "Edm.String", "Edm.Int32", "Edm.Boolean", "Edm.DateTimeOffset", "WordPress.Binding"]),
  );
  const required = elements
    .filter((one) => one.getAttribute("Nullable") === "false")
    .map((one) => one.getAttribute("Name"));
  expect(required).toEqual(["Id", "DisplayName", "Username", "Email"]);
});

test("the service document is JSON unless XML alone is accepted", async () => {
  const { send } = feed();
  const expected = {
    "@odata.context": "https://bridge.example.org/odata/$metadata",
    value: [{ name: "WordPressUsers", kind: "EntitySet", url: "WordPressUsers" }],
  };
  expect((await send("GET", "")).body).toEqual(expected);
  expect((await send("GET", "", undefined, { accept: "application/json, application/xml" })).body).toEqual(expected);
  const xml = await send("GET", "", undefined, { accept: "application/xml" });
  expect(xml.headers.get("content-type")).toContain("application/xml");
  expect(xml.text).toContain('href="WordPressUsers"');
});
