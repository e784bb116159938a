import { DOMParser } from "@xmldom/xmldom";
import { writeCsdl } from "../../../odata/csdl";
import { serviceDocument, serviceDocumentXml } from "../../../odata/service-document";

const parseXml = (xml: string) => new DOMParser().parseFromString(xml, "text/xml");

test("metadata names the entity type, its key, its properties, the enumeration and the set", () => {
  const xml = writeCsdl({
    namespace: "Shop",
    container: "Container",
    enums: [{ name: "Size", members: [{ name: "Small", value: 0 }] }],
    entities: [
      {
        name: "Shirt",
        set: "Shirts",
        key: "Id",
        properties: [
          { name: "Id", type: "Edm.Guid", nullable: false },
          { name: "Size", type: "Shop.Size", nullable: true },
          { name: 'Odd<&">', type: "Edm.String", nullable: true },
        ],
      },
    ],
  });
  const document = parseXml(xml);
  const attribute = (tag: string, name: string, index = 0) =>
    document.getElementsByTagName(tag)[index]?.getAttribute(name);
  expect(attribute("edmx:Edmx", "Version")).toBe("4.0");
  expect(attribute("Schema", "Namespace")).toBe("Shop");
  expect(attribute("PropertyRef", "Name")).toBe("Id");
  expect(attribute("Property", "Nullable")).toBe("false");
  expect(attribute("Property", "Name", 2)).toBe('Odd<&">');
  expect(attribute("Member", "Value")).toBe("0");
  expect(attribute("EntitySet", "EntityType")).toBe("Shop.Shirt");
});

test("the service document lists the sets, as JSON and as XML", () => {
  const root = "https://example.org/odata/?a=1&b=2/";
  expect(serviceDocument("https://example.org/odata/", ["Shirts"])).toEqual({
    "@odata.context": "https://example.org/odata/$metadata",
    value: [{ name: "Shirts", kind: "EntitySet", url: "Shirts" }],
  });
  const document = parseXml(serviceDocumentXml(root, ["Shirts"]));
  expect(document.getElementsByTagName("collection")[0]?.getAttribute("href")).toBe("Shirts");
  expect(document.documentElement?.getAttribute("xml:base")).toBe(root);
});
