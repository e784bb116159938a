import { type MakeForm } from "./bound-contact";
import { promisesToMakers } from "./makers-promises";
import { promisesOfSaving } from "./saving-promises";
import { promisesOfSigningIn } from "./signing-in-promises";
import { promisesOfATypedUsername } from "./typed-username-promises";
import { promisesOfTheUser } from "./user-promises";

/** What the contact form's script promises, on any host of forms. */
export function contactFormPromises(makeForm: MakeForm): void {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  promisesOfTheUser(makeForm);
  promisesOfSaving(makeForm);
  promisesOfSigningIn(makeForm);
  promisesOfATypedUsername(makeForm);
  promisesToMakers(makeForm);
}
