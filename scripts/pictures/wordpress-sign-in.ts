import { type Page } from "@playwright/test";

/** Signs in at a site's wp-login.php. Resolves on the page after it, with what WordPress says when it refuses, or "" when it lets the person in. */
export async function signInAt(page: Page, url: string, login: string, password: string): Promise<string> {
  await page.goto(`${url}/wp-login.php`);
  // A script of the page empties the password of a known user a moment later, and then focuses a field.
  await page.locator("#user_login:focus, #user_pass:focus").waitFor();
  await page.locator("#user_login").fill(login);
  await page.locator("#user_pass").fill(password);
  const answer = page.waitForResponse(
    (one) => one.request().method() === "POST" && one.url().includes("/wp-login.php"),
  );
  await page.locator("#wp-submit").click();
  const isRedirect = (await answer).status() === 302;
  if (!isRedirect) return (await page.locator("#login_error").innerText()).trim();
  await page.waitForURL(({ pathname }) => !pathname.endsWith("/wp-login.php"));
  return "";
}
