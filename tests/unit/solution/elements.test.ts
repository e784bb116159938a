import { type Element } from "@xmldom/xmldom";
import { childNames, elements, parse, xmlFiles } from "./files";

/** What exports of real environments always hold, part by part: an import without one of these is a guess. */
const everyColumn =
  "Type Name LogicalName RequiredLevel DisplayMask ValidForUpdateApi ValidForReadApi ValidForCreateApi IsCustomField IsAuditEnabled IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings IsDataSourceSecret AutoNumberFormat IsSearchable IsFilterable IsRetrievable IsLocalizable displaynames Descriptions".split(
    " ",
  );

const byType: Record<string, string[]> = {
  primarykey: [],
  nvarchar: ["Format", "MaxLength", "Length"],
  int: ["Format", "MinValue", "MaxValue"],
  bit: ["AppDefaultValue", "optionset"],
  picklist: ["AppDefaultValue", "optionset"],
  datetime: ["Format", "Behavior"],
  lookup: ["LookupStyle", "LookupTypes"],
};

const everyVirtualTable =
  "LocalizedNames LocalizedCollectionNames Descriptions attributes EntitySetName IsDuplicateCheckSupported IsBusinessProcessEnabled IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue IsConnectionsEnabled IsDocumentManagementEnabled AutoCreateAccessTeams IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled DataProviderId DataSourceId IsBPFEntity OwnershipTypeMask IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty IsReplicated IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient IsOfflineInMobileClient DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled IsReadingPaneEnabled IsQuickCreateEnabled SyncToExternalSearchIndex IntroducedVersion IsCustomizable IsRenameable IsMappable CanModifyAuditSettings CanModifyMobileVisibility CanModifyMobileClientVisibility CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes CanCreateForms CanCreateCharts CanCreateViews CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex EnforceStateTransitions CanChangeHierarchicalRelationship EntityHelpUrlEnabled ChangeTrackingEnabled CanChangeTrackingBeEnabled IsEnabledForExternalChannels ExternalName ExternalCollectionName IsSolutionAware".split(
    " ",
  );

const everyForm = [
  "formid",
  "IntroducedVersion",
  "FormPresentation",
  "FormActivationState",
  "form",
  "IsCustomizable",
  "CanBeDeleted",
  "LocalizedNames",
];
const everyView =
  "IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault savedqueryid layoutxml querytype fetchxml IntroducedVersion LocalizedNames".split(
    " ",
  );
const everyRelationship =
  "EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete CascadeArchive CascadeReparent CascadeShare CascadeUnshare ReferencingAttributeName RelationshipDescription EntityRelationshipRoles IsValidForAdvancedFind".split(
    " ",
  );

const missing = (element: Element, wanted: string[]): string[] => {
  const names = childNames(element);
  return wanted.filter((name) => !names.includes(name));
};

const all = (name: string) => xmlFiles.flatMap((file) => elements(file, name).map((element) => ({ file, element })));

const virtualTable = "Entities/alexacrm_wordpressuser/Entity.xml";

test("every file is well-formed XML", () => {
  for (const file of xmlFiles) expect(parse(file).documentElement).toBeTruthy();
  expect(xmlFiles.length).toBeGreaterThan(20);
});

test("every column has what exports always hold for its type", () => {
  const columns = all("attribute").filter(({ file }) => file.endsWith("Entity.xml"));
  expect(columns).toHaveLength(23);
  for (const { file, element } of columns) {
    const type = element.getElementsByTagName("Type")[0]!.textContent!;
    const column = element.getAttribute("PhysicalName");
    expect({ file, column, missing: missing(element, [...everyColumn, ...byType[type]!]) }).toEqual({
      file,
      column,
      missing: [],
    });
  }
});

test("the virtual table, forms, views and relationships have what exports always hold", () => {
  expect(missing(elements(virtualTable, "entity")[0]!, everyVirtualTable)).toEqual([]);
  for (const [name, wanted] of [
    ["systemform", everyForm],
    ["savedquery", everyView],
  ] as const)
    for (const { file, element } of all(name))
      expect({ file, missing: missing(element, [...wanted]) }).toEqual({ file, missing: [] });
  for (const { file, element } of all("EntityRelationship").filter(({ file }) =>
    file.startsWith("Other/Relationships/"),
  ))
    expect({ file, missing: missing(element, everyRelationship) }).toEqual({ file, missing: [] });
});

test("a virtual table is created without charts and change tracking, which the server refuses", () => {
  for (const name of ["CanCreateCharts", "ChangeTrackingEnabled", "CanChangeTrackingBeEnabled"])
    expect(elements(virtualTable, name)[0]?.textContent).toBe("0");
});

test("text columns have twice their length in bytes", () => {
  for (const { element } of all("attribute").filter(({ element }) => element.getElementsByTagName("Length").length))
    expect(Number(element.getElementsByTagName("Length")[0]!.textContent)).toBe(
      2 * Number(element.getElementsByTagName("MaxLength")[0]!.textContent),
    );
});

test("every label is English and none is empty but for spacers and descriptions", () => {
  for (const { file, element } of all("label").concat(all("LocalizedName"), all("displayname"))) {
    expect(element.getAttribute("languagecode")).toBe("1033");
    const spacer = element.parentNode?.parentNode as Element | null;
    if (!element.getAttribute("description"))
      expect({ file, spacer: spacer?.getAttribute("showlabel") }).toEqual({ file, spacer: "false" });
  }
});
