import { type Label } from "../types";

/** The platform's own labels where forms and views show them: German, French, Arabic. What is not here is English in every language. */
const translations: Record<string, [german: string, french: string, arabic: string]> = {
  Contact: ["Kontakt", "Contact", "جهة اتصال"],
  Contacts: ["Kontakte", "Contacts", "جهات الاتصال"],
  "Full Name": ["Vollständiger Name", "Nom complet", "الاسم الكامل"],
  "First Name": ["Vorname", "Prénom", "الاسم الأول"],
  "Last Name": ["Nachname", "Nom", "اسم العائلة"],
  Email: ["E-Mail", "E-mail", "البريد الإلكتروني"],
  "Business Phone": ["Telefon (geschäftlich)", "Téléphone professionnel", "هاتف العمل"],
  "Job Title": ["Position", "Fonction", "المسمى الوظيفي"],
  Salutation: ["Anrede", "Civilité", "التحية"],
  "Middle Name": ["Zweiter Vorname", "Deuxième prénom", "الاسم الأوسط"],
  Nickname: ["Spitzname", "Surnom", "اللقب"],
  Department: ["Abteilung", "Service", "القسم"],
  "Mobile Phone": ["Mobiltelefon", "Téléphone mobile", "الهاتف المحمول"],
  "Home Phone": ["Telefon (privat)", "Téléphone personnel", "هاتف المنزل"],
  Fax: ["Fax", "Télécopie", "الفاكس"],
  "Email Address 2": ["E-Mail-Adresse 2", "Adresse e-mail 2", "عنوان البريد الإلكتروني 2"],
  Website: ["Website", "Site web", "موقع الويب"],
  Birthday: ["Geburtstag", "Anniversaire", "تاريخ الميلاد"],
  Gender: ["Geschlecht", "Sexe", "الجنس"],
  Male: ["Männlich", "Masculin", "ذكر"],
  Female: ["Weiblich", "Féminin", "أنثى"],
  Description: ["Beschreibung", "Description", "الوصف"],
  "Address 1: Street 1": ["Adresse 1: Straße 1", "Adresse 1 : rue 1", "العنوان 1: الشارع 1"],
  "Address 1: Street 2": ["Adresse 1: Straße 2", "Adresse 1 : rue 2", "العنوان 1: الشارع 2"],
  "Address 1: City": ["Adresse 1: Ort", "Adresse 1 : ville", "العنوان 1: المدينة"],
  "Address 1: State/Province": [
    "Adresse 1: Bundesland/Kanton",
    "Adresse 1 : département",
    "العنوان 1: الولاية/المقاطعة",
  ],
  "Address 1: ZIP/Postal Code": ["Adresse 1: Postleitzahl", "Adresse 1 : code postal", "العنوان 1: الرمز البريدي"],
  "Address 1: Country/Region": ["Adresse 1: Land/Region", "Adresse 1 : pays/région", "العنوان 1: البلد/المنطقة"],
  Owner: ["Besitzer", "Propriétaire", "المالك"],
  Owners: ["Besitzer", "Propriétaires", "المالكون"],
  Team: ["Team", "Équipe", "الفريق"],
  Teams: ["Teams", "Équipes", "الفرق"],
  User: ["Benutzer", "Utilisateur", "المستخدم"],
  Users: ["Benutzer", "Utilisateurs", "المستخدمون"],
  "Business Unit": ["Unternehmenseinheit", "Division", "وحدة العمل"],
  "Business Units": ["Unternehmenseinheiten", "Divisions", "وحدات العمل"],
  Status: ["Status", "Statut", "الحالة"],
  "Status Reason": ["Statusgrund", "Raison du statut", "سبب الحالة"],
  Active: ["Aktiv", "Actif", "نشط"],
  Inactive: ["Inaktiv", "Inactif", "غير نشط"],
  Yes: ["Ja", "Oui", "نعم"],
  No: ["Nein", "Non", "لا"],
  "Created On": ["Erstellt am", "Créé le", "تاريخ الإنشاء"],
  "Created By": ["Erstellt von", "Créé par", "أنشئ بواسطة"],
  "Modified On": ["Geändert am", "Modifié le", "تاريخ التعديل"],
  "Modified By": ["Geändert von", "Modifié par", "عُدِّل بواسطة"],
  "Quick Find Active Contacts": [
    "Schnellsuche nach aktiven Kontakten",
    "Recherche rapide de contacts actifs",
    "البحث السريع عن جهات الاتصال النشطة",
  ],
  "Contacts Lookup View": ["Suchansicht für Kontakte", "Vue de recherche de contacts", "عرض البحث عن جهات الاتصال"],
  "Contact Advanced Find View": [
    "Erweiterte Suche nach Kontakten",
    "Recherche avancée de contacts",
    "البحث المتقدم عن جهات الاتصال",
  ],
  "Contact Associated View": ["Zugeordnete Kontakte", "Contacts associés", "جهات الاتصال المقترنة"],
};

/** A label of the platform in the languages that the solution has. */
export function labelOf(english: string): Label {
  const translated = translations[english];
  if (!translated) return { 1033: english };
  const [german, french, arabic] = translated;
  return { 1033: english, 1031: german, 1036: french, 1025: arabic };
}
