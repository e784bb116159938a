import { type CommandName, type CommandReason, type CommandWarning } from "../../../model/commands";
import { type Languages, speak } from "./say";

export type Text =
  | CommandName
  | `${Exclude<CommandName, "openInWordPress">}Ask`
  | CommandReason
  | CommandWarning
  | "several"
  | "andMore"
  | "separator"
  | "progress"
  | "done"
  | "failed"
  | "leftAlone"
  | "line"
  | "nothingToDo"
  | "nothingChosen"
  | "oneOnly"
  | "saveFirst"
  | "notRead"
  | "noReason"
  | "notAllowed"
  | "noResetSent"
  | "cancel";

export const languages: Languages<Text> = {
  english: {
    enableLogin: "Enable login",
    disableLogin: "Disable login",
    unbind: "Unbind",
    openInWordPress: "Open in WordPress",
    sendPasswordReset: "Send password reset",
    enableLoginAsk: "Set Login Enabled to Yes for {0}?",
    disableLoginAsk: "Set Login Enabled to No for {0}?",
    unbindAsk: "Remove the binding between contact and WordPress user of {0}?",
    sendPasswordResetAsk: "Send a WordPress password reset mail to {0}?",
    several: "{0} people: {1}",
    andMore: "{0} and {1} more",
    separator: ", ",
    notBound: "not bound",
    alreadyEnabled: "Login Enabled is Yes already",
    alreadyDisabled: "Login Enabled is No already",
    noUser: "no WordPress user is bound",
    noAddress: "the address of the WordPress site isn't known here",
    inactiveStayOut: "Still refused, because the contact is inactive: {0}.",
    willBeSignedOut: "Will be signed out of WordPress: {0}.",
    willBeDisabled: "May not sign in now, so the WordPress user will be disabled: {0}.",
    progress: "{0}: {1} of {2}",
    done: "Succeeded: {0}.",
    failed: "Failed: {0}.",
    leftAlone: "Left alone: {0}.",
    line: "{0}: {1}",
    nothingToDo: "There is nothing to do here.",
    nothingChosen: "Choose one or more rows first.",
    oneOnly: "Choose one row only.",
    saveFirst: "Save the form first.",
    notRead: "Nothing was changed: the rows could not be read. {0}",
    noReason: "no reason was given",
    notAllowed: "your roles don't allow it; it needs WordPress App User",
    noResetSent:
      "no mail was sent: the user may not sign in, has a role that Dataverse may not manage, or WordPress is out of reach. The bridge's log says which",
    cancel: "Cancel",
  },
  german: {
    enableLogin: "Anmeldung aktivieren",
    disableLogin: "Anmeldung deaktivieren",
    unbind: "Verknüpfung lösen",
    openInWordPress: "In WordPress öffnen",
    sendPasswordReset: "Kennwort-Mail senden",
    enableLoginAsk: "„Anmeldung aktiviert“ auf Ja setzen für {0}?",
    disableLoginAsk: "„Anmeldung aktiviert“ auf Nein setzen für {0}?",
    unbindAsk: "Verknüpfung zwischen Kontakt und WordPress-Benutzer lösen für {0}?",
    sendPasswordResetAsk: "E-Mail zum Zurücksetzen des WordPress-Kennworts senden an {0}?",
    several: "{0} Personen: {1}",
    andMore: "{0} und {1} weitere",
    separator: ", ",
    notBound: "nicht verknüpft",
    alreadyEnabled: "„Anmeldung aktiviert“ ist bereits Ja",
    alreadyDisabled: "„Anmeldung aktiviert“ ist bereits Nein",
    noUser: "kein WordPress-Benutzer ist verknüpft",
    noAddress: "die Adresse der WordPress-Website ist hier nicht bekannt",
    inactiveStayOut: "Weiterhin abgewiesen, weil der Kontakt inaktiv ist: {0}.",
    willBeSignedOut: "Wird von WordPress abgemeldet: {0}.",
    willBeDisabled: "Darf sich zurzeit nicht anmelden, daher wird der WordPress-Benutzer deaktiviert: {0}.",
    progress: "{0}: {1} von {2}",
    done: "Gelungen: {0}.",
    failed: "Fehlgeschlagen: {0}.",
    leftAlone: "Unverändert: {0}.",
    line: "{0}: {1}",
    nothingToDo: "Hier ist nichts zu tun.",
    nothingChosen: "Wählen Sie zuerst eine oder mehrere Zeilen aus.",
    oneOnly: "Wählen Sie nur eine Zeile aus.",
    saveFirst: "Speichern Sie zuerst das Formular.",
    notRead: "Nichts wurde geändert: Die Zeilen konnten nicht gelesen werden. {0}",
    noReason: "kein Grund wurde genannt",
    notAllowed: "Ihre Rollen erlauben es nicht; nötig ist WordPress App User",
    noResetSent:
      "keine E-Mail wurde gesendet: Der Benutzer darf sich nicht anmelden, hat eine Rolle, die Dataverse nicht verwalten darf, oder WordPress ist nicht erreichbar. Das Protokoll der Bridge nennt den Grund",
    cancel: "Abbrechen",
  },
  french: {
    enableLogin: "Activer la connexion",
    disableLogin: "Désactiver la connexion",
    unbind: "Supprimer le lien",
    openInWordPress: "Ouvrir dans WordPress",
    sendPasswordReset: "Réinitialiser le mot de passe",
    enableLoginAsk: "Mettre « Connexion activée » sur Oui pour {0} ?",
    disableLoginAsk: "Mettre « Connexion activée » sur Non pour {0} ?",
    unbindAsk: "Supprimer le lien entre contact et utilisateur WordPress pour {0} ?",
    sendPasswordResetAsk: "Envoyer l’e-mail de réinitialisation du mot de passe WordPress à {0} ?",
    several: "{0} personnes : {1}",
    andMore: "{0} et {1} autres",
    separator: ", ",
    notBound: "pas de lien",
    alreadyEnabled: "« Connexion activée » est déjà sur Oui",
    alreadyDisabled: "« Connexion activée » est déjà sur Non",
    noUser: "aucun utilisateur WordPress n’est lié",
    noAddress: "l’adresse du site WordPress n’est pas connue ici",
    inactiveStayOut: "Toujours refusé, car le contact est inactif : {0}.",
    willBeSignedOut: "Sera déconnecté de WordPress : {0}.",
    willBeDisabled: "N’a pas le droit de se connecter, donc l’utilisateur WordPress sera désactivé : {0}.",
    progress: "{0} : {1} sur {2}",
    done: "Réussi : {0}.",
    failed: "Échec : {0}.",
    leftAlone: "Inchangé : {0}.",
    line: "{0} : {1}",
    nothingToDo: "Il n’y a rien à faire ici.",
    nothingChosen: "Choisissez d’abord une ou plusieurs lignes.",
    oneOnly: "Choisissez une seule ligne.",
    saveFirst: "Enregistrez d’abord le formulaire.",
    notRead: "Rien n’a été modifié : les lignes n’ont pas pu être lues. {0}",
    noReason: "aucune raison n’a été donnée",
    notAllowed: "vos rôles ne le permettent pas ; il faut WordPress App User",
    noResetSent:
      "aucun e-mail n’a été envoyé : l’utilisateur ne peut pas se connecter, a un rôle que Dataverse ne gère pas, ou WordPress est injoignable. Le journal de la passerelle dit pourquoi",
    cancel: "Annuler",
  },
  arabic: {
    enableLogin: "تمكين تسجيل الدخول",
    disableLogin: "تعطيل تسجيل الدخول",
    unbind: "إلغاء الربط",
    openInWordPress: "فتح في WordPress",
    sendPasswordReset: "إرسال إعادة تعيين كلمة المرور",
    enableLoginAsk: "هل تريد ضبط «تمكين تسجيل الدخول» على نعم لـ {0}؟",
    disableLoginAsk: "هل تريد ضبط «تمكين تسجيل الدخول» على لا لـ {0}؟",
    unbindAsk: "هل تريد إلغاء الربط بين جهة الاتصال ومستخدم WordPress لـ {0}؟",
    sendPasswordResetAsk: "هل تريد إرسال بريد إعادة تعيين كلمة مرور WordPress إلى {0}؟",
    several: "{0} أشخاص: {1}",
    andMore: "{0} و {1} آخرين",
    separator: "، ",
    notBound: "غير مرتبط",
    alreadyEnabled: "«تمكين تسجيل الدخول» هو نعم بالفعل",
    alreadyDisabled: "«تمكين تسجيل الدخول» هو لا بالفعل",
    noUser: "لا يوجد مستخدم WordPress مرتبط",
    noAddress: "عنوان موقع WordPress غير معروف هنا",
    inactiveStayOut: "سيبقى مرفوضًا لأن جهة الاتصال غير نشطة: {0}.",
    willBeSignedOut: "سيُسجَّل خروجه من WordPress: {0}.",
    willBeDisabled: "مرفوض عند تسجيل الدخول، لذلك سيُعطَّل مستخدم WordPress: {0}.",
    progress: "{0}: {1} من {2}",
    done: "نجح: {0}.",
    failed: "فشل: {0}.",
    leftAlone: "دون تغيير: {0}.",
    line: "{0}: {1}",
    nothingToDo: "لا يوجد ما يجب فعله هنا.",
    nothingChosen: "اختر صفًا واحدًا أو أكثر أولًا.",
    oneOnly: "اختر صفًا واحدًا فقط.",
    saveFirst: "احفظ النموذج أولًا.",
    notRead: "لم يتغير شيء: تعذرت قراءة الصفوف. {0}",
    noReason: "لم يُذكر سبب",
    notAllowed: "أدوارك لا تسمح بذلك؛ يلزم الدور WordPress App User",
    noResetSent:
      "لم تُرسل أي رسالة: لا يُسمح للمستخدم بتسجيل الدخول، أو له دور لا يجوز لـ Dataverse إدارته، أو يتعذر الوصول إلى WordPress. سجل الجسر يذكر السبب",
    cancel: "إلغاء",
  },
};

export const say = speak(languages);
