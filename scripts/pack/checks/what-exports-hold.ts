/**
 * Which child elements exports of real environments always hold, counted over many public solutions. Facts, so they are
 * kept as plain lists; order does not matter here (the official schema checks it).
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every column; `elementsOftenLeftOut` has the exceptions. */
export const columnElements = words(`
  AutoNumberFormat CanModifyAdditionalSettings CanModifyGlobalFilterSettings CanModifyIsSortableSettings
  CanModifyRequirementLevelSettings CanModifySearchSettings DisplayMask ImeMode IntroducedVersion
  IsAuditEnabled IsCustomField IsCustomizable IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsLocalizable
  IsRenameable IsRetrievable IsSearchable IsSecured IsSortableEnabled LogicalName Name RequiredLevel SourceType
  Type ValidForCreateApi ValidForReadApi ValidForUpdateApi displaynames
`);

/** By type of column: of lookups, and of the whole numbers that the platform keeps for itself. */
export const elementsOftenLeftOut: Record<string, string[]> = {
  lookup: ["DisplayMask", "ImeMode"],
  int: ["DisplayMask"],
};

/**
 * What a type of column holds besides. Money, floating and big numbers and customers stand in no counted export: of them nothing is known
 * beyond what every column holds.
 */
export const elementsByColumnType: Record<string, string[]> = {
  primarykey: [],
  nvarchar: ["Format", "Length", "MaxLength"],
  ntext: ["Format", "MaxLength"],
  int: ["Format", "MaxValue", "MinValue"],
  decimal: ["Accuracy", "MaxValue", "MinValue"],
  bit: ["AppDefaultValue", "optionset"],
  picklist: [],
  multiselectpicklist: ["OptionSetName"],
  datetime: ["Behavior", "Format"],
  lookup: ["LookupTypes"],
  owner: ["LookupStyle", "LookupTypes"],
  state: ["optionset"],
  status: ["optionset"],
  file: ["MaxValue"],
  image: ["IsLogical", "MaxValue"],
  money: [],
  float: [],
  bigint: [],
  customer: [],
};

/** A table of our own that Dataverse stores. */
export const tableElements = words(`
  ActivityTypeMask AutoCreateAccessTeams AutoRouteToOwnerQueue CanChangeHierarchicalRelationship
  CanChangeTrackingBeEnabled CanCreateAttributes CanCreateCharts CanCreateForms CanCreateViews
  CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings CanModifyAuditSettings CanModifyConnectionSettings
  CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyMobileClientOffline
  CanModifyMobileClientReadOnly CanModifyMobileClientVisibility CanModifyMobileVisibility CanModifyQueueSettings
  ChangeTrackingEnabled DaysSinceRecordLastModified Descriptions EnforceStateTransitions EntityHelpUrlEnabled
  EntitySetName IntroducedVersion IsActivity IsActivityParty IsAuditEnabled IsBPFEntity IsBusinessProcessEnabled
  IsCollaboration IsConnectionsEnabled IsCustomizable IsDocumentManagementEnabled IsDocumentRecommendationsEnabled
  IsDuplicateCheckSupported IsEnabledForExternalChannels IsInteractionCentricEnabled IsKnowledgeManagementEnabled
  IsMailMergeEnabled IsMapiGridEnabled IsMappable IsOfflineInMobileClient IsOneNoteIntegrationEnabled
  IsQuickCreateEnabled IsReadOnlyInMobileClient IsReadingPaneEnabled IsRenameable IsReplicated
  IsReplicationUserFiltered IsRequiredOffline IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsSLAEnabled
  IsSolutionAware IsVisibleInMobile IsVisibleInMobileClient LocalizedCollectionNames LocalizedNames
  MobileOfflineFilters OwnershipTypeMask SyncToExternalSearchIndex attributes
`);

/** A virtual table: provider and external names besides. */
export const virtualTableElements = [
  ...tableElements,
  ...["DataProviderId", "DataSourceId", "ExternalCollectionName", "ExternalName"],
];

export const formElements = words(`
  CanBeDeleted FormActivationState FormPresentation IntroducedVersion IsCustomizable LocalizedNames form formid
`);

export const viewElements = words(`
  CanBeDeleted IntroducedVersion IsCustomizable LocalizedNames fetchxml isdefault isprivate isquickfindquery
  layoutxml querytype savedqueryid
`);

/** A relationship of a system column, such as the owner. */
export const relationshipElements = words(`
  CascadeArchive CascadeAssign CascadeDelete CascadeReparent CascadeShare CascadeUnshare EntityRelationshipType
  IntroducedVersion IsCustomizable IsHierarchical ReferencedEntityName ReferencingAttributeName
  ReferencingEntityName RelationshipDescription
`);

/** A lookup of ours: roles name the navigation properties. */
export const ownRelationshipElements = [...relationshipElements, "EntityRelationshipRoles", "IsValidForAdvancedFind"];
