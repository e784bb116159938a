import { type ContactFormText } from "../../../model/contact-form";
import { type TypedUsernameText } from "../../../model/typed-username";
import { type Languages, speak } from "./say";

export type Text = ContactFormText | TypedUsernameText | "checking" | "checkFailed" | "openContact" | "stayHere";

export const languages: Languages<Text> = {
  english: {
    usernameFromUser: "Comes from the WordPress user {0}. Clear the user to type another username.",
    usernameMatches: "Matches the WordPress user {0} ({1}). Use this user?",
    usernameMatchesHeld: "Matches the WordPress user {0} ({1}), who is bound to the contact {2}.",
    usernameMatchesBarred: "Matches the WordPress user {0} ({1}), who can't be bound: {2}",
    usernameMatchesNobody: "No WordPress user has the username {0}.",
    usernameTaken: "The contact {1} has the username {0} already. Type another one, or clear it there first.",
    usernameTooLong: "A WordPress username has at most 60 characters.",
    usernameBlank: "A username of blanks is none. Type a username or empty the field.",
    usernamePadded: "Remove the blanks before or after the username.",
    usernameCharacters: "A WordPress username has letters a to z, digits, single blanks and _ . - @ only.",
    userNotBindable: "{0} can't be bound: {1}",
    userGone: "{0} is no longer a WordPress user. Clear the field or choose another user.",
    userHeld: "{0} is bound to the contact {1}. Unless that binding is cleared, WordPress keeps it.",
    userWillBeDisabled:
      "{0} may not sign in now. When you save, the WordPress user will be disabled, so that unbinding lets nobody in.",
    loginDisabled: "{0} can't sign in to WordPress: Login Enabled is No.",
    loginWillEnd: "{0} will be signed out of WordPress when you save, and can't sign in again: Login Enabled is No.",
    loginWillBegin: "{0} can sign in to WordPress again once you save.",
    enableLogin: "Set Login Enabled to Yes to let this person in.",
    contactInactive: "{0} can't sign in to WordPress: this contact is inactive.",
    contactReactivated: "This contact is active again: {0} can sign in to WordPress.",
    checking: "Checking the WordPress user. The form saves by itself when that is done.",
    checkFailed: "The WordPress user could not be checked. You can save; what WordPress refuses is undone.",
    openContact: "Open {0}",
    stayHere: "Stay here",
  },
  german: {
    usernameFromUser: "Stammt vom WordPress-Benutzer {0}. Leeren Sie den Benutzer, um einen anderen Namen einzugeben.",
    usernameMatches: "Passt zum WordPress-Benutzer {0} ({1}). Diesen Benutzer verwenden?",
    usernameMatchesHeld: "Passt zum WordPress-Benutzer {0} ({1}), der mit dem Kontakt {2} verknüpft ist.",
    usernameMatchesBarred: "Passt zum WordPress-Benutzer {0} ({1}), der nicht verknüpft werden kann: {2}",
    usernameMatchesNobody: "Kein WordPress-Benutzer hat den Benutzernamen {0}.",
    usernameTaken:
      "Der Kontakt {1} hat den Benutzernamen {0} bereits. Geben Sie einen anderen ein oder leeren Sie ihn zuerst dort.",
    usernameTooLong: "Ein WordPress-Benutzername hat höchstens 60 Zeichen.",
    usernameBlank: "Leerzeichen allein sind kein Benutzername. Geben Sie einen ein oder leeren Sie das Feld.",
    usernamePadded: "Entfernen Sie die Leerzeichen vor oder nach dem Benutzernamen.",
    usernameCharacters:
      "Ein WordPress-Benutzername hat nur Buchstaben a bis z, Ziffern, einzelne Leerzeichen und _ . - @.",
    userNotBindable: "{0} kann nicht verknüpft werden: {1}",
    userGone: "{0} ist kein WordPress-Benutzer mehr. Leeren Sie das Feld oder wählen Sie einen anderen Benutzer.",
    userHeld:
      "{0} ist mit dem Kontakt {1} verknüpft. Solange diese Verknüpfung nicht gelöst ist, behält WordPress sie bei.",
    userWillBeDisabled:
      "{0} darf sich zurzeit nicht anmelden. Beim Speichern wird der WordPress-Benutzer deaktiviert, damit das Lösen der Verknüpfung niemanden einlässt.",
    loginDisabled: "{0} kann sich nicht bei WordPress anmelden: „Anmeldung aktiviert“ ist Nein.",
    loginWillEnd:
      "{0} wird beim Speichern von WordPress abgemeldet und kann sich nicht mehr anmelden: „Anmeldung aktiviert“ ist Nein.",
    loginWillBegin: "{0} kann sich nach dem Speichern wieder bei WordPress anmelden.",
    enableLogin: "Setzen Sie „Anmeldung aktiviert“ auf Ja, um diese Person einzulassen.",
    contactInactive: "{0} kann sich nicht bei WordPress anmelden: Dieser Kontakt ist inaktiv.",
    contactReactivated: "Dieser Kontakt ist wieder aktiv: {0} kann sich bei WordPress anmelden.",
    checking: "Der WordPress-Benutzer wird geprüft. Das Formular speichert danach von selbst.",
    checkFailed:
      "Der WordPress-Benutzer konnte nicht geprüft werden. Sie können speichern; was WordPress ablehnt, wird rückgängig gemacht.",
    openContact: "{0} öffnen",
    stayHere: "Hier bleiben",
  },
  french: {
    usernameFromUser: "Provient de l’utilisateur WordPress {0}. Effacez l’utilisateur pour saisir un autre nom.",
    usernameMatches: "Correspond à l’utilisateur WordPress {0} ({1}). Choisir cet utilisateur ?",
    usernameMatchesHeld: "Correspond à l’utilisateur WordPress {0} ({1}), lié au contact {2}.",
    usernameMatchesBarred: "Correspond à l’utilisateur WordPress {0} ({1}), qui ne peut pas être lié : {2}",
    usernameMatchesNobody: "Aucun utilisateur WordPress n’a le nom d’utilisateur {0}.",
    usernameTaken:
      "Le contact {1} a déjà le nom d’utilisateur {0}. Saisissez-en un autre ou effacez-le d’abord là-bas.",
    usernameTooLong: "Un nom d’utilisateur WordPress compte au plus 60 caractères.",
    usernameBlank: "Des espaces seuls ne sont pas un nom d’utilisateur. Saisissez-en un ou videz le champ.",
    usernamePadded: "Supprimez les espaces avant ou après le nom d’utilisateur.",
    usernameCharacters:
      "Un nom d’utilisateur WordPress n’a que des lettres de a à z, des chiffres, des espaces simples et _ . - @.",
    userNotBindable: "{0} ne peut pas être lié : {1}",
    userGone: "{0} n’est plus un utilisateur WordPress. Effacez le champ ou choisissez un autre utilisateur.",
    userHeld: "{0} est lié au contact {1}. Tant que ce lien n’est pas supprimé, WordPress le conserve.",
    userWillBeDisabled:
      "{0} n’a pas le droit de se connecter pour le moment. À l’enregistrement, l’utilisateur WordPress sera désactivé, afin que la suppression du lien ne laisse entrer personne.",
    loginDisabled: "{0} ne peut pas se connecter à WordPress : « Connexion activée » est sur Non.",
    loginWillEnd:
      "{0} sera déconnecté de WordPress à l’enregistrement et ne pourra plus se connecter : « Connexion activée » est sur Non.",
    loginWillBegin: "{0} pourra de nouveau se connecter à WordPress après l’enregistrement.",
    enableLogin: "Mettez « Connexion activée » sur Oui pour laisser entrer cette personne.",
    contactInactive: "{0} ne peut pas se connecter à WordPress : ce contact est inactif.",
    contactReactivated: "Ce contact est de nouveau actif : {0} peut se connecter à WordPress.",
    checking: "Vérification de l’utilisateur WordPress. Le formulaire s’enregistre ensuite tout seul.",
    checkFailed:
      "L’utilisateur WordPress n’a pas pu être vérifié. Vous pouvez enregistrer ; ce que WordPress refuse est annulé.",
    openContact: "Ouvrir {0}",
    stayHere: "Rester ici",
  },
  arabic: {
    usernameFromUser: "مأخوذ من مستخدم WordPress {0}. امسح المستخدم لكتابة اسم آخر.",
    usernameMatches: "يطابق مستخدم WordPress {0} ({1}). هل تريد استخدام هذا المستخدم؟",
    usernameMatchesHeld: "يطابق مستخدم WordPress {0} ({1})، وهو مرتبط بجهة الاتصال {2}.",
    usernameMatchesBarred: "يطابق مستخدم WordPress {0} ({1})، ولا يمكن ربطه: {2}",
    usernameMatchesNobody: "لا يوجد مستخدم WordPress باسم المستخدم {0}.",
    usernameTaken: "جهة الاتصال {1} لديها اسم المستخدم {0} بالفعل. اكتب اسمًا آخر أو امسحه هناك أولًا.",
    usernameTooLong: "اسم مستخدم WordPress لا يتجاوز 60 حرفًا.",
    usernameBlank: "المسافات وحدها ليست اسم مستخدم. اكتب اسمًا أو أفرغ الحقل.",
    usernamePadded: "أزل المسافات قبل اسم المستخدم أو بعده.",
    usernameCharacters: "اسم مستخدم WordPress يتكون فقط من الحروف a إلى z والأرقام ومسافات مفردة و _ . - @.",
    userNotBindable: "لا يمكن ربط {0}: {1}",
    userGone: "لم يعد {0} مستخدمًا في WordPress. امسح الحقل أو اختر مستخدمًا آخر.",
    userHeld: "{0} مرتبط بجهة الاتصال {1}. ما لم يُلغَ ذلك الربط، يحتفظ به WordPress.",
    userWillBeDisabled:
      "تسجيل دخول {0} غير مسموح حاليًا. عند الحفظ سيُعطَّل مستخدم WordPress حتى لا يسمح إلغاء الربط بدخول أحد.",
    loginDisabled: "لا يمكن لـ {0} تسجيل الدخول إلى WordPress: «تمكين تسجيل الدخول» هو لا.",
    loginWillEnd: "سيُسجَّل خروج {0} من WordPress عند الحفظ ولن يمكنه الدخول مجددًا: «تمكين تسجيل الدخول» هو لا.",
    loginWillBegin: "سيتمكن {0} من تسجيل الدخول إلى WordPress مجددًا بعد الحفظ.",
    enableLogin: "اضبط «تمكين تسجيل الدخول» على نعم للسماح لهذا الشخص بالدخول.",
    contactInactive: "لا يمكن لـ {0} تسجيل الدخول إلى WordPress: جهة الاتصال هذه غير نشطة.",
    contactReactivated: "جهة الاتصال هذه نشطة مجددًا: يمكن لـ {0} تسجيل الدخول إلى WordPress.",
    checking: "يجري التحقق من مستخدم WordPress. سيُحفظ النموذج تلقائيًا بعد ذلك.",
    checkFailed: "تعذر التحقق من مستخدم WordPress. يمكنك الحفظ؛ وما يرفضه WordPress يُلغى.",
    openContact: "فتح {0}",
    stayHere: "البقاء هنا",
  },
};

export const say = speak(languages);
