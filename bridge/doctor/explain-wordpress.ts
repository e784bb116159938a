import { refusal, site, type Site } from "../wordpress/answers";
import { Broken } from "./check";
import type { RawAnswer } from "./fetch-answer";

/** What the plugin's `/site` answered, and whether the site offers application passwords (the `authentication` of its REST index). */
export interface SiteAnswers {
  site: RawAnswer;
  /** Undefined: the index could not be read. */
  offersApplicationPasswords: boolean | undefined;
}

/** Codes with which WordPress itself refuses an application password: so the header did arrive. */
const wrongPassword = new Set([
  "incorrect_password",
  "invalid_username",
  "invalid_email",
  "invalid_application_password",
]);

/** Gives the plugin's answer back. @throws Broken that names the commonest cause of any other answer. */
export function explainSite({ site: answer, offersApplicationPasswords }: SiteAnswers, url: string): Site {
  const { status, location, json, isPage } = answer;
  if (location && status >= 300 && status < 400)
    throw new Broken(
      `${url} redirects to ${new URL(location).origin}${new URL(location).pathname}.`,
      location.startsWith("https:") && url.startsWith("http:")
        ? "Write the address with https: into the configuration: over plain http the password could be read on its way."
        : "Write the site's final address into the configuration: a password is not sent on to another address.",
    );
  const read = site.safeParse(json);
  if (status === 200 && read.success) return read.data;
  const said = refusal.safeParse(json);
  if (!said.success) throw pageInstead(answer, url);
  const { code, message } = said.data;
  if (code === "rest_no_route")
    throw new Broken(
      `WordPress at ${url} answers, but has no route of the plugin: it is missing, not active, or older than this bridge.`,
      'Install and activate the plugin "Dataverse User Binding" of the bridge\'s version.',
    );
  if (wrongPassword.has(code))
    throw new Broken(
      `WordPress refuses the application password of the bridge's user (${code}).`,
      "Make a new application password in that user's profile and write it, with the user's sign-in name, into the configuration.",
    );
  if (status === 401) throw signedOut(offersApplicationPasswords, code);
  if (code === "icds_forbidden")
    throw new Broken(
      "The password is right, but its user may not bind users.",
      'Give that user the role "Dataverse bridge".',
    );
  if (status === 403)
    throw new Broken(
      `WordPress, or a security plugin in it, refuses REST requests (${code}: ${message}).`,
      "Allow the routes below /integration-cds/v1/ for the bridge's user or its IP address in the settings of the security plugin.",
    );
  throw new Broken(
    `WordPress at ${url} answered ${status} (${code}: ${message}).`,
    isPage
      ? "See the site's error log."
      : "See the site's error log, and whether plugin and bridge have the same version.",
  );
}

function signedOut(offersApplicationPasswords: boolean | undefined, code: string): Broken {
  if (offersApplicationPasswords === false)
    return new Broken(
      "This site has application passwords switched off: by a security plugin, by the host, or because it does not know that it is reached over https.",
      'Switch application passwords on in the security plugin. Behind a proxy that ends TLS set $_SERVER["HTTPS"] = "on" in wp-config.php.',
    );
  return new Broken(
    `WordPress sees no sign-in at all (${code}): the Authorization header does not arrive. Apache with CGI or FastCGI, and some proxies, take it out.`,
    'Apache: "CGIPassAuth On", or in .htaccess "SetEnvIf Authorization .+ HTTP_AUTHORIZATION=$0". A proxy has to pass the header on.',
  );
}

/** No JSON: whatever stands before the REST API answered, or nothing of it is switched on. */
function pageInstead({ status, json }: RawAnswer, url: string): Broken {
  if (status === 200 && json !== undefined)
    return new Broken(
      "The plugin gives an answer that this bridge does not understand: their versions differ.",
      "Install plugin and bridge of the same version.",
    );
  if (status === 200)
    return new Broken(
      `${url} answers the REST API with a page for people: rest_route does not reach WordPress, or a cache or a maintenance page answers instead.`,
      "Open Settings > Permalinks and save once; let caches leave out addresses with rest_route or /wp-json/; end the maintenance mode.",
    );
  if ([401, 403, 405, 406, 415, 429].includes(status))
    return new Broken(
      `Something in front of WordPress answered ${status} with a page of its own: a firewall plugin, the host's firewall, or a password on the web server.`,
      "Let requests to rest_route=/integration-cds/v1/ from the bridge's IP address pass; its log says which rule refused.",
    );
  if (status >= 500)
    return new Broken(
      `${url} answered ${status} without an answer of WordPress's own.`,
      "See the error logs of PHP and of the web server.",
    );
  return new Broken(
    `${url} answered ${status} without an answer of WordPress's own.`,
    "See whether the address is that of WordPress, with its folder if it lives in one.",
  );
}
