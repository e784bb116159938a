import { contactFormPromises } from "./contact-form/contact-form-promises";
import { promisesToReaders } from "./contact-form/signing-in-promises";
import { fakeForm } from "./fake-form";

describe("the contact form's script on xrm-mock", () => {
  contactFormPromises(fakeForm);
  promisesToReaders(fakeForm);
});
