/**
 * Which child elements exports of real environments always hold, counted over many public solutions. Facts, so they are
 * kept as plain lists; order does not matter here (the official schema checks it).
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every column. */
export const columnElements = words(`
  AutoNumberFormat CanModifyAdditionalSettings CanModifyGlobalFilterSettings CanModifyIsSortableSettings
  CanModifyRequirementLevelSettings CanModifySearchSettings Descriptions DisplayMask ImeMode IntroducedVersion
  IsAuditEnabled IsCustomField IsCustomizable IsDataSourceSecret IsFilterable IsGlobalFilterEnabled IsLocalizable
  IsRenameable IsRetrievable IsSearchable IsSecured IsSortableEnabled LogicalName Name RequiredLevel SourceType
  Type ValidForCreateApi ValidForReadApi ValidForUpdateApi displaynames
`);

/** What a type of column holds besides. */
export const elementsByColumnType: Record<string, string[]> = {
  primarykey: [],
  nvarchar: ["Format", "Length", "MaxLength"],
  ntext: ["Format", "MaxLength"],
  int: ["Format", "MaxValue", "MinValue"],
  bit: ["AppDefaultValue", "optionset"],
  picklist: [],
  datetime: ["Behavior", "Format"],
  lookup: ["LookupStyle", "LookupTypes"],
  owner: ["LookupStyle", "LookupTypes"],
  state: ["optionset"],
  status: ["optionset"],
};

/** A virtual table: among them provider and external names. */
export const virtualTableElements = words(`
  ActivityTypeMask AutoCreateAccessTeams AutoRouteToOwnerQueue CanChangeHierarchicalRelationship
  CanChangeTrackingBeEnabled CanCreateAttributes CanCreateCharts CanCreateForms CanCreateViews
  CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings CanModifyAuditSettings CanModifyConnectionSettings
  CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyMobileClientOffline
  CanModifyMobileClientReadOnly CanModifyMobileClientVisibility CanModifyMobileVisibility CanModifyQueueSettings
  ChangeTrackingEnabled DataProviderId DataSourceId DaysSinceRecordLastModified Descriptions
  EnforceStateTransitions EntityHelpUrlEnabled EntitySetName ExternalCollectionName ExternalName IntroducedVersion
  IsActivity IsActivityParty IsAuditEnabled IsBPFEntity IsBusinessProcessEnabled IsCollaboration
  IsConnectionsEnabled IsCustomizable IsDocumentManagementEnabled IsDocumentRecommendationsEnabled
  IsDuplicateCheckSupported IsEnabledForExternalChannels IsInteractionCentricEnabled IsKnowledgeManagementEnabled
  IsMailMergeEnabled IsMapiGridEnabled IsMappable IsOfflineInMobileClient IsOneNoteIntegrationEnabled
  IsQuickCreateEnabled IsReadOnlyInMobileClient IsReadingPaneEnabled IsRenameable IsReplicated
  IsReplicationUserFiltered IsRequiredOffline IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsSLAEnabled
  IsSolutionAware IsVisibleInMobile IsVisibleInMobileClient LocalizedCollectionNames LocalizedNames
  MobileOfflineFilters OwnershipTypeMask SyncToExternalSearchIndex attributes
`);

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
export const ownRelationshipElements = words(`
  CascadeArchive CascadeAssign CascadeDelete CascadeReparent CascadeShare CascadeUnshare EntityRelationshipRoles
  EntityRelationshipType IntroducedVersion IsCustomizable IsHierarchical IsValidForAdvancedFind
  ReferencedEntityName ReferencingAttributeName ReferencingEntityName RelationshipDescription
`);
