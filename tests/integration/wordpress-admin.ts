import { type Site } from "./wordpress-site";
import { form } from "./wordpress-sign-in-paths";

/** The screens of wp-admin, as one signed-in person has them. */
export interface Admin {
  cookie: string;
  /** The HTML of a screen, redirects followed; `as` is another person's cookie. */
  open(path: string, as?: string): Promise<string>;
  /** Posts a form to a screen and answers before any redirect. */
  post(path: string, fields: Record<string, string>, as?: string): Promise<Response>;
}

/** Signs `admin` in. */
export async function adminOf(site: Site): Promise<Admin> {
  const { cookie } = await form(site, "admin");
  const address = (path: string) => `${site.wordpress.url}/wp-admin/${path}`;
  return {
    cookie,
    open: async (path, as = cookie) => (await fetch(address(path), { headers: { cookie: as } })).text(),
    post: (path, fields, as = cookie) =>
      fetch(address(path), {
        method: "POST",
        redirect: "manual",
        headers: { cookie: as },
        body: new URLSearchParams(fields),
      }),
  };
}
