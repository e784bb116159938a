import { password, type Person, type Site } from "./wordpress-site";

/** How a sign-in ended, and the cookies it gave. */
export interface SignIn {
  ok: boolean;
  cookie: string;
  text: string;
}

/** The sign-in form. */
export async function form(site: Site, login: string, secret = password): Promise<SignIn> {
  const response = await fetch(`${site.wordpress.url}/wp-login.php`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: "wordpress_test_cookie=WP%20Cookie%20check" },
    body: new URLSearchParams({ log: login, pwd: secret, testcookie: "1", "wp-submit": "Log In" }),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]!);
  const text = await response.text();
  return {
    ok: response.status === 302 && cookies.some((line) => line.startsWith("wordpress_logged_in_")),
    cookie: cookies.join("; "),
    text,
  };
}

/** XML-RPC with the account's password, or an application password. */
export async function xmlRpc(site: Site, login: string, secret = password): Promise<SignIn> {
  const value = (text: string) => `<param><value><string>${text}</string></value></param>`;
  const response = await fetch(`${site.wordpress.url}/xmlrpc.php`, {
    method: "POST",
    headers: { "content-type": "text/xml" },
    body: `<?xml version="1.0"?><methodCall><methodName>wp.getProfile</methodName><params>${value("1")}${value(login)}${value(secret)}</params></methodCall>`,
  });
  const text = await response.text();
  return { ok: response.ok && !text.includes("<fault>"), cookie: "", text };
}

/** REST with an application password. */
export async function rest(site: Site, person: Person): Promise<SignIn> {
  const { status, body } = await site.rest("GET", "/wp/v2/users/me", undefined, person);
  return { ok: status === 200, cookie: "", text: JSON.stringify(body) };
}

/** Whether a cookie still opens the profile screen. */
export async function cookieOpens(site: Site, cookie: string): Promise<boolean> {
  const response = await fetch(`${site.wordpress.url}/wp-admin/profile.php`, {
    redirect: "manual",
    headers: { cookie },
  });
  return response.status === 200;
}

export const paths = {
  "the sign-in form": form,
  "XML-RPC": (site: Site, person: Person) => xmlRpc(site, person),
  "XML-RPC with an application password": (site: Site, person: Person) => xmlRpc(site, person, site.key[person]),
  "REST with an application password": rest,
} satisfies Record<string, (site: Site, person: Person) => Promise<SignIn>>;
